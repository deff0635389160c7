"""The transcripts that a script can play, played by the timer: its keys and its clock are moved as they say.

A script keeps no conditions on answers, has no easier and harder, jumps nowhere, corrects nothing, and runs no open
step on its estimate; transcripts about these are not for it. What it writes at the start of each step is held against
the steps that begin.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mobdsl import api
from mobdsl.backends.timer.entries import Entry, Places, entries
from mobdsl.project.imports import Memory
from mobdsl.session.program_types import Program
from support.hand_clock import HandClock
from support.terminals import Terminal
from support.transcripts import Act, Transcript, milliseconds, program_of, read

HERE = Path(__file__).parent
TRANSCRIPTS = sorted(HERE.glob("*/*.md"))

SPEED = 10
LONGEST = 90_000
"""Milliseconds of a session that pass in one piece: more than ten seconds of the clock is the sleep of a machine."""

KEYS = {"done": "\n", "next": "n", "back": "b", "pause": " ", "resume": " ", "again": "y", "enough": "n", "quit": "q"}
UNKNOWN = {"jump", "easier", "harder", "set", "reps", "add"}

OTHERWISE = {
    "again/until-relief": "Enter is enough",
    "amrap/left-at-once": "it asks for the broken round also where no round was begun",
    "answers/time-while-it-is-asked": "Enter leaves a question without an answer",
    "back/in-the-lead-in": "before the start it takes no such key",
    "emom/done-early-and-late": "what the minute ended stays cut",
    "gates/a-part-that-is-jumped-over": "it is begun at a step by an option",
    "gates/of-a-part": "back goes to what stands before, also where that was left out",
    "optional/back-and-otherwise": "back goes to what stands before, also where that was left out",
    "stop/while-it-is-asked": "stop rules wait until a question is answered",
    "time/pause": "in a pause Enter goes on",
    "total/the-last-set": "in a pause Enter goes on",
}
"""What a script does in another way, and why."""


def is_for_a_script(transcript: Transcript, program: Program) -> bool:
    """Whether a script knows all that ``transcript`` is about."""
    words = {act.written.split()[0] for act in transcript.acts}
    names = {step.prompt.name for step in program.steps if step.prompt}
    answered = {act.written.split()[1] for act in transcript.acts if act.written.startswith("answer ")}
    conditional = any(each.when for each in (*program.steps, *program.stops))
    return not (words & UNKNOWN or answered - names or transcript.options["flow"] or conditional)


def spoken_of(row: Entry) -> str:
    """How a line of the timer begins that tells of ``row``."""
    return f"{row.label}  {row.name.replace(chr(10), '')}"


class Played:
    """A transcript in the hands of the timer."""

    def __init__(self, transcript: Transcript, program: Program, folder: Path) -> None:
        loaded = api.load(Memory({"session.mob": transcript.source}), "session.mob").value
        assert loaded is not None
        job = api.job(loaded, transcript.contexts, transcript.routine).value
        assert job is not None
        made = api.build(job, "timer").value
        assert made is not None
        path = folder / "timer.sh"
        path.write_bytes(made[0].content)
        self.program = program
        places = Places(program)
        self.rows = entries(places)
        self.places = places
        self.clock = HandClock(folder)
        lead = str(transcript.options["lead"] // 1000)
        options = ["--mute", "--lead-in", lead, "--speed", str(SPEED), "--did"]
        self.timer = Terminal([*self.clock.command(["dash"], path), *options], env={"TERM": "dumb"})
        self.timer.expect("shows the keys.")
        self.asked = ""

    def act(self, act: Act) -> None:
        """Does what ``act`` says."""
        word, *rest = act.written.split()
        if word == "start":
            self._press("\n")
        elif word.startswith("+") or word == "late":
            left = milliseconds(rest[0] if rest else word)
            while left:
                now = min(left, LONGEST)
                self.clock.pass_time(self.timer, now / 1000 / SPEED)
                left -= now
        elif word == "slept":
            self.clock.pass_time(self.timer, 3600)
        elif word == "answer":
            self._answer(rest[0], " ".join(rest[1:]))
        elif word == "stop":
            self._press("s")
            self._press(str(int(rest[0]) + 1))
        else:
            self._press(KEYS[word])

    def _answer(self, name: str, value: str) -> None:
        prompt = next(step.prompt for step in self.program.steps if step.prompt and step.prompt.name == name)
        yes = {"yes": "y", "no": "n", "clear": "y", "not_clear": "n", "again": "y", "enough": "n"}
        if value in yes:
            self._press(yes[value])
            return
        figure = str(prompt.choices.index(value) + 1) if value in prompt.choices else value
        self._press(figure)
        self._press("\n")

    def _press(self, keys: str) -> None:
        self.timer.send(keys)
        self.clock.pass_time(self.timer, 0)

    def begun(self) -> list[int]:
        """The steps of work and rest that the timer has told of since it was last asked."""
        while self.timer.process.poll() is None and self.timer.read(0.05):
            pass
        told = self.timer.seen.decode(errors="replace").replace("\r\n", "\n").split("\n")
        self.timer.seen = b""
        names = {spoken_of(row): at for at, row in reversed(list(enumerate(self.rows)))}
        found = []
        for line in told:
            at = next((at for start, at in names.items() if line.startswith(start)), None)
            if at is not None and self.rows[at].kind != "prompt":
                found.append(at)
        return found


def begins(act: Act) -> list[int]:
    """The steps that begin with ``act``."""
    return [int(number) for number in re.findall(r"\bbegin (\d+)", act.effects)]


def played(path: Path, folder: Path) -> str | None:
    """What is wrong with the transcript at ``path`` in the timer's hands; None where nothing is."""
    folder.mkdir()
    transcript = read(path)
    program = program_of(transcript)
    game = Played(transcript, program, folder)
    with game.timer as timer:
        for act in transcript.acts:
            game.act(act)
            expected = [spoken_of(game.rows[game.places.at(at) - 1]) for at in begins(act)]
            got = [spoken_of(game.rows[at]) for at in game.begun()]
            if act.written.startswith("late "):  # only the last of what begins is announced, and none that is the end
                expected, got = expected[-1:], got[-1:] if expected else []
            if got != expected:
                return f"{path.parent.name}/{path.stem}: > {act.written}\n  expected {expected}\n  got      {got}"
        timer.send("q")
    return None


@pytest.mark.slow
@pytest.mark.shell
def test_the_timer_obeys_the_transcripts_that_are_for_it(tmp_path: Path) -> None:
    chosen = [path for path in TRANSCRIPTS if is_for_a_script(transcript := read(path), program_of(transcript))]
    chosen = [path for path in chosen if f"{path.parent.name}/{path.stem}" not in OTHERWISE]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda pair: played(pair[1], tmp_path / str(pair[0])), enumerate(chosen)))
    wrong = [each for each in found if each]
    assert not wrong, "\n".join(wrong)
    assert len(chosen) == 47
