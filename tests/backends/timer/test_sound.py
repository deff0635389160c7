"""Voice and bell. The timer finds nothing but what it says it needs, a clock that the tests move, and a voice."""

import os
import re
import shutil
import signal
import subprocess
import time

import pytest

from mobdsl.timeline.events import Kind, Phase
from support.hand_clock import SIMULATED_TIME, UNCUT_VOICES, HandClock
from support.needs import needs
from support.patience import PATIENCE
from support.shells import SHELLS, all_shells, dash_and_later_all
from support.terminals import Terminal
from support.timers import HOSTILE, script, timed, timeline

pytestmark = pytest.mark.shell

VOICE = """#!/bin/sh
{
  printf '%s|' "${0##*/}" "$@"
  [ -t 0 ] || while IFS= read -r line; do printf '%s' "$line"; done
  echo
} >>"$SAID"
exec sleep "${SPEAKS:-0}"
"""

ROUTINE = timeline(
    timed("Plank", 10_000, side="left", reps="6-10", cues=("Breathe!", "not said")),
    timed("Switch sides", 10_000, kind=Kind.SWITCH, side="right"),
    timed("Plank", 10_000, side="right", position="face_down", reps="1", block="Core"),
    timed("Rest", 10_000, kind=Kind.REST),
    timed("Squat", 10_000, reps="max"),
)
SAID = [
    "Get ready. First: Plank · left",
    "Plank, left side. 6 to 10 reps. Breathe!",
    "Switch sides, right side. 10 seconds. Next: Plank, face down, right side.",
    "Core. Plank, face down, right side. 1 rep.",
    "Rest. 10 seconds. Next: Squat.",
    "Squat. As many as you can.",
    "Done.",
]


@pytest.fixture
def world(tmp_path):
    """A place with the programs that a timer needs, and with voices; gives the environment to run in."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for program in ("date", "dd", "printf", "sh", "sleep", "stty"):
        (folder / program).symlink_to(shutil.which(program))

    def make(*voices):
        for voice in voices:
            (folder / voice).write_text(VOICE)
            (folder / voice).chmod(0o755)
        return {"PATH": str(folder), "SAID": str(tmp_path / "said"), "LC_ALL": "C.UTF-8"}

    return make


def save(tmp_path, line, **options):
    path = tmp_path / "routine.sh"
    path.write_text(script(line, **options))
    return path


def said(tmp_path, log="said", count=1):
    """What the voice was told, once that are ``count`` lines: it may outlive the timer."""
    given_up = time.monotonic() + PATIENCE
    while time.monotonic() < given_up:
        lines = (tmp_path / log).read_text().splitlines() if (tmp_path / log).exists() else []
        if len(lines) >= count:
            return lines
        time.sleep(0.02)
    raise AssertionError(lines)


@pytest.fixture
def clock(tmp_path):
    return HandClock(tmp_path)


def begun(clock, routine, *options, env):
    """The timer in a terminal, begun at once; ``rung``: how often the bell has rung so far."""
    command = [*clock.command([shutil.which("dash")], routine), "--no-wait", "--lead-in", "0", *options]
    timer = Terminal(command, env=env)
    timer.rung = timer.expect("space pause").count("\a")
    return timer


def run_to_the_end(tmp_path, env, *options):
    """The timer without a terminal, in a time of its own."""
    program = f"{SIMULATED_TIME}{UNCUT_VOICES}. ./routine.sh"
    subprocess.run(
        [shutil.which("dash"), "-c", program, "timer", "--lead-in", "0", *options],
        cwd=tmp_path,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        timeout=PATIENCE,
    )


EACH_IS_HEARD = (
    SIMULATED_TIME.replace("sleep()", "let_pass()")
    + """
