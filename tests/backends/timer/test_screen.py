"""What a terminal shows, asked of tmux."""

import re
import subprocess
import time

import pytest
from attrs import evolve

from mobdsl.model.clauses import Heading
from mobdsl.select.tree import Notice
from mobdsl.timeline.events import Phase
from support.hand_clock import HandClock
from support.needs import needs
from support.patience import PATIENCE
from support.timers import script, timed, timeline, waiting

pytestmark = [needs("tmux", "dash"), pytest.mark.shell]

PLANK = timed(
    "Side plank",
    57_000,
    side="left",
    set=2,
    sets=3,
    reps="6-10",
    load="16kg",
    cues=("Lift the hips and keep them in one line with the shoulders",),
    headings=(Heading("avoid", "a sagging hip"),),
    phases=(Phase(0, 30_000, "hold", 1), Phase(30_000, 27_000, "reset", 1)),
)
BRIDGE = timed("Shoulder bridge", 123_000)

SMALL = """\
   PAUSED  Space: go on           1 of 2
  Side plank · left
  ██████      ██████  ██████
  ██  ██  ██  ██          ██
  ██  ██      ██████      ██
  ██  ██  ██      ██      ██
  ██████      ██████      ██
  hold 30
  × 6-10 · set 2 of 3 · 16kg · 57 s
  Next  Shoulder bridge
"""

LARGE = """\
   PAUSED  Space: go on                                        1 of 2, 3:00 left
  ────────────────────────────────────────────────────────────────────────────

  Side plank · left

  ████████████            ████████████    ████████████
  ████████████            ████████████    ████████████
  ████    ████    ████    ████                    ████
  ████    ████    ████    ████                    ████
  ████    ████            ████████████            ████
  ████    ████            ████████████            ████
  ████    ████    ████            ████            ████
  ████    ████    ████            ████            ████
  ████████████            ████████████            ████
  ████████████            ████████████            ████

  hold 30
  × 6-10 · set 2 of 3 · 16kg · 57 s
  Lift the hips and keep them in one line with the shoulders
  Avoid: a sagging hip

  Next  Shoulder bridge

  space pause   n next   b back   + 10 s   m sound   q quit   ? keys   (mute)
"""

OPEN = """\
   PAUSED  Space: go on                       1 of 1
  Hang

  ██████      ██████  ██████
  ██  ██  ██  ██  ██  ██  ██
  ██  ██      ██  ██  ██  ██
  ██  ██  ██  ██  ██  ██  ██
  ██████      ██████  ██████

  × max · open
  The last one
"""

LONG = """\
   PAUSED  Space: go on             1 of 1
  Die sehr lange Bezeichnung einer Übung
  für die Wirbelsäule
  1:02:03
  1 h 2 min 3 s
  背中をまっすぐに保ち、呼吸を止めないで
  ゆっくりと動く
  The last one
"""


@pytest.fixture
def screen(tmp_path):
    """Gives what is on a screen of ``rows`` × ``columns`` when the timer of ``events`` has been paused at its start."""
    # Tests that run at the same time have folders of one name in folders of their own.
    server = ["tmux", "-L", f"{tmp_path.parent.name}-{tmp_path.name}", "-f", "/dev/null", "-u"]

    def tmux(*arguments):
        return subprocess.run([*server, *arguments], check=True, capture_output=True, text=True).stdout

    def shown(pattern):
        given_up = time.monotonic() + PATIENCE
        while time.monotonic() < given_up:
            text = tmux("capture-pane", "-p")
            if pattern in text:
                return "".join(line.rstrip() + "\n" for line in text.splitlines())
            time.sleep(0.1)
        raise AssertionError(text)

    def show(rows, columns, *events, notices=(), keys=("Enter", "Space"), until="PAUSED"):
        (tmp_path / "routine.sh").write_text(script(evolve(timeline(*events), notices=notices)))
        timer = " ".join(HandClock(tmp_path).command(["dash"], tmp_path / "routine.sh"))
        command = f"env LC_ALL=C.UTF-8 {timer} --mute --lead-in 0"
        tmux("new-session", "-d", "-x", str(columns), "-y", str(rows), command)
        shown("Enter starts")
        tmux("send-keys", *keys)
        return shown(until)

    yield show
    subprocess.run([*server, "kill-server"], check=False)


def test_ten_rows_of_forty_columns(screen):
    assert screen(10, 40, PLANK, BRIDGE) == SMALL


def test_a_common_terminal(screen):
    assert screen(24, 80, PLANK, BRIDGE) == LARGE


def test_an_open_step(screen):
    assert screen(11, 52, waiting("Hang", reps="max")) == OPEN


@pytest.mark.parametrize(("rows", "columns"), [(10, 40), (24, 80)])
def test_what_ends_the_routine_is_seen_all_the_time(screen, rows, columns):
    stop = Notice(kind="stop", text="Sharp pain: stop here")
    shown = screen(rows, columns, PLANK, BRIDGE, notices=(stop,)).splitlines()
    at = shown.index("  Stop: Sharp pain: stop here")
    assert shown[at + 1] == "  Next  Shoulder bridge"


def test_what_does_not_fit_ends_with_an_ellipsis(screen):
    stop = Notice(kind="stop", text="Sharp pain or numbness in the leg: stop at once and call your physio")
    shown = screen(10, 40, PLANK, BRIDGE, notices=(stop,)).splitlines()
    assert "  Stop: Sharp pain or numbness in …" in shown


def test_long_and_wide_texts_break_between_words(screen):
    step = timed(
        "Die sehr lange Bezeichnung einer Übung für die Wirbelsäule",
        3_723_000,
        cues=("背中をまっすぐに保ち、呼吸を止めないでゆっくりと動く",),
    )
    assert screen(8, 42, step) == LONG


def test_the_block_stands_behind_the_title_where_there_is_room(screen):
    step = timed("Side plank", 57_000, block="Joint mobility")
    heading, *_ = screen(24, 80, step, keys=("Enter",), until=" left").splitlines()
    assert re.fullmatch(r"  A routine · Joint mobility +1 of 1, 0:57 left", heading)


def test_where_there_is_no_room_the_block_gives_way(screen):
    step = timed("Side plank", 57_000, block="Joint mobility")
    heading, *_ = screen(10, 40, step, keys=("Enter",), until=" left").splitlines()
    assert re.fullmatch(r"  A routine +1 of 1, 0:57 left", heading)
