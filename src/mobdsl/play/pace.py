"""The phase that is on, as a shape and words: breath, tempo, holds in repetitions."""

from __future__ import annotations

from mobdsl.model.names import words_of
from mobdsl.play.scene import Pace, Shape
from mobdsl.render.terminal import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.session.program_types import Step
    from mobdsl.timeline.events import Phase

_SHAPES = {
    "inhale": Shape.FILL,
    "lift": Shape.FILL,
    "up": Shape.FILL,
    "exhale": Shape.DRAIN,
    "lower": Shape.DRAIN,
    "down": Shape.DRAIN,
    "hold_full": Shape.FULL,
    "hold": Shape.FULL,
    "hold_empty": Shape.EMPTY,
    "pause": Shape.EMPTY,
    "reset": Shape.EMPTY,
}
_NAMES = {"hold_full": "Hold, lungs full", "hold_empty": "Hold, lungs empty", "reset": "Let go"}
_HOLDS = ("hold", "reset")

_COUNTED = 1500
"""A phase that is longer is counted down."""


def phase_at(step: Step, gone: int) -> Phase | None:
    """The phase that is on; None before the first and behind the last."""
    found = None
    for phase in step.phases:
        if phase.start > gone:
            break
        found = phase
    return found if found is not None and gone < found.start + found.duration else None


def phase_words(phase: Phase) -> str:
    """`Inhale`, `Hold left`, with what the author wants said."""
    name = _NAMES.get(phase.kind) or words_of(phase.kind).capitalize()
    side = f" {visible(words_of(phase.side))}" if phase.side else ""
    text = f": {visible(phase.text)}" if phase.text else ""
    return f"{name}{side}{text}"


def pace_of(step: Step, gone: int) -> Pace | None:
    """The phase that is on, drawn."""
    phase = phase_at(step, gone)
    if phase is None:
        return None
    left = phase.start + phase.duration - gone
    reps = step.phases[-1].rep
    return Pace(
        phase_words(phase),
        _SHAPES.get(phase.kind, Shape.FULL),
        (gone - phase.start) / phase.duration,
        str(-(-left // 1000)) if phase.duration >= _COUNTED else "",
        f"rep {phase.rep} of {reps}" if reps > 1 else "",
    )


def held(step: Step, gone: int) -> tuple[int, str] | None:
    """Of holds in repetitions, what is left of the one that is on, or of the time between two, and its name."""
    if not any(phase.kind == "reset" for phase in step.phases):
        return None
    phase = phase_at(step, gone)
    if phase is None or phase.kind not in _HOLDS:
        return None
    return phase.start + phase.duration - gone, phase_words(phase)


_BREATHS = {"inhale": "INHALE", "exhale": "EXHALE", "hold_full": "HOLD", "hold_empty": "HOLD"}

ROOM_OF_BREATH = "EXHALE 9"
"""What a breath is as large as, so that its size does not change with it."""


def breath(step: Step, gone: int) -> str | None:
    """`INHALE 3`: the breath that is on, where there is time to follow it."""
    phase = phase_at(step, gone)
    if phase is None or phase.kind not in _BREATHS or phase.duration < _COUNTED:
        return None
    return f"{_BREATHS[phase.kind]} {-(-(phase.start + phase.duration - gone) // 1000)}"
