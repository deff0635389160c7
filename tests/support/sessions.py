"""Session programs of texts."""

from typing import Any

from mobdsl import api
from mobdsl.adapt.state import AS_WRITTEN, State
from mobdsl.project.imports import Memory
from mobdsl.session.program_types import Program
from mobdsl.views.session import program_json


def program(text: str, *contexts: str, state: State = AS_WRITTEN) -> Program:
    """The program of the first routine of ``text``, which has no error."""
    loaded = api.load(Memory({"case.mob": text}), "case.mob")
    assert loaded.value is not None, loaded.diagnostics
    made = api.session_program(loaded.value, contexts=contexts, state=state)
    assert made.value is not None, made.diagnostics
    return made.value


def shown(text: str, *contexts: str) -> dict[str, Any]:
    """The same in JSON's types."""
    return program_json(program(text, *contexts))
