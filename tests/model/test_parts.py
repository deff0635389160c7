"""Whoever goes through a model by its parts comes to all of them."""

import importlib
import pkgutil
import re
from collections import Counter

import pytest

from mobdsl import model
from mobdsl.model.parts import _HELD, every_part
from support.say import program

MODULES = [importlib.import_module(f"mobdsl.model.{module.name}") for module in pkgutil.iter_modules(model.__path__)]
CLASSES = {
    name: value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, type) and value.__module__ == module.__name__ and hasattr(value, "__attrs_attrs__")
}
PARTS = r"\b(Clauses|Heading|Guard|Rule|Item|Step|Context|Movement|Level|Adaptation|PlanLine|Doing|Modifier|Done)\b"
BESIDE = {"Document", "Clauses", "ClauseUse"}
"""Classes that hold parts and are gone through in other ways."""


@pytest.mark.parametrize("name", sorted(CLASSES.keys() - BESIDE))
def test_every_field_that_holds_parts_is_in_the_table(name: str) -> None:
    held = {field for field, kind in CLASSES[name].__annotations__.items() if re.search(PARTS, str(kind))}
    beside = {"Context": {"headings"}, "Routine": {"headings"}, "Movement": {"headings"}}  # those of its clauses again
    assert held - beside.get(name, set()) == set(_HELD.get(name, ()))


FILE = """movement a { cue "x"; variation v { planes b } }
progression p { level a x8; level b x8 { cue "y" }; advance if c }
context q { skip a; replace b with a 3s if d }
routine r { a 5s with stick if e; block { b 3s { ask f; load 5kg if g } } ; stop if h }
plan l { start 2026-03-02; zone "UTC"; on mon do r if i; week 2 load 60%; advance if j }
did 2026-03-02 07:04 r { note "z" done a 3x8 }
"""


def test_all_parts_of_a_file() -> None:
    document = program(FILE).document().value
    assert document is not None
    counted = Counter(type(part).__name__ for part in every_part(document.parts()))
    assert counted == {
        "Movement": 2, "Progression": 1, "Level": 2, "Context": 1, "Routine": 1, "Plan": 1, "Entry": 1,
        "Step": 3, "Block": 1, "Skip": 1, "Replace": 1, "Ask": 1, "Stop": 1, "Adaptation": 2,
        "PlanLine": 1, "Doing": 1, "Modifier": 1, "Done": 1, "Heading": 3,
        "Clauses": 15,  # of the file, 2 movements, 2 levels and their ladder, 3 steps, 1 under `if`, 5 others
    }  # fmt: skip
