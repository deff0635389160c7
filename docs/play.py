"""What docs/play.md shows of the player: the table of keys, and a picture of every state. `make docs` runs it.

The pictures are what Textual draws of sessions that are played here, on a clock that is moved by hand.
"""

import asyncio
import datetime as dt
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from attrs import frozen

from mobdsl import api
from mobdsl.play.book import Book, Kept
from mobdsl.play.hands import press_key
from mobdsl.play.journal import Journal
from mobdsl.play.keys import KEYS
from mobdsl.play.player import Player
from mobdsl.play.screen.app import PlayApp
from mobdsl.play.sound import Sound
from mobdsl.project.imports import Memory
from mobdsl.session.engine import prepare
from mobdsl.session.engine_types import Options

DOCS = Path(__file__).parent
GUIDE = DOCS / "play.md"
PICTURES = DOCS / "images" / "play"

_TABLE = re.compile(r"(<!-- keys:[^\n]*-->\n).*?(<!-- /keys -->)", re.DOTALL)
_STATES = re.compile(r"(<!-- states:[^\n]*-->\n).*?(<!-- /states -->)", re.DOTALL)
_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_TAGS = re.compile(r"<style>.*?</style>|<title>.*?</title>|<[^>]*>", re.DOTALL)

EVENING = """\
routine evening "Evening" {
  caution "Stop before anything hurts."
  ask stiffness 0-10 "How stiff are you?" before
  block "Core" {
    dead_bug 3x48s each side cue "The spine stays still while the limbs move."
    rest 20s
    goblet_squat 3x8 load 16kg cue "Elbows inside the knees"
  }
  stop if tingling or sharp_pain "See your physio first."
  clearance if herniation "Ask your physio before you start."
}
"""
BREATH = 'routine calm "Calm down" { lateral_rib_breathing 6 breaths breathe 4-0-6-0 cue "Let the ribs widen" }\n'
HANG = 'routine hang "Hang" { half_crimp_hang x6 hold 7s reset 3s }\n'
EMOM = 'routine swings "Swings" { repeat 10 every 1min { kettlebell_swing x15 load 24kg } }\n'
AMRAP = 'routine cindy "Cindy" { repeat for 20min { pull_up x5; push_up x10; squat x15 } }\n'
TOTAL = 'routine hang "Hang" { dead_hang total 2min in 1-4 sets }\n'
CHOICES = """\
routine knees "Knees" {
  ask place at_home, gym "Where are you?" before
  repeat 2-3 { wall_sit 30s }
  foam_roll 30s optional
}
"""


@frozen
class Shown:
    """A picture: what is played, the keys pressed and the seconds waited for (a figure), and the screen."""

    name: str
    caption: str
    text: str
    script: tuple[str | float, ...]
    columns: int = 80
    rows: int = 24
    light: bool = False


_IN = ("enter", "c", "3", "enter")
"""Through the start, the gate and the question."""

