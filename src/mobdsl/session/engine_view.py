"""What a player shows of a session at one moment."""

from __future__ import annotations

from mobdsl.records import frozen
from mobdsl.session.engine_turn import collected, deadlines, is_under_way, own_end, present, prompt_on, spent, step_at
from mobdsl.session.engine_types import On
from mobdsl.session.program_types import End, Round

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.session.engine_types import State, Status
    from mobdsl.session.program_types import Prompt, Step
    from mobdsl.timeline.events import Phase


@frozen(kw_only=True)
class View:
    """What is on. All times are milliseconds."""

    status: Status
    on: On
    at: int
    """The step, or the prompt; in the lead-in the step that follows."""
    step: Step | None
    """The step that is on, as it is done."""
    prompt: Prompt | None
    elapsed: int
    """Since the step or the lead-in began; of a total what its sets add up to."""
    left: int | None
    """Until it ends by itself; None where a person ends it."""
    deadlines: tuple[tuple[int, int], ...]
    """The groups that one is in and that have a deadline, the outermost first, each with what is left."""
    rounds: tuple[Round, ...]
    """Which rounds it stands in; those that are done again as often as one likes are counted."""
    counted: int | None
    """Rounds counted in this step."""
    sets: int | None
    """Sets of a total that are over."""
    stands: bool
    """Whether the clock of a total stands between its sets."""
    phase: Phase | None
    clock: int
    """What the session clock shows."""


def view(state: State) -> View:
    """What is on in ``state``."""
    here = state.on is not On.NOTHING
    is_on = state.on is On.STEP
    step = present(state) if is_on else None
    return View(
        status=state.status,
        on=state.on,
        at=state.at,
        step=step,
        prompt=prompt_on(state),
        elapsed=_elapsed(state),
        left=_left(state),
        deadlines=tuple((group.id, max(0, moment - state.clock)) for group, moment in deadlines(state)),
        rounds=rounds_at(state, state.at) if here else (),
        counted=state.counted if step and step.end is End.COUNT else None,
        sets=len(state.sets) if step and step.end is End.TOTAL else None,
        stands=bool(step and step.end is End.TOTAL and state.set_begun is None),
        phase=_phase(state, step) if step else None,
        clock=state.clock,
    )


def upcoming(state: State) -> Step | None:
    """The next step that is no prompt, as far as anybody knows; None where none is left."""
    first = state.at + (state.on is not On.LEAD) if is_under_way(state) else 0
    steps = state.program.steps
    return next((step_at(state, index) for index in range(first, len(steps)) if steps[index].prompt is None), None)


def rounds_at(state: State, index: int) -> tuple[Round, ...]:
    """The rounds that step ``index`` stands in."""
    rounds = state.program.steps[index].rounds
    more = sum(count for place, count in state.laps if _goes_to(state, place) <= index <= place)
    return (*rounds[:-1], Round(rounds[-1].number + more, rounds[-1].total)) if rounds and more else rounds


def _goes_to(state: State, place: int) -> int:
    prompt = state.program.steps[place].prompt
    return place if prompt is None or prompt.to is None else prompt.to


def _elapsed(state: State) -> int:
    if state.on is On.LEAD:
        return state.lead
    if state.on is not On.STEP:
        return 0
    return collected(state) if present(state).end is End.TOTAL else spent(state)


def _left(state: State) -> int | None:
    if state.on is On.LEAD:
        return state.options.lead - state.lead
    if state.on is not On.STEP:
        return None
    step = present(state)
    if step.end is End.TOTAL:
        return None if step.duration is None else max(0, step.duration - collected(state))
    end = own_end(state)
    return None if end is None else max(0, end - state.clock)


def _phase(state: State, step: Step) -> Phase | None:
    now = spent(state)
    return next((phase for phase in reversed(step.phases) if phase.start <= now < phase.start + phase.duration), None)
