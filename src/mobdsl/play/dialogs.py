"""What lies over a session for a while: the keys, the list of steps, stop rules, a correction, whether to stop."""

from __future__ import annotations

from enum import StrEnum

from mobdsl.model.names import words_of
from mobdsl.play.forms import Form, Look, Option, scale
from mobdsl.play.keys import KEYS, Action
from mobdsl.play.prompts import form_of
from mobdsl.play.scene import Mood, Scene
from mobdsl.play.words import amount, named, stops_here, where
from mobdsl.records import evolve, frozen
from mobdsl.render.terminal import visible
from mobdsl.session.engine_types import On
from mobdsl.timeline.events import Kind
from mobdsl.wording.times import length

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.play.outline import Outline
    from mobdsl.session.engine_types import State
    from mobdsl.session.program_types import Program, Step


class About(StrEnum):
    """What a dialog is about."""

    START = "start"
    KEYS = "keys"
    JUMP = "jump"
    STOPS = "stops"
    REPS = "reps"
    LOAD = "load"
    QUIT = "quit"
    ENDING = "ending"
    SUMMARY = "summary"


_MOOD_WORDS = {
    About.START: "READY?",
    About.KEYS: "PAUSED",
    About.JUMP: "JUMP",
    About.STOPS: "STOP?",
    About.REPS: "CORRECT",
    About.LOAD: "CORRECT",
    About.QUIT: "LEAVE?",
    About.ENDING: "HOW WAS IT?",
    About.SUMMARY: "DONE",
}
_MOODS = {About.START: Mood.READY, About.KEYS: Mood.PAUSED, About.SUMMARY: Mood.DONE}
_STAY = ("Enter take it", "Esc go back")
_HINTS = {
    About.START: ("Enter begin", "Q leave"),
    About.KEYS: ("Esc go back", "↑ ↓ scroll"),
    About.JUMP: ("↑ ↓ choose", "Enter jump", "Esc stay here"),
    About.STOPS: ("↑ ↓ choose", "Enter stop", "Esc go on"),
    About.REPS: _STAY,
    About.LOAD: _STAY,
    About.QUIT: ("Q stop", "Esc go on"),
    About.ENDING: ("Enter next", "Esc end the questions"),
    About.SUMMARY: ("Enter close",),
}


@frozen(kw_only=True)
class Dialog:
    """Something that lies over the session. It has a form, or only rows to read."""

    about: About
    title: str
    rows: tuple[str, ...] = ()
    top: int = 0
    """The first row that is shown: the others are above."""
    form: Form | None = None
    waits: bool = False
    """Whether the session is paused meanwhile."""
    resumes: bool = False
    """Whether it was paused for this."""

    def scrolled(self, by: int) -> Dialog:
        """This, ``by`` rows further down."""
        return evolve(self, top=min(max(self.top + by, 0), max(len(self.rows) - 1, 0)))

    def over(self, scene: Scene) -> Scene:
        """``scene`` with this in front of it."""
        mood = _MOODS.get(self.about, Mood.ASK)
        is_end = self.about in (About.ENDING, About.SUMMARY)
        is_outside = is_end or self.about is About.START
        return Scene(
            mood=mood,
            word=_MOOD_WORDS[self.about],
            heading=scene.heading,
            place="" if is_outside else scene.place,
            left="" if is_outside else scene.left,
            progress=1.0 if is_end else 0.0 if is_outside else scene.progress,
            title=self.title,
            parts=self.rows[self.top :],
            form=self.form,
            hints=_HINTS[self.about],
            notice=scene.notice,
        )


def opened(action: Action, state: State) -> Dialog | str:
    """What ``action`` opens, or why it opens nothing."""
    match action:
        case Action.JUMP:
            return _jump(state)
        case Action.STOPS:
            return _stops(state)
        case Action.CORRECT:
            return correction(state, About.REPS)
        case Action.QUIT:
            return _quit()
    return Dialog(about=About.KEYS, title="Keys", rows=tuple(_help_rows()), waits=True)


def start(program: Program, known: Outline) -> Dialog:
    """What there is to know before it begins."""
    long = length(program.duration)
    told = [f"{long} · {known.count} step{'' if known.count == 1 else 's'}", *map(visible, _contexts(program))]
    kit = dict.fromkeys(visible(thing.text) for step in program.steps for thing in step.things)
    if kit:
        told.append(f"You need: {', '.join(kit)}")
    told += ["", *(f"{_NOTICES[one.kind]}{visible(one.text)}" for one in program.notices if one.kind in _NOTICES)]
    return Dialog(about=About.START, title=visible(program.title), rows=tuple(told))


