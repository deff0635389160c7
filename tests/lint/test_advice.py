"""Which findings can be silenced is known of each: the table holds what the program reports with a lesser weight."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import mobdsl
from mobdsl.lint.codes.table import CODES

ROOT = Path(mobdsl.__file__).parent
ADJUSTABLE = {code for code, kind in CODES.items() if kind.adjustable and not kind.of_check}
OF_OUTPUTS = {code for code, kind in CODES.items() if kind.of_output}
WEIGHED_BY_A_VARIABLE = {"M306"}


def lesser() -> Iterator[str]:
    """The codes in calls that report a warning or an info."""
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _is_lesser(node):
                values = (one.value for one in node.args if isinstance(one, ast.Constant))
                yield from (one for one in values if isinstance(one, str) and re.fullmatch(r"M\d{3}", one))


def _is_lesser(call: ast.Call) -> bool:
    given = [ast.unparse(one) for one in (*call.args, *(keyword.value for keyword in call.keywords))]
    return "warn" in ast.unparse(call.func) or not {"Severity.WARNING", "Severity.INFO", "weight"}.isdisjoint(given)


def test_each_is_in_the_table() -> None:
    assert set(lesser()) - OF_OUTPUTS == ADJUSTABLE - WEIGHED_BY_A_VARIABLE
