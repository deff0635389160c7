"""From the state of a session to the scene of this moment."""

from __future__ import annotations

from mobdsl.play.hints import hints
from mobdsl.play.outline import Span, left_words, own_length
from mobdsl.play.pace import ROOM_OF_BREATH, breath, held, pace_of
from mobdsl.play.scene import Listed, Mood, Scene
from mobdsl.play.words import (
    amount,
    as_chosen,
    coming,
    countdown,
    figures,
    is_between_sets,
    named,
    part_line,
    rest_title,
    stops_here,
    stopwatch,
    where,
)
from mobdsl.records import evolve
from mobdsl.render.terminal import visible
from mobdsl.session.engine_turn import collected, deadlines, own_end, present, prompt_on, spent, step_at
from mobdsl.session.engine_types import On, Status
from mobdsl.session.program_types import Asked, End, GroupKind
from mobdsl.timeline.events import Kind
from mobdsl.wording.times import spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from mobdsl.play.outline import Outline
    from mobdsl.session.engine_types import State
    from mobdsl.session.program_types import Step

_WORDS = {
    Mood.READY: "GET READY",
    Mood.WORK: "WORK",
    Mood.REST: "REST",
    Mood.SWITCH: "SWITCH",
    Mood.ASK: "QUESTION",
    Mood.PAUSED: "PAUSED",
    Mood.DONE: "DONE",
}
_MOODS = {Kind.WORK: Mood.WORK, Kind.REST: Mood.REST, Kind.SWITCH: Mood.SWITCH, Kind.PROMPT: Mood.ASK}

_ASKED = {Asked.GATE: "SAFETY CHECK", Asked.AGAIN: "AGAIN?", Asked.OFFER: "OPTIONAL"}
"""What kind of question it is, where that is worth a word."""

_LAST = "This is the last one."

LISTED = 80
"""So many steps around the one that is on are listed beside it."""


def scene_of(state: State, known: Outline) -> Scene:
    """What there is to see of ``state``."""
    program = state.program
    mood = _mood(state)
    left = _left(state, known)
    scene = Scene(
        mood=Mood.PAUSED if state.status is Status.PAUSED else mood,
        word=_word(state, mood),
        heading=_heading(state),
        place=place_words(state, known),
        left=left_words(left),
        progress=_progress(known, left, known.numbers[state.at] if known.numbers else 0),
        stops=tuple(dict.fromkeys(visible(stop.name) for stop in stops_here(state))),
        next=coming(program, state.at) or _LAST,
        next_word="Next" if coming(program, state.at) else "",
        hints=hints(state),
        plan=_listed(state),
    )
    if state.on is On.LEAD:
        scene = evolve(scene, **_lead(state))
    elif state.on is On.STEP:
        scene = evolve(scene, **_step(state))
    elif state.on is On.PROMPT:
        scene = evolve(scene, title=_asked_for(state))
    return _paused(scene) if state.status is Status.PAUSED else scene


def _asked_for(state: State) -> str:
    """What a prompt is about, where its question does not say it: the condition of a gate."""
    step = state.program.steps[state.at]
    is_said = step.prompt is None or step.title in step.prompt.text
    return "" if is_said else f"{visible(step.title)}:"


def _paused(scene: Scene) -> Scene:
    """A pause is what is seen first; where the step stood comes after it."""
    stood = f"{scene.figures[-1]} {scene.caption}" if scene.figures else ""
    figures = ("PAUSED",) if scene.figures or scene.title else ()
    return evolve(scene, figures=figures, room="", caption="Space: go on", clocks=(stood, *scene.clocks))


def _mood(state: State) -> Mood:
    if state.on is On.LEAD or state.status is Status.READY:
        return Mood.READY
    if state.status is Status.DONE:
        return Mood.DONE
    if is_between_sets(state):
        return Mood.REST
    return _MOODS[state.program.steps[state.at].kind]