_NOTICES = {
    "disclaimer": "",
    "caution": "Caution: ",
    "never": "",
    "avoid": "Avoid: ",
    "setup": "",
    "cue": "",
    "changed": "Changed: ",
    "optional": "",
}
"""The notices that help before a session, with what they begin with."""


def _contexts(program: Program) -> Iterator[str]:
    if program.contexts:
        yield f"For: {', '.join(map(words_of, program.contexts))}"


def _help_rows() -> Iterator[str]:
    wide = max(len(row.shown) for row in KEYS)
    return (f"{row.shown:<{wide}}  {row.does}" for row in KEYS)


def _jump(state: State) -> Dialog:
    options = tuple(
        Option(str(index), _in_list(step)) for index, step in enumerate(state.program.steps) if step.kind is Kind.WORK
    )
    here = next((place for place, one in enumerate(options) if int(one.value) >= state.at), None)
    form = Form(
        name="jump", text="Jump to", look=Look.LIST, options=options, chosen=here, hint="Arrows, Enter; Esc: stay"
    )
    return Dialog(about=About.JUMP, title="", form=form, waits=True)


def _in_list(step: Step) -> str:
    parts = (visible(step.title), where(step), amount(step))
    return " · ".join(part for part in parts if part)


def _stops(state: State) -> Dialog | str:
    rules = tuple(stops_here(state))
    if not rules:
        return "This routine names nothing to stop at. Q ends it."
    options = tuple(
        Option(str(rule.id), ": ".join(visible(part) for part in (rule.name, rule.text) if part)) for rule in rules
    )
    hint = "What is so ends the part that it stands in. Esc: nothing is, go on."
    form = Form(
        name="stop",
        text="Stop at once where one of these is so:",
        look=Look.OPTIONS,
        options=options,
        needed=True,
        hint=hint,
    )
    return Dialog(about=About.STOPS, title="", form=form, waits=True)


def correction(state: State, about: About) -> Dialog | str:
    """What was really done of the set that is on or was last, with what is known of it typed in already."""
    found = _last_set(state)
    if found is None:
        return "Nothing was done yet that could be corrected."
    step, reps, load = found
    if about is About.REPS:
        typed = reps if reps and reps.isdigit() else ""
        text, hint = f"{named(step)}: how many repetitions?", "Enter: on to the load. Esc: leave all as it is."
        form = Form(name="reps", text=text, look=Look.NUMBER, typed=typed, unit="reps", hint=hint)
    else:
        text = f"{named(step)}: with which load?"
        hint = "With its unit, such as 16kg. Enter alone leaves it."
        form = Form(name="load", text=text, look=Look.TEXT, typed=(load or "").partition(" (")[0], hint=hint)
    return Dialog(about=about, title="", form=form)


def _last_set(state: State) -> tuple[Step, str | None, str | None] | None:
    """The set that can be corrected: its step, repetitions and load as they are known."""
    steps = state.program.steps
    if state.on is On.STEP and steps[state.at].kind is Kind.WORK:
        step = steps[state.at]
        return step, state.reps or step.reps, state.load or step.load
    for visit in reversed(state.past):
        if visit.at is not None and steps[visit.step].kind is Kind.WORK:
            return steps[visit.step], visit.reps, visit.load
    return None


def _quit() -> Dialog:
    options = (Option("quit", "Stop here: what was done is kept", "q"), Option("stay", "Go on", "g"))
    form = Form(name="quit", text="Stop the session?", look=Look.OPTIONS, options=options, needed=True)
    return Dialog(about=About.QUIT, title="", form=form, waits=True)


_ENDING = {
    "effort": "How hard was it, all in all?",
    "comfort": "How comfortable was it?",
    "pain": "How much pain was there?",
}
_ENDS = {"effort": "0 nothing, 10 all you had", "comfort": "0 not at all, 10 wholly", "pain": "0 none, 10 the worst"}


def endings(state: State) -> Iterator[Dialog]:
    """What is asked at the end of how it was, as far as it has not been answered, in the routine's own words."""
    answered = {answer.name for answer in state.answers}
    asked = {step.prompt.name: step.prompt for step in state.program.steps if step.prompt}
    for name in (*_ENDING, "note"):
        if name not in answered:
            form = form_of(asked[name], state.program) if name in asked else _ending(name)
            yield Dialog(about=About.ENDING, title="", form=form)


def _ending(name: str) -> Form:
    skip = "Enter alone leaves it open, Esc ends the questions."
    if name == "note":
        hint = f"In your own words. {skip}"
        return Form(name=name, text="Anything to remember?", look=Look.TEXT, hint=hint)
    return scale(name, _ENDING[name], 0, 10, hint=f"{_ENDS[name]}. {skip}")
