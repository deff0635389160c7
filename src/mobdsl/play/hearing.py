"""What is heard of what follows from an event."""

from __future__ import annotations

from mobdsl.play.pace import phase_words
from mobdsl.play.prompts import asked_aloud
from mobdsl.render.terminal import visible
from mobdsl.session.engine_turn import present, prompt_on
from mobdsl.wording.times import spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from mobdsl.play.sound import Sound
    from mobdsl.session.engine_types import Effect, State

_LONG_ENOUGH = 2000
"""A phase that is shorter leaves no time for a word."""

_ENDS = {"finished": "Done.", "gate": "Not today.", "stopped": "Stopped."}


def hear(effects: Iterable[Effect], state: State, sound: Sound) -> None:
    """Lets ``sound`` tell ``effects``, after which the session is in ``state``."""
    for effect in effects:
        match effect.word:
            case "begin":
                sound.announce(visible(present(state).say or present(state).title))
            case "ask":
                prompt = prompt_on(state)
                sound.announce(asked_aloud(prompt) if prompt else "")
            case "lead":
                sound.announce("Get ready.")
            case "phase":
                _phase(effect, state, sound)
            case "count":
                sound.remark(str(effect.value))
            case "half":
                sound.remark("Halfway.")
            case "next":
                sound.tell(_next(state))
            case "mark":
                sound.remark(f"{spoken(effect.value)}." if isinstance(effect.value, int) else "")
            case "end" if effect.value in _ENDS:
                sound.announce(_ENDS[str(effect.value)])


def _phase(effect: Effect, state: State, sound: Sound) -> None:
    phases = present(state).phases
    if isinstance(effect.value, int) and effect.value < len(phases):
        phase = phases[effect.value]
        if phase.start and phase.duration >= _LONG_ENOUGH:
            sound.remark(phase_words(phase))


def _next(state: State) -> str:
    following = state.program.steps[state.at + 1 :][:1]
    return visible(following[0].next or "") if following else ""
