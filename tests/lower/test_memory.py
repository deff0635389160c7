"""A file whose parameters depend on contexts is read anew in each of them only as far as it means something else."""

import pytest

from mobdsl import api
from mobdsl.lower import lines
from mobdsl.project.imports import Memory
from support.say import length, program

CONTEXTS = 40
FILE = "\n".join(
    (
        "param long = 1s",
        *(f"param long = {number + 2}s if c{number}" for number in range(CONTEXTS)),
        *(f"context c{number} {{ skip jog }}" for number in range(CONTEXTS)),
        "routine r { plank long; jog 5s }",
        "routine s { " + "; ".join(f"march {number + 1}s" for number in range(CONTEXTS)) + " }",
    )
)


def test_each_context_has_its_value() -> None:
    file = program(FILE)
    times = [
        length(timeline) for contexts in ((), ("c0",), ("c7",)) if (timeline := api.timeline(file, "r", contexts).value)
    ]
    assert times == [(6, 6), (2, 2), (9, 9)]


def test_what_does_not_name_the_parameter_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read = lines.read_line
    count = 0

    def counted(*arguments: object) -> None:
        nonlocal count
        count += 1
        read(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(lines, "read_line", counted)
    file = program(FILE)
    assert [api.timeline(file, "r", (f"c{number}",)).ok for number in range(CONTEXTS)] == [True] * CONTEXTS
    once = CONTEXTS * 2 + 2  # a rule in each context, the lines of both routines
    assert count == once + CONTEXTS * 2  # and in each context the two lines of `r` again


def test_a_context_that_no_parameter_asks_for_is_no_reason_to_read_anything() -> None:
    file = program(
        "param long = 1s\nparam long = 2s if c\ncontext c { skip a }\ncontext d { skip a }\nplank long; a 5s"
    )
    assert file.document(("d",)) is file.document()
    assert file.document(("c",)) is not file.document()


def test_mistakes_are_reported_in_every_context() -> None:
    text = "param long = 1s\nparam long = 2s if c\ncontext c { skip a }\nroutine r { plank long; a 5s 6s }"
    loaded = api.load(Memory({"main.mob": text}), "main.mob")
    assert loaded.value
    assert [[one.code for one in loaded.value.document(contexts).diagnostics] for contexts in ((), ("c",))] == [
        ["M105"]
    ] * 2
