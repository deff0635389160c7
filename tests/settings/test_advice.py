"""Which findings can be silenced is known of each: the table holds what the program reports with a lesser weight."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import mobdsl
from mobdsl.lint.codes import CODES
from mobdsl.lint.codes.advice import ADVICE

ROOT = Path(mobdsl.__file__).parent
ALWAYS_HEARD = {"M511", "M512", "M513", "M514", "M515", "M602"}
"""Findings of outputs: they are made of a file that has been checked already."""
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
    assert set(lesser()) - ALWAYS_HEARD == ADVICE - WEIGHED_BY_A_VARIABLE


def test_each_has_a_page() -> None:
    assert CODES.keys() >= ADVICE
