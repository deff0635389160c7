"""Voice and bell. The timer finds nothing but what it says it needs, and a voice of ours."""

import re
import shutil
import subprocess
import time

import pytest

from mobdsl.timeline.events import Kind, Phase
from support.needs import needs
from support.shells import SHELLS, all_shells, every_shell
from support.terminals import Terminal
from support.timers import HOSTILE, script, timed, timeline

VOICE = """#!/bin/sh
{
  printf '%s|' "${0##*/}" "$@"
  [ -t 0 ] || while IFS= read -r line; do printf '%s' "$line"; done
  echo
} >>"$SAID"
exec sleep "${SPEAKS:-5}"
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
    "Plank. left side. 6 to 10 reps. Breathe!",
    "Switch sides. right side. 10 seconds. Next: Plank, right, face down.",
    "Core. Plank. right side. face down. 1 rep.",
    "Rest. 10 seconds. Next: Squat.",
    "Squat. max.",
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


def said(tmp_path, log="said"):
    return (tmp_path / log).read_text().splitlines()


@all_shells
def test_a_voice_says_what_comes_and_never_delays_the_clock(world, tmp_path):
    routine, env = save(tmp_path, ROUTINE), world("espeak-ng")
    begin = time.monotonic()
    runs = {}
    for name, shell in SHELLS.items():
        with (tmp_path / f"{name}.out").open("w") as output:
            runs[name] = subprocess.Popen(
                [shutil.which(shell[0]), *shell[1:], routine, "--speed", "8"],
                env=env | {"SAID": str(tmp_path / f"{name}.said")},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
    for name, run in runs.items():
        assert run.wait(timeout=30) == 0, name
    assert time.monotonic() - begin < 20  # to say it all takes 35 seconds
    time.sleep(1)  # the voice may outlive the timer
    for name in runs:
        output = (tmp_path / f"{name}.out").read_text()
        assert output.endswith("\nDone: 0:50, 3 of 3 steps\n"), name
        assert "\a" not in output, name
        assert said(tmp_path, f"{name}.said") == [f"espeak-ng|--stdin|{text}" for text in SAID], name


@needs("dash")
def test_the_next_one_is_announced_and_the_last_seconds_are_counted(world, tmp_path):
    routine = save(tmp_path, timeline(timed("Plank", 25_000), timed("Squat", 1000)))
    command = [shutil.which("dash"), routine, "--lead-in", "0", "--speed", "5"]
    env = world("espeak-ng") | {"SPEAKS": "0"}
    with Terminal([*command, "--no-wait"], env=env) as timer:
        assert timer.wait() == 0
    heard = [line.removeprefix("espeak-ng|--stdin|") for line in said(tmp_path)]
    assert heard[:2] == ["Plank.", "Next: Squat"]
    assert {"3", "2", "1"} & set(heard)


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
    routine = save(tmp_path, timeline(timed("--help $(touch bad)", 1000)), lang="de-CH")
    command = [shutil.which("dash"), routine, "--lead-in", "0", "--speed", "10"]
    subprocess.run(command, env=world(voice), stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=30)
    assert said(tmp_path)[0] == call.replace("TEXT", "--help $(touch bad).")


@needs("dash")
def test_powershell_reads_the_text_and_never_runs_it(world, tmp_path):
    routine = save(tmp_path, timeline(timed("'; Remove-Item *", 1000)))
    command = [shutil.which("dash"), routine, "--lead-in", "0", "--speed", "10"]
    env = world("powershell.exe")
    subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=30)
    log = (tmp_path / "said").read_text()
    arguments, _, text = log.partition("ReadToEnd())|")
    assert "Remove-Item" not in arguments
    assert text.startswith("'; Remove-Item *.")


@every_shell
def test_hostile_text_stays_text_on_screen_and_in_the_voice(shell, world, tmp_path):
    routine = save(tmp_path, timeline(*(timed(text, 600_000, cues=(text,)) for text in HOSTILE), title=HOSTILE[5]))
    env = world("espeak-ng")
    with Terminal([shutil.which(shell[0]), *shell[1:], routine, "--lead-in", "0"], env=env) as timer:
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
    assert {path.name for path in tmp_path.iterdir()} <= {"bin", "said", "routine.sh"}


def rings(routine, env, *options):
    with Terminal([shutil.which("dash"), routine, "--no-wait", "--lead-in", "0", *options], env=env) as timer:
        assert timer.wait() == 0
        return timer.seen.count(b"\a")


@needs("dash")
def test_the_bell_where_there_is_no_voice(world, tmp_path):
    routine = save(tmp_path, timeline(timed("Plank", 5000), timed("Squat", 1000)))
    begin_three_two_one, begin, end = 4, 1, 1
    assert rings(routine, world(), "--speed", "2") == begin_three_two_one + begin + end


@needs("dash")
def test_the_bell_on_request_and_silence_on_request(world, tmp_path):
    routine = save(tmp_path, timeline(timed("Plank", 4000)))
    env = world("espeak-ng")
    assert rings(routine, env, "--speed", "10", "--bell-only") == 2
    assert rings(routine, env, "--speed", "10", "--mute") == 0
    assert not (tmp_path / "said").exists()


@needs("dash")
def test_phases_are_shown_with_their_countdown_and_said(world, tmp_path):
    phases = (Phase(0, 3000, "inhale", 1), Phase(3000, 3000, "exhale", 1), Phase(6000, 500, "turn round", 2))
    routine = save(tmp_path, timeline(timed("Cat cow", 8000, phases=phases)))
    command = [shutil.which("dash"), routine, "--no-wait", "--lead-in", "0", "--speed", "2"]
    with Terminal(command, env=world("espeak-ng")) as timer:
        for text in ("inhale 3 · rep 1 of 2", "inhale 2", "inhale 1", "exhale 3 · rep 1 of 2", "exhale 1"):
            timer.expect(text)
        timer.expect("turn\N{NO-BREAK SPACE}round 1 · rep 2 of 2")
        timer.send("q")
        assert timer.wait() == 1


@needs("dash")
def test_the_sound_goes_off_and_on(world, tmp_path):
    routine = save(tmp_path, timeline(timed("Plank", 60_000), timed("Squat", 60_000), timed("Lunge", 60_000)))
    with Terminal([shutil.which("dash"), routine, "--no-wait", "--lead-in", "0"], env=world()) as timer:
        timer.expect("\a")
        timer.send("m")
        timer.expect("(mute)")
        timer.send("n")
        assert "\a" not in timer.expect("2 of 3")
        timer.send("m")
        timer.expect("2 of 3")
        timer.send("n")
        timer.expect("\a")
