"""Files in memory, read and worked out."""

import datetime as dt

from mobdsl import api
from mobdsl.diagnostics import Diagnostic
from mobdsl.model.document import Document
from mobdsl.project.imports import Memory
from mobdsl.schedule.sessions import Session


def load(text: str, path: str = "test.mob", **settings: str) -> tuple[api.Program, tuple[Diagnostic, ...]]:
    """The file ``text``, with what there is to say of reading it."""
    loaded = api.load(Memory({path: text}), path, settings)
    assert loaded.value is not None
    return loaded.value, loaded.diagnostics


def document(text: str) -> Document:
    """What ``text`` means; it has to be in order."""
    program, found = load(text)
    assert not found
    value = program.document().value
    assert value is not None
    return value


def findings(text: str) -> list[Diagnostic]:
    """All that `check` says of ``text``, in the order of the text."""
    program, found = load(text)
    everything = dict.fromkeys((*found, *api.check(program)))
    return sorted(everything, key=lambda one: one.span.start if one.span else 0)


def sessions(text: str, *window: dt.date, path: str = "test.mob") -> tuple[Session, ...]:
    """The sessions of the first plan in ``text``."""
    planned = api.schedule(load(text, path)[0], None, *window)
    assert planned.value is not None
    return planned.value.sessions
