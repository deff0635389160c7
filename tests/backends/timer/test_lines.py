"""Without a terminal: plain lines, options, and what a stranger's text can do, which is nothing."""

import re
import resource
import subprocess

import pytest

from mobdsl.model.clauses import Heading
from mobdsl.model.intervals import Quality
from mobdsl.timeline.events import Kind
from support.needs import needs
from support.patience import PATIENCE
from support.shells import dash_and_later_all, every_shell
from support.timers import HOSTILE, everything, script, spinal_mobility, timed, timeline, waiting

pytestmark = pytest.mark.shell

SPINE = """\
10-minute spinal mobility routine
10 min · 11 steps

- This is no medical advice. Ask your
physician first if you have an injury.

               Get ready · 5 s (the timer's own lead-in)
  0:00   1/11  Lateral rib breathing · 33 s
  0:33   2/11  Pelvic rocks · 27.5 s (split assumed)
1:00.5   3/11  Pelvic clocks · 27.5 s (split assumed)
  1:28   4/11  Dead bug · 48 s · spine still
  2:16   5/11  Shoulder bridge · 1 min · one vertebra at a time
  3:16   6/11  Clamshells · 38.5 s (split assumed)
3:54.5   7/11  Leg circles · 38.5 s (split assumed)
  4:33   8/11  Bird dog · 1 min 12 s
  5:45   9/11  Mermaid · 1 min 25 s (split assumed)
  7:10  10/11  Child's pose · 1 min 25 s (split assumed)
  8:35  11/11  Twist · 1 min 25 s (split assumed)
"""

EVERYTHING = """\
 0:00  1/7  Side plank · left · set 1 of 2 · effort 7rpe · 20 s
 0:20       Switch sides · right · 10 s
 0:30  2/7  Side plank · right · set 1 of 2 · 20 s
 0:50       Rest · 30 s
 1:20  3/7  Bridge hold · round 1 of 3 · 16kg · 14 s
 1:34  4/7  Cat cow · 2 breaths · about 12 s
 1:46  5/7  Scorpion · left · face down · × 6-10 · open, ≈ 40 s
≈2:26  6/7  Hang · × max · with pull up bar · open
       7/7  Child's pose · no dose stated
            Rest · open
            How is your back?
"""


@pytest.fixture
def run(tmp_path):
    """Runs a script without a terminal and gives what came of it."""

    def run(shell, line, *options, text=None):
        path = tmp_path / "routine.sh"
        path.write_text(script(line) if text is None else text)
        return subprocess.run(
            [*shell, path, *options],
            check=False,
            cwd=tmp_path,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )

    return run


@every_shell
def test_a_dry_run(shell, run):
    done = run(shell, spinal_mobility(), "--dry-run")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == SPINE


@every_shell
def test_a_run_prints_the_same_and_tells_the_end(shell, run):
    done = run(shell, spinal_mobility(), "--speed", "600", "--mute")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == SPINE + "Done: 10:00, 11 of 11 steps\n"


def test_a_list_has_every_kind_of_event(run):
    assert run(["dash"], everything(), "--list").stdout == EVERYTHING


@needs("bash")
def test_a_list_of_thousands_takes_bash_no_longer_than_they_are_many(run):
    """0.2 s of its time; where bash looks for each step among all others, 23 s."""
    line = timeline(*(timed(f"Step {number}", 1000) for number in range(3_000)))
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = run(["bash"], line, "--list")
    assert len(done.stdout.splitlines()) == 3_000
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 6


def test_a_run_begins_where_it_is_told(run):
    lines = run(["dash"], everything(), "--list", "--from=3").stdout
    assert lines == "".join(EVERYTHING.splitlines(keepends=True)[4:])
    done = run(["dash"], everything(), "--from", "7", "--lead-in", "0", "--mute").stdout
    assert "Cat cow" not in done
    assert done.endswith("            How is your back?\nDone: 0:00, 1 of 7 steps\n")


