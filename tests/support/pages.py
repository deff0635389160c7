"""Routines made by hand, and what turns them into pages, for the tests of the html output."""

from typing import Any

import attrs

from mobdsl.backends.base import Job
from mobdsl.backends.html import HtmlBackend, HtmlOptions
from mobdsl.model.clauses import Heading
from mobdsl.model.document import Document
from mobdsl.model.intervals import Interval, Quality
from mobdsl.model.routines import Movement, Routine
from mobdsl.timeline.events import Event, Kind, Phase, Timeline
from support.events import event

SECOND = 1000
_OWN_LINE = -1


def work(title: str, seconds: float | None, **fields: Any) -> Event:
    """Work of ``seconds``; None leaves it to the person. With a ``dose`` the author stated one."""
    return _event(Kind.WORK, title, seconds, **{"stated": "dose" in fields, **fields})


def rest(seconds: float | None, **fields: Any) -> Event:
    return _event(Kind.REST, "Rest", seconds, **fields)


def switch(seconds: float, **fields: Any) -> Event:
    return _event(Kind.SWITCH, "Switch sides", seconds, **fields)


def prompt(title: str, **fields: Any) -> Event:
    """A question. It takes none of the routine's time."""
    return _event(Kind.PROMPT, title, 0, **fields)


def _event(kind: Kind, title: str, seconds: float | None, **fields: Any) -> Event:
    milliseconds = None if seconds is None else round(seconds * SECOND)
    return event(kind, title, **{"duration": milliseconds, "line": _OWN_LINE, **fields})


def headings(**texts: str) -> tuple[Heading, ...]:
    return tuple(Heading(word, text) for word, text in texts.items())


def movement(name: str, **facts: str) -> Movement:
    return Movement(name=name, title=name, facts={word: tuple(names.split()) for word, names in facts.items()})


def timeline(*events: Event, name: str = "sample", title: str = "Sample", **fields: Any) -> Timeline:
    """The events one after the other with their starts filled in, each on its own line unless it says otherwise."""
    contexts, notices = fields.pop("contexts", ()), fields.pop("notices", ())
    routine = Routine(name=name, title=title, **fields)
    at: int | None = 0
    guess: int | None = 0
    placed = []
    for number, each in enumerate(events):
        line = number if each.line == _OWN_LINE else each.line
        placed.append(attrs.evolve(each, start=at, start_estimate=guess, line=line))
        at = None if at is None or each.duration is None else at + each.duration
        guess = None if guess is None or each.estimate is None else guess + each.estimate
    quality = Quality.EXACT if at is not None else Quality.ESTIMATED if guess is not None else Quality.OPEN
    length = Interval(low=at or 0, high=at, estimate=guess, quality=quality)
    return Timeline(routine=routine, contexts=contexts, length=length, events=tuple(placed), notices=notices)


def page(*timelines: Timeline, document: Document | None = None, **options: Any) -> str:
    """The first page of a job of ``timelines``."""
    job = Job(document=document or Document(path="sample.mob"), timelines=timelines)
    outcome = HtmlBackend().compile(job, HtmlOptions(**options))
    assert outcome.ok
    assert outcome.value
    return outcome.value[0].content.decode()


