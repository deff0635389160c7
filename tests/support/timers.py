"""Timelines made by hand for the tests of the timer."""

from attrs import evolve

from mobdsl.backends.base import Job
from mobdsl.backends.timer import TimerBackend, TimerOptions
from mobdsl.model.clauses import Heading
from mobdsl.model.document import Document
from mobdsl.model.guards import Ask
from mobdsl.model.intervals import Interval, Quality, Round
from mobdsl.model.routines import Routine
from mobdsl.timeline.events import Kind, Phase, Timeline
from support.events import event


def timed(title, milliseconds, kind=Kind.WORK, quality=Quality.EXACT, **more):
    """An event whose length is known."""
    return event(kind, title, milliseconds, quality=quality, **more)


def waiting(title, estimate=None, kind=Kind.WORK, quality=Quality.OPEN, low=0, **more):
    """An event that a person ends."""
    return event(kind, title, estimate=estimate, quality=quality, low=low, **more)


def timeline(*events, name="routine", title="A routine", contexts=(), headings=()):
    """A timeline of ``events`` one after the other, with the starts filled in."""
    start, guess, placed = 0, 0, []
    for each in events:
        placed.append(evolve(each, start=start, start_estimate=guess))
        start = None if start is None or each.duration is None else start + each.duration
        guess = None if guess is None or each.estimate is None else guess + each.estimate
    known = [each.duration for each in events]
    low = sum(each.low for each in events)
    length = (
        Interval(low, None, guess, Quality.OPEN if guess is None else Quality.ESTIMATED)
        if None in known
        else Interval(low, low, guess, Quality.EXACT)
    )
    routine = Routine(name=name, title=title, headings=headings)
    return Timeline(routine=routine, contexts=contexts, length=length, events=tuple(placed))


def compiled(*timelines, **options):
    """What the timer makes of ``timelines``: an outcome."""
    job = Job(document=Document(path="routine.mob"), timelines=timelines)
    return TimerBackend().compile(job, TimerOptions(**options))


def script(line, **options):
    """The script for one timeline as text."""
    return compiled(line, **options).value[0].content.decode()


def spinal_mobility():
    """The ten minutes of the first article: seven slots, some of them shared by several movements."""
    slots = (
        (33, ("Lateral rib breathing",)),
        (55, ("Pelvic rocks", "Pelvic clocks")),
        (48, ("Dead bug",)),
        (60, ("Shoulder bridge",)),
        (77, ("Clamshells", "Leg circles")),
        (72, ("Bird dog",)),
        (255, ("Mermaid", "Child's pose", "Twist")),
    )
    cues = {"Dead bug": ("spine still",), "Shoulder bridge": ("one vertebra at a time",)}
    events = [
        timed(
            title,
            seconds * 1000 // len(titles),
            quality=Quality.ASSUMED if len(titles) > 1 else Quality.EXACT,
            cues=cues.get(title, ()),
        )
        for seconds, titles in slots
        for title in titles
    ]
    disclaimer = Heading("disclaimer", "This is no medical advice. Ask your physician first if you have an injury.")
    return timeline(*events, name="spinal_mobility", title="10-minute spinal mobility routine", headings=(disclaimer,))


def everything():
    """Sides, sets, rests, switches, phases, prompts and open steps."""
    holds = tuple(
        Phase(start, duration, kind, rep)
        for rep in (1, 2)
        for start, duration, kind in ((7000 * rep - 7000, 5000, "hold"), (7000 * rep - 2000, 2000, "reset"))
    )
    breaths = tuple(
        Phase(6000 * breath + 3000 * half, 3000, ("inhale", "exhale")[half], breath + 1)
        for breath in range(2)
        for half in range(2)
    )
    return timeline(
        timed(
            "Side plank", 20_000, side="left", set=1, sets=2, cues=("lift the hips", "breathe evenly"), effort="7rpe"
        ),
        timed("Switch sides", 10_000, kind=Kind.SWITCH, side="right"),
        timed("Side plank", 20_000, side="right", set=1, sets=2, headings=(Heading("avoid", "a sagging hip"),)),
        timed("Rest", 30_000, kind=Kind.REST),
        timed("Bridge hold", 14_000, phases=holds, in_rounds=(Round(1, 3),), load="16kg"),
        timed("Cat cow", 12_000, phases=breaths, quality=Quality.ESTIMATED, dose="2 breaths", cues=("slowly",)),
        waiting("Scorpion", 40_000, side="left", position="face_down", reps="6-10"),
        waiting("Hang", reps="max", kit="pull up bar"),
        waiting("Child's pose", quality=Quality.NOT_STATED),
        waiting("Rest", kind=Kind.REST),
        timed("How is your back?", 0, kind=Kind.PROMPT, ask=Ask(name="back", text="How is your back?")),
        name="everything",
        title="Everything at once",
        contexts=("rest_day",),
    )


HOSTILE = (
    "$(touch bad) `touch bad` $((1/0)) ${x:?}",
    "it's 'quoted' \"${IFS}\" '; touch bad; '",
    "%s%n%d %",
    "-n -e --help",
    "\\033[31m \\",
    "\x1b]0;title\x07\x1b[31m\x9b2J red\r\n; touch bad\n",
    "a\u202egnissim\u2066\u200b\ufeff b\x00c \ud800",
    "#@ROUTINE@ #@PARTS@ EOF ;; esac }",
    "* ? [a-z] ~ !! & | > bad < routine.sh",
    "e\u0301 👩\u200d🚀 שלום 背中",
)
"""Texts that a shell, printf or a terminal would love to misunderstand."""