def _word(state: State, mood: Mood) -> str:
    if state.status is Status.PAUSED:
        return _WORDS[Mood.PAUSED]
    prompt = prompt_on(state)
    return _ASKED.get(prompt.type, _WORDS[mood]) if prompt else _WORDS[mood]


def _heading(state: State) -> str:
    step = state.program.steps[state.at] if state.program.steps else None
    titles = (state.program.title, step.block if step else None)
    return " · ".join(visible(title) for title in titles if title)


def place_words(state: State, known: Outline) -> str:
    """`4 of 12`"""
    number = known.numbers[state.at] if known.numbers else 0
    return f"{number} of {known.count}" if number else f"{known.count} steps"


def _progress(known: Outline, left: Span, number: int) -> float:
    if known.whole.known and not known.whole.open:
        return 1 - left.known / known.whole.known
    return max(number - 1, 0) / known.count if known.count else 0.0


def _left(state: State, known: Outline) -> Span:
    """How long the session goes on, from here."""
    if not state.program.steps:
        return Span()
    after = known.after[state.at]
    if state.on is On.LEAD:
        return after + own_length(state.program.steps[state.at])
    if state.on is not On.STEP:
        return after
    for group, moment in deadlines(state):
        inside = own_left(state) + between(known, state.at, group.last)
        capped = Span(moment - state.clock, most=group.kind is not GroupKind.ROUND)
        is_shorter = not inside.open and inside.known < capped.known and capped.most
        return (inside if is_shorter else capped) + known.after[group.last]
    return own_left(state) + after


def own_left(state: State) -> Span:
    """How long the step goes on that is on."""
    step, end = present(state), own_end(state)
    if end is not None:
        return Span(max(end - state.clock, 0), step.about)
    likely = own_length(step)
    return Span(max(likely.known - spent(state), 0), likely.about, likely.open)


def between(known: Outline, first: int, last: int) -> Span:
    """How long the steps behind ``first`` take up to ``last``."""
    one, other = known.after[first], known.after[last]
    return Span(one.known - other.known, one.about, one.open and not other.open)


