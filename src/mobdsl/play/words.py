"""What a person reads of a step. Every text of a file is made fit for a terminal here."""

from __future__ import annotations

from mobdsl.model.names import words_of
from mobdsl.play.figures import is_drawable
from mobdsl.play.outline import whole_seconds
from mobdsl.records import evolve
from mobdsl.render.terminal import visible
from mobdsl.session.engine_turn import deadlines, own_end, present, waits_for_round
from mobdsl.session.engine_types import On
from mobdsl.session.program_types import End
from mobdsl.timeline.events import Kind
from mobdsl.wording.times import clock, spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mobdsl.session.engine_types import Answer, State
    from mobdsl.session.program_types import Part, Program, Step, Stop


def named(step: Step) -> str:
    """`Scorpion, face down, left side`"""
    return ", ".join(part for part in (visible(step.title), *_place(step)) if part)


def _place(step: Step) -> Iterator[str]:
    if step.position:
        yield visible(words_of(step.position))
    side = side_of(step)
    if side:
        yield side


def side_of(step: Step) -> str:
    """`left leg`; where nobody says of what, `left side`; both, where they take turns."""
    if step.turns:
        return f"{' and '.join(visible(words_of(side)) for side in step.turns)} in turn"
    if not step.side:
        return ""
    side = visible(words_of(step.side))
    if step.limb:
        return f"{side} {visible(words_of(step.limb))}"
    return f"{side} side" if side in ("left", "right") else side


def where(step: Step) -> str:
    """Side, set and rounds: what changes while the movement stays."""
    parts = [*_place(step)]
    if step.set is not None:
        parts.append(f"set {step.set}" + (f" of {step.sets}" if step.sets else ""))
    for each in reversed(step.rounds):
        parts.append(f"round {each.number}" + (f" of {each.total}" if each.total else ""))
    if step.level:
        parts.append(visible(step.level))
    return " · ".join(parts)


def amount(step: Step) -> str:
    """How much, how heavy, how hard, with what: what is to be done in this set."""
    parts = []
    if step.reps:
        parts.append(f"{visible(step.each)} reps each side" if step.each else _reps(visible(step.reps)))
    elif dose := own_dose(step):
        parts.append(visible(dose))
    if step.load:
        parts.append(visible(step.load))
    if step.effort:
        parts.append(f"effort {visible(step.effort)}")
    if step.kit:
        parts.append(f"with {visible(step.kit)}")
    return " · ".join(parts)


def as_chosen(step: Step, answers: Iterable[Answer]) -> Step:
    """``step`` with the equipment that was chosen for it."""
    chosen = {one.name: one.value for one in answers}
    if not any(thing.ask in chosen for thing in step.things):
        return step
    texts = (words_of(str(chosen.get(thing.ask or "", thing.text))) for thing in step.things)
    return evolve(step, kit=", ".join(texts))


def _reps(reps: str) -> str:
    if reps == "max":
        return "as many as you can"
    return f"{reps} rep" if reps == "1" else f"{reps} reps"


def figures(step: Step) -> tuple[str, ...]:
    """What is shown big of a step that a person ends: repetitions with their load, and the same without it."""
    if step.reps:
        reps = visible(step.each or step.reps)
        load = visible(step.load).partition(" (")[0] if step.load else ""
        found = [f"{reps} × {load}"] if load else []
        return tuple(text for text in (*found, reps) if is_drawable(text))
    dose = visible(step.dose) if step.dose else ""
    return (dose,) if is_drawable(dose) and dose[:1].isdigit() else ()


def coming(program: Program, index: int) -> str:
    """What comes after step ``index``, with its dose; a rest on the way is told with it."""
    rest = ""
    for step in program.steps[index + 1 :]:
        if step.kind is Kind.PROMPT:
            continue
        if step.kind is Kind.WORK:
            told = ", ".join(part for part in (named(step), *_set_and_dose(step)) if part)
            return f"{rest}{told}"
        if not rest:
            rest = f"{rest_title(step)}{f' {spoken(step.duration)}' if step.duration else ''}, then "
    return rest.removesuffix(", then ")


def _set_and_dose(step: Step) -> Iterator[str]:
    if step.set is not None and step.set > 1:
        yield f"set {step.set}"
    yield amount(step)
    if step.duration and not step.reps:
        yield f"{'about ' if step.about else ''}{spoken(step.duration)}"


def own_dose(step: Step) -> str:
    """The dose without what is told elsewhere: how many sets, and how long each of them takes."""
    dose = step.dose or ""
    if step.parts or step.reps:
        return ""
    if step.duration is not None:
        time = spoken(step.duration)
        for head in (f"{step.sets} × {time}", time):
            if dose.startswith(head):
                return dose[len(head) :].partition(", ")[2]
    return dose


def rest_title(step: Step) -> str:
    """What a rest is called, without how long it takes."""
    return visible(step.title).partition(", ")[0]


def stops_here(state: State) -> Iterator[Stop]:
    """The stop rules that hold where the session is."""
    inside = state.program.steps[state.at].groups if state.program.steps else ()
    return (rule for rule in state.program.stops if not rule.scopes or set(rule.scopes).intersection(inside))


def waits(state: State) -> bool:
    """Whether the step that is on ends only when a person says so, or a deadline around it."""
    if own_end(state) is not None and not waits_for_round(state):
        return False
    return not any(True for _ in deadlines(state))


def is_total(state: State) -> bool:
    """Whether work is on that adds up over sets."""
    return state.on is On.STEP and present(state).end is End.TOTAL


def is_between_sets(state: State) -> bool:
    """Whether a person rests between two sets of a total."""
    return is_total(state) and state.set_begun is None


def part_line(part: Part) -> str:
    """A movement of a round that is counted: `5 pull-ups, 60kg`"""
    texts = (part.dose, part.title, part.load, part.effort and f"effort {part.effort}", part.position, part.kit)
    return "  ".join(visible(text) for text in texts[:2] if text) + "".join(
        f", {visible(text)}" for text in texts[2:] if text
    )


def countdown(milliseconds: int) -> str:
    """`0:27`, up to the next whole second."""
    return clock(whole_seconds(max(milliseconds, 0)))


def stopwatch(milliseconds: int) -> str:
    """`0:27`, whole seconds that have passed."""
    return clock(milliseconds // 1000 * 1000)