SHOWN = (
    Shown("start", "What there is to know first", EVENING, ()),
    Shown("gate", "A gate, before anything is counted down", EVENING, ("enter",)),
    Shown("question", "A question", EVENING, ("enter", "c", "3")),
    Shown("ready", "The lead-in", EVENING, (*_IN, 2)),
    Shown("work", "Work that runs on time", EVENING, (*_IN, 5, 19)),
    Shown("rest", "A rest is for preparing", EVENING, (*_IN, *["enter"] * 7, 6)),
    Shown("repetitions", "Repetitions and load, which you end", EVENING, (*_IN, *["enter"] * 8, 12)),
    Shown("breath", "Breath is paced", BREATH, ("enter", "enter", 2.5)),
    Shown("holds", "Holds in repetitions", HANG, ("enter", "enter", 2)),
    Shown("rounds", "A round on the clock", EMOM, ("enter", "enter", 25)),
    Shown("minute", "What is left of the minute", EMOM, ("enter", "enter", 25, "enter")),
    Shown("amrap", "Rounds that are counted", AMRAP, ("enter", "enter", 95, "enter", 90, "enter", 30)),
    Shown("total", "Time collected over sets", TOTAL, ("enter", "enter", 42)),
    Shown("choice", "A choice", CHOICES, ("enter", "down")),
    Shown("again", "Again or enough", CHOICES, ("enter", "1", "enter", *["enter"] * 2)),
    Shown("offer", "What is optional is offered", CHOICES, ("enter", "1", "enter", *["enter"] * 2, "e")),
    Shown("pause", "A pause", EVENING, (*_IN, 5, 19, "space")),
    Shown("stops", "What to stop at", EVENING, (*_IN, 5, 19, "s", "down")),
    Shown("jump", "A jump", EVENING, (*_IN, 5, 19, "j", "down", "down")),
    Shown("correct", "A correction", EVENING, (*_IN, *["enter"] * 8, 12, "c", "backspace", "9")),
    Shown("keys", "The keys", EVENING, (*_IN, 5, 19, "?")),
    Shown("leave", "Leaving", EVENING, (*_IN, 5, 19, "q")),
    Shown("ending", "How it was", EVENING, (*_IN, 5, 48, "q", "q", "6")),
    Shown("note", "A note", EVENING, (*_IN, 5, 48, "q", "q", *["enter"] * 3, *"left hip stiff")),
    Shown("summary", "What was done", EVENING, (*_IN, 5, 48, "q", "q", "6", *["enter"] * 4)),
    Shown("light", "The same in light", EVENING, (*_IN, 5, 19), light=True),
    Shown("rest-light", "A rest in light", EVENING, (*_IN, *["enter"] * 7, 6), light=True),
    Shown("small", "On 40 columns and 10 rows", EVENING, (*_IN, 5, 19), 40, 10),
    Shown("small-gate", "A gate there", EVENING, ("enter",), 40, 10),
    Shown("large", "On 200 columns and 60 rows", EVENING, (*_IN, 5, 19), 200, 60),
)


class HandClock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 0

    def __call__(self) -> int:
        return self.now


def played(shown: Shown) -> Player:
    """The session of ``shown`` where it stands."""
    loaded = api.load(Memory({"routine.mob": shown.text}), "routine.mob")
    assert loaded.value is not None, loaded.diagnostics
    program = api.session_program(loaded.value).value
    assert program is not None
    clock = HandClock()
    book = Book(None, dt.datetime(2026, 3, 2, 7, 4))
    state = prepare(program, Options(lead=5000))
    sound = Sound(lambda: None, tones_on=False)
    player = Player(state, clock, sound, Journal(Path()), book.line_of, lambda _: Kept("Kept in log.mob.", safe=True))
    player.wait()
    for one in shown.script:
        if isinstance(one, str):
            press_key(player, one)
        else:
            for _ in range(round(one * 10)):
                clock.now += 100
                player.tick()
    return player


def picture(shown: Shown) -> str:
    """The picture as SVG, without fonts from elsewhere."""
    app = PlayApp(played(shown), light=shown.light)

    async def draw() -> str:
        async with app.run_test(size=(shown.columns, shown.rows)) as pilot:
            await pilot.pause()
            return app.export_screenshot(title=f"mobdsl play: {shown.caption.lower()}")

    with ThreadPoolExecutor(1) as thread:  # the caller may have a loop of its own
        return _FONTS.sub("", thread.submit(asyncio.run, draw()).result())


def texts(svg: str) -> str:
    """What can be read in a picture."""
    return _TAGS.sub(" ", svg)


def keys() -> str:
    """The table of keys."""
    rows = "".join(f"| {row.shown.replace('|', '&#124;')} | {row.does} |\n" for row in KEYS)
    return f"| key | what it does |\n|---|---|\n{rows}"


def states() -> str:
    """The pictures with their captions."""
    return "\n".join(f"**{shown.caption}**\n\n![{shown.caption}](images/play/{shown.name}.svg)\n" for shown in SHOWN)


def written(text: str) -> str:
    """The guide with the table and the pictures of today."""
    text = _TABLE.sub(lambda found: f"{found[1]}\n{keys()}\n{found[2]}", text)
    return _STATES.sub(lambda found: f"{found[1]}\n{states()}\n{found[2]}", text)


if __name__ == "__main__":
    PICTURES.mkdir(parents=True, exist_ok=True)
    for one in SHOWN:
        (PICTURES / f"{one.name}.svg").write_text(picture(one), "utf-8")
    GUIDE.write_text(written(GUIDE.read_text("utf-8")), "utf-8")