sleep() {
  let_pass "$1"
  until heard; do command sleep 0.02; done
}
heard() {
  world_count=0
  while read -r world_line; do world_count=$((world_count + 1)); done <"$SAID"
  [ "$world_count" -gt "${index:--1}" ]
}
. ./routine.sh
"""
)
"""Simulated time that passes only when the event that has begun is in the log of the voice."""


@all_shells
def test_a_voice_says_what_comes_and_never_delays_the_clock(world, tmp_path):
    save(tmp_path, ROUTINE)
    env = world("espeak-ng") | {"SPEAKS": "1000000"}  # nobody could wait for the end of a word
    runs = {}
    for name, shell in SHELLS.items():
        (tmp_path / f"{name}.said").touch()
        with (tmp_path / f"{name}.out").open("w") as output:
            runs[name] = subprocess.Popen(
                [shutil.which(shell[0]), *shell[1:], "-c", EACH_IS_HEARD, "timer"],
                cwd=tmp_path,
                env=env | {"SAID": str(tmp_path / f"{name}.said")},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
    for name in SHELLS:
        timer = runs[name]
        try:
            assert timer.wait(timeout=PATIENCE) == 0, name
            *heard, end = said(tmp_path, f"{name}.said", len(SAID))
            assert heard == [f"espeak-ng|--stdin|{text}" for text in SAID[:-1]], name
            assert end in ("espeak-ng|--stdin|Done.", "espeak-ng|--stdin|"), name  # mksh may take the word with it
        finally:
            os.killpg(timer.pid, signal.SIGKILL)
        output = (tmp_path / f"{name}.out").read_text()
        assert output.endswith("\nDone: 0:50, 3 of 3 steps\n"), name
        assert "\a" not in output, name


@needs("dash")
def test_the_next_one_is_announced_and_the_last_seconds_are_counted(world, tmp_path, clock):
    routine = save(tmp_path, timeline(timed("Plank", 25_000), timed("Squat", 1000)))
    with begun(clock, routine, env=world("espeak-ng")) as timer:
        for seconds in (5, 10, 7, 1, 1, 1, 1):
            clock.pass_time(timer, seconds)
        assert timer.wait() == 0
    heard = [line.removeprefix("espeak-ng|--stdin|") for line in said(tmp_path, count=6)]
    assert heard[:6] == ["Plank. 25 seconds.", "Next: Squat", "3", "2", "1", "Squat. 1 second."]


@pytest.mark.parametrize(
    ("voice", "call"),
    [
        ("say", "say|-f|-|TEXT"),
        ("spd-say", "spd-say|--wait|--language|de-CH|--|TEXT|"),
        ("espeak-ng", "espeak-ng|-v|de-CH|--stdin|TEXT"),
        ("espeak", "espeak|-v|de-CH|--stdin|TEXT"),
        ("termux-tts-speak", "termux-tts-speak|-l|de-CH|TEXT"),
    ],
)
@needs("dash")
def test_each_voice_is_called_in_its_way(voice, call, world, tmp_path):
    save(tmp_path, timeline(timed("--help $(touch bad)", 1000)), lang="de-CH")
    run_to_the_end(tmp_path, world(voice))
    assert said(tmp_path)[0] == call.replace("TEXT", "--help $(touch bad). 1 second.")


@needs("dash")
def test_powershell_reads_the_text_and_never_runs_it(world, tmp_path):
    save(tmp_path, timeline(timed("'; Remove-Item *", 1000)))
    run_to_the_end(tmp_path, world("powershell.exe"))
    log = "\n".join(said(tmp_path, count=2))  # the command has two lines, and what it is to say follows
    arguments, _, text = log.partition("ReadToEnd())|")
    assert "Remove-Item" not in arguments
    assert text.startswith("'; Remove-Item *.")


@dash_and_later_all
def test_hostile_text_stays_text_on_screen_and_in_the_voice(shell, world, tmp_path, clock):
    routine = save(tmp_path, timeline(*(timed(text, 600_000, cues=(text,)) for text in HOSTILE), title=HOSTILE[5]))
    env = world("espeak-ng")
    command = clock.command([shutil.which(shell[0]), *shell[1:]], routine)
    with Terminal([*command, "--lead-in", "0"], env=env) as timer:
        timer.expect("Enter starts")
        timer.send("\n")
        output = ""
        for number in range(len(HOSTILE)):
            output += timer.expect(f"{number + 1} of {len(HOSTILE)}")
            output += timer.expect("space pause")
            timer.send("n")
        assert timer.wait() == 0
    ours = r"\x1b\[(\d+m|2K|J|H|\d+G|\?(1049|25|7)[hl])|\r\n"
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", re.sub(ours, "", output))
    assert "$(touch bad) `touch bad` $((1/0)) ${x:?}" in output
    of_the_test = {"bin", "said", "routine.sh", "by_hand.sh", "clock", "looks"}
    assert {path.name for path in tmp_path.iterdir()} <= of_the_test


def rings(clock, routine, env, passing, *options):
    """How often the bell rings while the time passes in these steps."""
    with begun(clock, routine, *options, env=env) as timer:
        for seconds in passing:
            clock.pass_time(timer, seconds)
        assert timer.wait() == 0
        return timer.rung + timer.seen.count(b"\a")


@needs("dash")
def test_the_bell_where_there_is_no_voice(world, tmp_path, clock):
    routine = save(tmp_path, timeline(timed("Plank", 5000), timed("Squat", 1000)))
    begin_three_two_one, begin, end = 4, 1, 1
    assert rings(clock, routine, world(), [2, 1, 1, 1, 1]) == begin_three_two_one + begin + end


@needs("dash")
def test_the_bell_on_request_and_silence_on_request(world, tmp_path, clock):
    routine = save(tmp_path, timeline(timed("Plank", 4000)))
    env = world("espeak-ng")
    assert rings(clock, routine, env, [1, 1, 1, 1], "--bell-only") == 2
    assert rings(clock, routine, env, [1, 1, 1, 1], "--mute") == 0
    assert not (tmp_path / "said").exists()


@needs("dash")
def test_phases_are_shown_with_their_countdown_and_said(world, tmp_path, clock):
    phases = (Phase(0, 3000, "inhale", 1), Phase(3000, 3000, "exhale", 1), Phase(6000, 500, "turn round", 2))
    routine = save(tmp_path, timeline(timed("Cat cow", 8000, phases=phases)))
    command = clock.command([shutil.which("dash")], routine)
    with Terminal([*command, "--no-wait", "--lead-in", "0"], env=world("espeak-ng")) as timer:
        timer.expect("inhale 3 · rep 1 of 2")
        for text in ("inhale 2", "inhale 1", "exhale 3 · rep 1 of 2", "exhale 2", "exhale 1"):
            clock.pass_time(timer, 1)
            timer.expect(text)
        clock.pass_time(timer, 1)
        timer.expect("turn\N{NO-BREAK SPACE}round 1 · rep 2 of 2")
        timer.send("q")
        assert timer.wait() == 1
    assert [line.removeprefix("espeak-ng|--stdin|") for line in said(tmp_path, count=2)][:2] == [
        "Cat cow. 8 seconds.",
        "exhale",
    ]


@needs("dash")
def test_the_sound_goes_off_and_on(world, tmp_path, clock):
    routine = save(tmp_path, timeline(timed("Plank", 60_000), timed("Squat", 60_000), timed("Lunge", 60_000)))
    command = clock.command([shutil.which("dash")], routine)
    with Terminal([*command, "--no-wait", "--lead-in", "0"], env=world()) as timer:
        timer.expect("\a")
        timer.send("m")
        timer.expect("(mute)")
        timer.send("n")
        assert "\a" not in timer.expect("2 of 3")
        timer.send("m")
        timer.expect("2 of 3")
        timer.send("n")
        timer.expect("\a")