def test_open_steps_run_on_their_estimate_or_not_at_all(run):
    line = timeline(
        waiting("Hang", 20_000), waiting("Rest as you like", kind=Kind.REST), waiting("Breathe", estimate=10_000)
    )
    done = run(["dash"], line, "--speed", "100", "--lead-in", "0", "--mute")
    assert done.stdout.splitlines()[-4:] == [
        " 0:00  1/2  Hang · open, ≈ 20 s",
        "≈0:20       Rest as you like · open",
        "       2/2  Breathe · open, ≈ 10 s",
        "Done: 0:30, 2 of 2 steps",
    ]


@pytest.mark.parametrize(
    "options",
    [
        ["--from", "0"],
        ["--from", "12"],
        ["--from", "1e3"],
        ["--from", "08"],
        ["--from"],
        ["--speed", "0"],
        ["--speed=-1"],
        ["--speed", "$(touch bad)"],
        ["--speed", "99999999999999999999"],
        ["--lead-in", "61"],
        ["--lang", "-x"],
        ["--lang", "en; touch bad"],
        ["--lang="],
        ["--muet"],
        ["spine"],
    ],
)
@dash_and_later_all
def test_wrong_usage(shell, options, run, tmp_path):
    done = run(shell, spinal_mobility(), *options)
    assert done.returncode == 2
    assert done.stdout == ""
    assert re.fullmatch(r"routine\.sh: .+ \(--help shows how\)\n", done.stderr)
    assert not (tmp_path / "bad").exists()


@dash_and_later_all
def test_help_tells_every_option_and_key(shell, run):
    done = run(shell, spinal_mobility(), "--help")
    assert done.returncode == 0
    for option in [
        "help",
        "mute",
        "bell-only",
        "lang",
        "list",
        "dry-run",
        "from",
        "speed",
        "lead-in",
        "no-wait",
        "did",
    ]:
        assert f"  --{option} " in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 52


@dash_and_later_all
def test_hostile_text_is_only_text(shell, run, tmp_path):
    events = [
        timed(text, 1000, cues=(text,), load=text, effort=text, dose=text, block=text, side=text, position=text)
        for text in HOSTILE
    ]
    line = timeline(
        *events,
        waiting(HOSTILE[0], kind=Kind.PROMPT, quality=Quality.NOT_STATED),
        title="".join(HOSTILE),
        name=HOSTILE[0],
        contexts=HOSTILE,
        headings=tuple(Heading("disclaimer", text) for text in HOSTILE),
    )
    text = script(line, lang="en")
    for options in (["--dry-run"], ["--list"], ["--help"], ["--speed", "1000", "--lead-in", "0", "--did"]):
        done = run(shell, line, *options, "--mute", text=text)
        assert (done.returncode, done.stderr) == (0, "")
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", done.stdout)
    listed = run(shell, line, "--list", text=text).stdout
    for shown in ("$(touch bad)", "`touch bad`", "%s%n%d", "it's 'quoted'", '"${IFS}"', "-n -e --help", "\\033[31m \\"):
        assert shown in listed
    assert sorted(path.name for path in tmp_path.iterdir()) == ["routine.sh"]


def test_what_begins_is_announced_once(run):
    setup = (Heading("setup", "Hands beside the head."),)
    sides = (("left", "leg"), ("right", "leg"))
    hurdler = (
        timed("Hurdler", 20_000, line=0, side=side, limb=limb, headings=setup, block="Joints") for side, limb in sides
    )
    crawl = waiting("Crawl", line=1, block="Strength", reps="10", turns=("left", "right"), stance="all fours")
    assert run(["sh"], timeline(*hurdler, crawl), "--dry-run", "--lead-in", "0").stdout.splitlines()[3:] == [
        "",
        "Joints",
        "0:00  1/3  Hurdler · left leg · 20 s · Setup: Hands beside the head.",
        "0:20  2/3  Hurdler · right leg · 20 s",
        "",
        "Strength",
        "0:40  3/3  Crawl · × 10 · alternating, left first · all fours · open",
    ]


def test_where_there_are_only_questions_they_are_the_steps(run):
    asked = (timed(f"{what}?", 0, kind=Kind.PROMPT) for what in ("Range", "Confidence"))
    done = run(["sh"], timeline(*asked), "--lead-in", "0", "--did")
    assert "0:00  1/2  Range?\n0:00  2/2  Confidence?\n" in done.stdout
    assert "2 of 2 steps" in done.stdout
