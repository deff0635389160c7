"""The compiled grammar: from tables made beforehand where they fit, else built from ``mob.lark``.

Building the tables takes ten times as long as loading them, and every command would pay it. They are made by
``python -m mobdsl.syntax.grammar`` (`make tables`); a test compares them with the grammar.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

import lark
from lark import Lark

from mobdsl.syntax.builder import Builder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_PACKAGE = Path(__file__).resolve().parent.parent
_OPTIONS: dict[str, Any] = {"parser": "lalr", "lexer": "contextual", "maybe_placeholders": False}


def grammar_path() -> Path:
    """Where ``mob.lark`` is: in the installed package, or at the top of a checkout."""
    installed = _PACKAGE / "grammar" / "mob.lark"
    return installed if installed.is_file() else _PACKAGE.parent.parent / "grammar" / "mob.lark"


def build(strict: bool = False) -> Lark:
    """The parser built from the grammar. ``strict`` makes any conflict or collision an error (needs interegular)."""
    return Lark(grammar_path().read_text("utf-8"), transformer=Builder(), strict=strict, **_OPTIONS)


def tables() -> dict[str, Any]:
    """What is stored: the tables, and what they were made from."""
    from lark.grammar import Rule
    from lark.lexer import TerminalDef

    plain = Lark(grammar_path().read_text("utf-8"), **_OPTIONS)
    data, memo = plain.memo_serialize([TerminalDef, Rule])
    return {"made_from": made_from(), "data": data, "memo": memo}


def made_from() -> str:
    """A mark of the grammar and of the Lark that reads it; tables made from anything else are not used."""
    return f"{sha256(grammar_path().read_bytes()).hexdigest()} lark {lark.__version__}"


@cache
def load() -> Lark:
    """The parser, once a process."""
    try:
        from mobdsl.syntax.tables import TABLES
    except ImportError:
        return build()
    if TABLES["made_from"] != made_from():
        return build()
    parser: Lark = Lark._load_from_dict(TABLES["data"], TABLES["memo"], transformer=Builder())  # type: ignore[no-untyped-call]
    return parser


if __name__ == "__main__":
    text = f'"""Made by `make tables`; not edited by hand."""\n\nTABLES = {tables()!r}\n'
    Path(__file__).with_name("tables.py").write_text(text, "utf-8")