def spinal_mobility() -> Timeline:
    """Ten minutes in seven slots, some of them shared."""
    shared = {"quality": Quality.ASSUMED}
    return timeline(
        work("Lateral rib breathing", 33, slot=0, facts=movement("lateral_rib_breathing", target="nervous_system"),
             headings=headings(why="calms the nervous system, so that tissue lets go")),
        work("Pelvic rocks", 27.5, line=1, item=0, slot=33000, **shared,
             facts=movement("pelvic_rocks", target="pelvis lumbar_spine"),
             headings=headings(why="wakes the link from hip to spine")),
        work("Pelvic clocks", 27.5, line=1, item=1, slot=33000, **shared),
        work("Dead bug", 48, line=2, slot=88000, reps="8", dose="8", cues=("Spine still",),
             facts=movement("dead_bug", target="deep_core"),
             headings=headings(cue="Spine still", why="the stabilizers learn to fire on their own",
                               note="mirrors the running stride")),
        work("Shoulder bridge", 60, line=3, slot=136000, cues=("One vertebra at a time, up and down",),
             facts=movement("shoulder_bridge", target="segmental_spine"),
             headings=headings(cue="One vertebra at a time, up and down",
                               mistake="most people turn it into a glute exercise")),
        work("Clamshells", 38.5, line=4, item=0, slot=196000, **shared, cues=("Pelvis level",),
             headings=headings(cue="Pelvis level", why="the muscles beside the hip are under-used in runners")),
        work("Leg circles", 38.5, line=4, item=1, slot=196000, **shared),
        work("Bird dog", 36, line=5, slot=273000, **shared, headings=headings(cue="Opposite arm and leg")),
        work("Bird dog, lateral", 36, line=6, slot=273000, **shared),
        work("Mermaid", 85, line=7, item=0, slot=345000, **shared),
        work("Child’s pose", 85, line=7, item=1, slot=345000, **shared,
             headings=headings(avoid="forcing the hips down")),
        work("Twist", 85, line=7, item=2, slot=345000, **shared),
        name="spinal_mobility",
        title="10-minute spinal mobility",
        headings=headings(
            goal="Pain is the signal, longevity is the goal",
            **{"for": "runners, golfers, anyone whose back is tight after a run"},
            author="Clarissa Booker",
            disclaimer="With an active herniation, work with your physio or physician first.",
        ),
    )  # fmt: skip


def breaths(*kinds: str, seconds: float = 3, **texts: str) -> tuple[Phase, ...]:
    """Phases of equal length, a new rep with every breath in; ``texts`` are what is said with a kind of them."""
    length = round(seconds * SECOND)
    reps = [kinds[: number + 1].count("inhale") for number in range(len(kinds))]
    return tuple(
        Phase(start=number * length, duration=length, kind=kind, rep=reps[number], text=texts.get(kind))
        for number, kind in enumerate(kinds)
    )


def everything() -> Timeline:
    """Each kind of step once: sides, a change of sides, rest, reps, phases, a stated range, a prompt, an open end.

    0 breathing · 1–7 two sets of dead bugs on both sides, switches and a rest between · 8 rest · 9 a stretch of
    30 to 60 seconds · 10 a question · 11 a hold as long as you can · 12 no dose at all.
    """
    bug = {"line": 1, "block": "Core", "sets": 2, "reps": "6-10", "dose": "2 × 6–10 each side", "effort": "8rpe",
           "cues": ("Spine still", "Breathe out as the leg goes"), "quality": Quality.ESTIMATED,
           "estimate": 24 * SECOND, "headings": headings(cue="Spine still", avoid="holding your breath")}  # fmt: skip
    between = {"line": 1, "block": "Core"}
    return timeline(
        work("Breathing", 12, dose="2 breaths", phases=breaths("inhale", "exhale", "inhale", "exhale"),
             kit="pillow", kit_choice="pillow"),
        work("Dead bug", None, side="left", set=1, **bug),
        switch(10, **between),
        work("Dead bug", None, side="right", set=1, **bug),
        rest(30, **between),
        work("Dead bug", None, side="left", set=2, **bug),
        switch(10, **between),
        work("Dead bug", None, side="right", set=2, **bug),
        rest(20, block="Core"),
        work("Hamstring stretch", None, low=30 * SECOND, high=60 * SECOND, estimate=45 * SECOND, dose="30–60 s",
             kit="towel, resistance band", kit_choice="towel, resistance band"),
        prompt("Better?"),
        work("Empty-lung hold", None, dose="as long as you can"),
        work("Cat cow", None, quality=Quality.NOT_STATED),
        name="everything",
        title="One of everything",
        contexts=("pre_activity",),
    )  # fmt: skip
