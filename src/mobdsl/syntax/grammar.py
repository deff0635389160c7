"""The compiled grammar: from tables made beforehand where they fit, else built from ``mob.lark``.

Lark compiles the grammar; reading a text needs its tables alone. They are made by ``python -m mobdsl.syntax.grammar``
(`make tables`) and stored in ``tables.py``; a test compares them with the grammar.
"""

from __future__ import annotations

import os
import zlib
from functools import cache

from mobdsl.syntax.automaton import Tables
from mobdsl.syntax.lexer import UNCLOSED_LONG_TEXT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - pathlib costs a millisecond
_OPTIONS: dict[str, Any] = {"parser": "lalr", "lexer": "contextual", "maybe_placeholders": False}
_END = "$END"
_DECLARED = "INVALID"


def grammar_text() -> bytes:
    """What is in ``mob.lark``: in the installed package, or at the top of a checkout. Empty where it is in neither."""
    for folder in (_PACKAGE, os.path.join(_PACKAGE, "..", "..")):  # noqa: PTH118
        try:
            with open(os.path.join(folder, "grammar", "mob.lark"), "rb") as file:  # noqa: PTH118, PTH123
                return file.read()
        except OSError:
            continue
    return b""


@cache
def load() -> Tables:
    """The tables, once a process."""
    try:
        from mobdsl.syntax import tables
    except ImportError:
        return Tables(**compiled())
    text = grammar_text()
    if text and zlib.crc32(text) != tables.CHECKSUM:
        return Tables(**compiled())
    return Tables(tables.TERMINALS, tables.SYMBOLS, tables.RULES, tables.ROWS, tables.FINAL)


def lark(text: str | None = None, **options: Any) -> Any:
    """Lark's own parser of the grammar, or of another ``text`` of one."""
    from lark import Lark

    return Lark(text or grammar_text().decode(), **_OPTIONS, **options)


def compiled() -> dict[str, Any]:
    """The fields of :class:`Tables`, made by Lark from the grammar."""
    from lark.lexer import _create_unless
    from lark.parsers.lalr_analysis import Shift

    parser = lark()
    lexer = parser.parser.lexer.root_lexer
    terminals, _ = _create_unless(lexer.terminals, 0, lexer.re, False)  # type: ignore[no-untyped-call]
    patterns = [(term.name, term.pattern.to_regexp()) for term in terminals if term.name not in lexer.ignore_types]
    names = [name for name, _ in patterns]
    patterns.insert(names.index("LONG_TEXT") + 1, UNCLOSED_LONG_TEXT)
    words = {term.pattern.value: term.name for term in lexer.terminals if term not in terminals}
    rules = parser.rules
    made = dict.fromkeys(str(rule.origin.name) for rule in rules)
    symbols = ["", *(name for name, _ in patterns), *words.values(), _END, _DECLARED, *made]
    number = {name: index for index, name in enumerate(symbols)}

    table = parser.parser.parser.parser.parse_table
    (first,), (last,) = table.start_states.values(), table.end_states.values()
    # The states are numbered as they are met from the first one on, so that the same grammar gives the same tables.
    met, rows = [first], []
    place = {first: 0}
    for state in met:
        row = [0] * len(symbols)
        for name, (action, target) in sorted(table.states[state].items(), key=lambda entry: number[entry[0]]):
            if action is Shift:
                if target not in place:
                    place[target] = len(met)
                    met.append(target)
                row[number[name]] = place[target]
            else:
                row[number[name]] = -1 - rules.index(target)
        rows.append(tuple(row))
    return {
        "terminals": (tuple(patterns), tuple(words.items())),
        "symbols": tuple(symbols),
        "rules": tuple(_rule(rule, number) for rule in rules),
        "rows": tuple(rows),
        "final": place[last],
    }


def _rule(rule: Any, number: dict[str, int]) -> tuple[int, str, tuple[str, ...]]:
    """What a rule makes, the callback that makes it ("" where the parts go into what is around), and its parts."""
    name = str(rule.origin.name)
    parts = ("" if symbol.is_term and symbol.filter_out else str(symbol.name) for symbol in rule.expansion)
    return number[name], "" if name.startswith("_") else str(rule.alias or name), tuple(parts)


def stored(fields: dict[str, Any]) -> str:
    """The text of ``tables.py``."""
    lines = ['"""Made by `make tables`; not edited by hand."""', "", f"CHECKSUM = {zlib.crc32(grammar_text())}"]
    for name, value in fields.items():
        if isinstance(value, tuple):
            lines += [f"{name.upper()} = (", *(f"    {entry!r}," for entry in value), ")"]
        else:
            lines.append(f"{name.upper()} = {value!r}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    from pathlib import Path

    Path(__file__).with_name("tables.py").write_text(stored(compiled()), "utf-8")
