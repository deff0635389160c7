"""Sessions to be played by hand: programs with a step of every kind, and a player whose clock a test moves."""

import datetime as dt
from pathlib import Path
from typing import Any

from attrs import define, field

from mobdsl.model.intervals import Interval
from mobdsl.play.book import Book, Kept
from mobdsl.play.forms import Form
from mobdsl.play.hands import press_key
from mobdsl.play.journal import Journal, Played, begin
from mobdsl.play.player import Player
from mobdsl.play.scene import Scene
from mobdsl.play.sound import Sound
from mobdsl.play.stage import drawn
from mobdsl.session.engine import prepare
from mobdsl.session.engine_types import Options, State
from mobdsl.session.program_types import (
    Alternative,
    Asked,
    End,
    Group,
    GroupKind,
    Part,
    Program,
    Prompt,
    Round,
    Step,
    Stop,
)
from mobdsl.timeline.events import Kind, Phase

STARTED = dt.datetime(2026, 3, 2, 7, 4)


def work(title: str, **values: Any) -> Step:
    """Work; it ends with its time where it has one, else a person ends it."""
    timed = "duration" in values and values.get("end") is None
    known = {"end": End.TIME if timed else End.PERSON, "movement": title.lower().replace(" ", "_"), **values}
    return Step(kind=Kind.WORK, title=title, **known)


def rest(seconds: int | None = None, **values: Any) -> Step:
    known = {"end": End.TIME if seconds else End.PERSON, "duration": seconds and seconds * 1000, **values}
    return Step(kind=Kind.REST, title="Rest", **known)


def switch(seconds: int) -> Step:
    return Step(kind=Kind.SWITCH, title="Switch sides", end=End.TIME, duration=seconds * 1000)


def asks(kind: Asked, name: str, text: str, **values: Any) -> Step:
    prompt = Prompt(type=kind, name=name, text=text, **values)
    return Step(kind=Kind.PROMPT, end=End.ANSWER, title=text, prompt=prompt)


def program(*steps: Step, **values: Any) -> Program:
    known = {"routine": "evening", "title": "Evening", "duration": Interval(), "fingerprint": "abc", **values}
    return Program(steps=steps, **known)


