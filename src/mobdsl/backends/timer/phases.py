"""What goes on inside a set, as words that the script takes apart."""

from __future__ import annotations

import re

from mobdsl.backends.timer.text import clean
from mobdsl.records import frozen
from mobdsl.wording.columns import columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.timeline.events import Phase

_MOST_OF_PHASE = 20
"""Columns of what goes on in a phase; its countdown and the number of the rep stand behind it."""


@frozen
class Phases:
    """The phases of a set, for the script."""

    words: str
    """`start:duration:kind:rep`, times in milliseconds."""
    long: tuple[str, ...]
    """What is to be said with phases and is too long to stand beside their time."""


def shown(phases: tuple[Phase, ...]) -> Phases:
    """``phases`` as the script knows them."""
    words = (f"{phase.start}:{phase.duration}:{_token(_name(phase))}:{phase.rep}" for phase in phases)
    return Phases(" ".join(words), tuple(dict.fromkeys(_long_text(phase) for phase in phases if _is_long(phase))))


def _name(phase: Phase) -> str:
    """`inhale, extend` where the author's words leave room for the time; `hold left` where sides take turns."""
    named = f"{_kind(phase)} {phase.side}" if phase.side else _kind(phase)
    with_text = f"{named}, {clean(phase.text)}" if phase.text else named
    return with_text if _has_room(with_text) else named


def _kind(phase: Phase) -> str:
    """What goes on, as people read it: `hold full`."""
    return phase.kind.replace("_", " ")


def _is_long(phase: Phase) -> bool:
    return bool(phase.text) and not _has_room(f"{_kind(phase)}, {clean(phase.text or '')}")


def _long_text(phase: Phase) -> str:
    return f"{_kind(phase).capitalize()}: {clean(phase.text or '')}"


def _has_room(name: str) -> bool:
    return columns(name) <= _MOST_OF_PHASE


def _token(name: str) -> str:
    """``name`` without what separates phases and their parts; its blanks are such that nothing is broken at."""
    return re.sub(r":+", "-", clean(name)).replace(" ", "\N{NO-BREAK SPACE}") or "-"