def _listed(state: State) -> tuple[Listed, ...]:
    steps = state.program.steps
    first = max(state.at - LISTED // 3, 0)
    done = {visit.step for visit in state.past if visit.became == "done"}
    return tuple(
        Listed(
            step=index,
            text=", ".join(part for part in (named(step), where_in_list(step), amount(step)) if part),
            is_on=index == state.at,
            is_over=index in done and index != state.at,
            is_aside=step.kind is not Kind.WORK,
        )
        for index, step in enumerate(steps[first : first + LISTED], first)
    )


def where_in_list(step: Step) -> str:
    """`set 2`, `round 3`: as short as a list needs it."""
    if step.set is not None:
        return f"set {step.set}"
    return f"round {step.rounds[-1].number}" if step.rounds else ""


# -- what a step shows


def _lead(state: State) -> dict[str, Any]:
    step = as_chosen(step_at(state, state.at), state.answers)
    return {
        "title": named(step),
        "dose": amount(step),
        "where": where(evolve(step, side=None, position=None)),
        "figures": (countdown(state.options.lead - state.lead),),
        "caption": "to get ready",
        "cues": _cues(step),
        "care": tuple(map(visible, (*step.care, *step.more))),
        "over": state.lead / state.options.lead if state.options.lead else None,
    }


def _step(state: State) -> dict[str, Any]:
    step = as_chosen(present(state), state.answers)
    shown = {
        "title": visible(step.title),
        "where": where(step),
        "dose": amount(step),
        "cues": _cues(step),
        "care": tuple(map(visible, (*step.care, *step.more))),
        "parts": tuple(map(part_line, step.parts)),
        "pace": pace_of(step, spent(state)),
        "clocks": tuple(_clocks(state, step)),
    }
    if step.kind is not Kind.WORK:
        shown |= _preparing(state)
    return shown | _figure(state, step)


def _cues(step: Step) -> tuple[str, ...]:
    return tuple(map(visible, step.cues))


def _preparing(state: State) -> dict[str, Any]:
    """A rest is for preparing: what comes next stands where the movement stood."""
    program, index = state.program, state.at
    step = program.steps[index]
    place = next((at for at in range(index + 1, len(program.steps)) if program.steps[at].kind is Kind.WORK), None)
    if place is None:
        return {}
    following = as_chosen(step_at(state, place), state.answers)
    return {
        "next": coming(program, place) or _LAST,
        "next_word": "Then" if coming(program, place) else "",
        "title": f"{rest_title(step)} → {named(following)}",
        "where": where(evolve(following, side=None, position=None)),
        "dose": amount(following),
        "cues": _cues(following) or _cues(step),
        "care": tuple(map(visible, (*following.care, *following.more))),
    }


def _figure(state: State, step: Step) -> dict[str, Any]:
    """What is shown big, what it counts, and how much of the step is over."""
    end, gone = own_end(state), spent(state)
    match step.end:
        case End.TOTAL:
            return _total(state, step)
        case End.COUNT:
            return _count(state, step)
    if end is None:
        return _by_person(step, gone)
    length = max(end - state.begun, 1)
    phase = held(step, gone)
    if phase is not None:
        left, words = phase
        return {"figures": (countdown(left),), "caption": words, "over": gone / length}
    about = "about " if step.about else ""
    caption = "until the next round" if step.end is End.GROUP else f"left of {about}{spoken(length)}"
    time = countdown(end - state.clock)
    paced = breath(step, gone)
    if paced:
        figures = {"figures": (paced,), "room": ROOM_OF_BREATH, "caption": f"{time} {caption}"}
        return {**figures, "over": gone / length}
    return {"figures": (time,), "caption": caption, "over": gone / length}


def _by_person(step: Step, gone: int) -> dict[str, Any]:
    likely = f", about {spoken(step.estimate)}" if step.estimate else ""
    shown = figures(step)
    if not shown:
        return {"figures": (stopwatch(gone),), "caption": f"so far{likely} · Enter: done"}
    what = "reps" if step.reps and step.reps.isdigit() and len(shown) == 1 else ""
    told = (what, f"{stopwatch(gone)} so far{likely}", "Enter: done")
    return {"figures": shown, "caption": " · ".join(part for part in told if part)}


def _total(state: State, step: Step) -> dict[str, Any]:
    done = collected(state)
    whole = step.duration or 0
    running = state.set_begun is not None
    number = len(state.sets) + running
    sets = f"set {number}" + (f" of at most {step.most}" if step.most else "")
    caption = f"left of {spoken(whole)}, {sets}" if running else f"left of {spoken(whole)}; Enter: the next set"
    over = done / whole if whole else None
    return {"figures": (countdown(whole - done),), "caption": caption, "over": over}


def _count(state: State, step: Step) -> dict[str, Any]:
    end = own_end(state)
    counted = state.counted
    words = f"{counted} round{'' if counted == 1 else 's'} done; Enter counts one"
    if end is None:
        return {"figures": (str(counted),), "caption": words}
    left = end - state.clock
    if left <= 0:
        return {"figures": (countdown(0),), "caption": "time is up: finish this round, then Enter", "over": 1.0}
    length = max(end - state.begun, 1)
    return {"figures": (countdown(left),), "caption": words, "over": spent(state) / length}


def _clocks(state: State, step: Step) -> Iterator[str]:
    """The clocks that run beside the step's own."""
    own = own_end(state)
    for group, moment in deadlines(state):
        if step.end is End.GROUP and moment == own:
            continue
        what = "Round" if group.kind is GroupKind.ROUND else "Cap"
        yield f"{what}: {countdown(moment - state.clock)} left"
    for identity, begun in state.opened:
        if state.program.groups[identity].timed:
            yield f"Time: {stopwatch(state.clock - begun)}"
    if step.end is End.TIME and own is not None and held(step, spent(state)) is not None:
        yield f"In all: {countdown(own - state.clock)} left"
    if step.end is End.TOTAL and state.set_begun is not None:
        yield f"This set: {stopwatch(state.clock - state.set_begun)}"