def breaths(*seconds: int) -> tuple[Phase, ...]:
    """Breaths in and out, so many seconds each."""
    phases, start = [], 0
    for place, length in enumerate(seconds):
        phases.append(Phase(start, length * 1000, ("inhale", "exhale")[place % 2], place // 2 + 1))
        start += length * 1000
    return tuple(phases)


def group(identity: int, kind: GroupKind, first: int, last: int, **values: Any) -> Group:
    return Group(id=identity, kind=kind, first=first, last=last, **values)


HOLD = program(
    work("Dead bug", duration=48_000, side="left", set=2, sets=3, cues=("Spine still",), next="Next: Plank."),
    rest(20),
    work("Goblet squat", reps="8", load="16kg", care=("Caution: knees over toes",)),
    stops=(Stop(id=0, name="tingling", text="See your physio first."), Stop(id=1, name="sharp pain")),
)
"""A hold, a rest, and repetitions with a load; two stop rules."""

BREATH = program(work("Box breathing", duration=16_000, phases=breaths(4, 4, 4, 4)))

HANG = program(
    work(
        "Hang",
        duration=20_000,
        phases=(Phase(0, 7_000, "hold", 1), Phase(7_000, 3_000, "reset", 1), Phase(10_000, 7_000, "hold", 2)),
    )
)

EMOM = program(
    work("Swings", reps="10", load="24kg", groups=(0, 1), rounds=(Round(1, 2),)),
    rest(None, end=End.GROUP, groups=(0, 1), rounds=(Round(1, 2),)),
    work("Swings", reps="10", load="24kg", groups=(0, 2), rounds=(Round(2, 2),)),
    rest(None, end=End.GROUP, groups=(0, 2), rounds=(Round(2, 2),)),
    groups=(
        group(0, GroupKind.ROUNDS, 0, 3),
        group(1, GroupKind.ROUND, 0, 1, parent=0, deadline=60_000, number=1, total=2),
        group(2, GroupKind.ROUND, 2, 3, parent=0, deadline=60_000, number=2, total=2),
    ),
)

AMRAP = program(
    work(
        "AMRAP",
        duration=300_000,
        end=End.COUNT,
        parts=(Part(title="Pull-up", dose="5"), Part(title="Push-up", dose="10")),
    ),
    asks(Asked.NUMBER, "broken_round", "How many repetitions of the broken round?", of=0),
)

CAPPED = program(
    work("Thruster", reps="21", load="43kg", groups=(0,)),
    work("Pull-up", reps="21", groups=(0,)),
    groups=(group(0, GroupKind.ROUNDS, 0, 1, deadline=600_000, timed=True, title="Fran"),),
)

TOTAL = program(work("Plank", duration=120_000, low=90_000, end=End.TOTAL, least=1, most=3))

QUESTIONS = program(
    asks(Asked.GATE, "herniation", "Active herniation: ask your physio first."),
    asks(Asked.SCALE, "stiffness", "How stiff are you?", low=0, high=10),
    asks(Asked.CHOICE, "place", "Where are you?", choices=("at_home", "gym")),
    asks(Asked.YES_NO, "slept_well", "Did you sleep well?"),
    asks(Asked.OFFER, "extra", "A finisher?", group=0),
    work("Burpees", reps="10", groups=(0, 1)),
    work("Bridge", duration=30_000, groups=(1,)),
    asks(Asked.AGAIN, "again", "One more round of bridges?", to=6),
    groups=(
        group(0, GroupKind.OPTIONAL, 5, 5, title="Finisher", parent=1),
        group(1, GroupKind.BLOCK, 5, 6, title="Floor work"),
    ),
    records=("effort",),
)

GATED = program(
    asks(Asked.GATE, "knee", "A swollen knee: no jumps.", scope=0),
    work("Jumps", reps="10", groups=(0,)),
    work("Bridge", reps="12"),
    groups=(group(0, GroupKind.BLOCK, 1, 1, title="Jumping"),),
)
"""A gate before a part."""

LADDER = program(
    work("Push-up", reps="8", groups=(0,)),
    groups=(group(0, GroupKind.LINE, 0, 0, alternatives=("easier",)),),
    alternatives=(
        Alternative(line=0, name="easier", title="Knee push-up", steps=(work("Knee push-up", reps="8", groups=(0,)),)),
    ),
)

HOSTILE = program(
    work(
        "[bold]\x1b[31mRed\x07 \u202etxt\n[/bold]",
        reps="8\x1b",
        load="[red]16kg",
        cues=("[link=x]click[/link] \x9b2J",),
        side="left",
    ),
    asks(Asked.CHOICE, "which", "[blink]Which?\u2066", choices=("[a]", "b\x00")),
    title="\x1b]0;owned\x07[reverse]",
)


class HandClock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1_000_000

    def __call__(self) -> int:
        return self.now


class Silent(Sound):
    """What would be heard, as texts."""

    heard: list[str]

    def announce(self, text: str) -> None:
        self.heard.append(text)

    def remark(self, text: str) -> None:
        self.heard.append(text)

    def tell(self, text: str) -> None:
        self.heard.append(f"({text})")


@define
class Rig:
    """A player with all that is around it."""

    player: Player
    clock: HandClock
    sound: Silent
    kept: list[str] = field(factory=list)

    def press(self, *keys: str) -> None:
        for key in keys:
            press_key(self.player, key)

    def wait(self, seconds: float) -> None:
        """Time passes, with a look at the clock every tenth of a second."""
        for _ in range(round(seconds * 10)):
            self.clock.now += 100
            self.player.tick()

    @property
    def scene(self) -> Scene:
        return self.player.scene()

    @property
    def state(self) -> State:
        return self.player.state

    @property
    def form(self) -> Form:
        form = self.player.asked
        assert form is not None
        return form

    def text(self, width: int = 80, rows: int = 24) -> str:
        """The screen as a text."""
        return "\n".join("".join(span.text for span in row).rstrip() for row in drawn(self.scene, width, rows))


def rig(what: Program, lead: int = 0, place: Path | None = None, step: int | None = None, begun: bool = True) -> Rig:
    """A session of ``what`` that has begun."""
    clock = HandClock()
    sound = Silent(lambda: None)
    sound.heard = []
    kept: list[str] = []

    def keep(line: str) -> Kept:
        kept.append(line)
        return Kept("Kept in log.mob.", safe=True)

    played = Played(
        file="/home/me/evening.mob",
        routine=what.routine,
        title=what.title,
        fingerprint=what.fingerprint,
        started="2026-03-02 07:04",
        log=str(place / "log.mob") if place else None,
        lead=lead,
    )
    journal: Journal = begin(played, place)
    book = Book(place and place / "log.mob", STARTED)
    player = Player(prepare(what, Options(lead=lead * 1000)), clock, sound, journal, book.line_of, keep, clock.now)
    made = Rig(player, clock, sound, kept)
    if begun:
        player.begin(step)
    return made
