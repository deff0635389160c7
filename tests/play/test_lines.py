"""The player that needs nothing: lines, and keys or lines that answer."""

import io
from collections.abc import Iterator

import pytest

from mobdsl.play.plain.keyboard import LineKeys, keyboard_of
from mobdsl.play.plain.run import Paper, PlainPlay
from mobdsl.play.signals import NotedSignals
from support.patience import PATIENCE
from support.played import AMRAP, BREATH, HOLD, HOSTILE, QUESTIONS, Rig, rig


class Keys:
    """A keyboard whose keys are known before; a figure is so many seconds that pass first."""

    def __init__(self, it: Rig, *keys: str | float, by_line: bool = False) -> None:
        self._it, self._keys, self.by_line = it, iter(keys), by_line
        self.gone = False
        self.aside = 0

    def read(self, _: float) -> list[str]:
        key = next(self._keys, None)
        if key is None:
            self.gone = True
        elif isinstance(key, str):
            return [key]
        else:
            self._it.clock.now += int(key * 1000)
        return []

    def step_aside(self) -> None:
        self.aside += 1
        self._it.clock.now += 60_000

    def __enter__(self) -> "Keys":
        return self

    def __exit__(self, *_: object) -> None: ...


def told(it: Rig, *keys: str | float, by_line: bool = False, width: int | None = None) -> str:
    """What is written while these keys come."""
    stream = io.StringIO()
    keyboard = Keys(it, *keys, by_line=by_line)
    PlainPlay(it.player, keyboard, Paper(stream, lambda: width, width is not None), NotedSignals()).run()
    return stream.getvalue()


def test_a_line_a_step() -> None:
    it = rig(HOLD, lead=5)
    assert told(it, 5, *[9] * 8, "enter", "escape") == (
        "Get ready: Dead bug, left side\n"
        "1 of 2  Dead bug · left side · set 2 of 3\n"
        "    Spine still\n"
        "1 of 2  Rest → Goblet squat · 8 reps · 16kg\n"
        "    Caution: knees over toes\n"
        "2 of 2  Goblet squat · 8 reps · 16kg\n"
        "    Caution: knees over toes\n"
        "How hard was it, all in all?\n"
        "  0 nothing, 10 all you had. Enter alone leaves it open, Esc ends the questions.\n"
    )
    assert it.kept[0].startswith("did 2026-03-02 07:04 evening 1:12")


def test_on_a_terminal_the_countdown_is_written_over() -> None:
    text = told(rig(HOLD), 1, 1, "space", "q", "q", "escape", width=80)
    assert "\rWORK · 0:47 left of 48 s" in text.replace(" \r", "\r")
    assert "Paused: Space or Enter goes on.\n" in text
    assert "Q  Stop here: what was done is kept\n" in text
    assert max(len(line) for line in text.replace("\r", "\n").split("\n")) < 80


def test_lines_answer_questions() -> None:
    it = rig(QUESTIONS)
    told(it, "c", "7", "gym", "y", "no", 9, 9, 9, 9, "enough", "6", "enter", "2", "so so", by_line=True)
    answers = {answer.name: answer.value for answer in it.state.answers}
    assert answers["herniation"] == "clear"
    assert (answers["stiffness"], answers["place"], answers["slept_well"]) == (7, "gym", True)
    assert (answers["effort"], answers["pain"], answers["note"]) == (6, 2, "so so")


def test_lines_may_be_words() -> None:
    it = rig(HOLD)
    text = told(it, 5, "pause", "go", "next", "next", "correct", "12", "20kg", "done", "cancel", by_line=True)
    assert "Paused" in text
    assert (it.state.past[-1].reps, it.state.past[-1].load) == ("12", "20kg")


def test_a_number_is_taken_whole() -> None:
    it = rig(AMRAP)
    told(it, "done", "done", *[9] * 34, "12", "cancel", by_line=True)
    assert (it.state.past[0].rounds, it.state.past[0].extra) == (2, 12)


def test_where_nobody_is_there_the_session_ends_at_what_needs_somebody() -> None:
    it = rig(HOLD)
    text = told(it, *[9] * 8)
    assert "Nobody is there to go on, so the session ends here.\n" in text
    assert (it.state.how, it.player.status) == ("quit", 1)
    assert len(it.kept) == 1


def test_where_nobody_answers_at_the_end_what_was_done_is_kept() -> None:
    it = rig(BREATH)
    text = told(it, 9, 9)
    assert "Nobody is there" not in text
    assert (it.state.how, it.player.status, len(it.kept)) == ("finished", 0, 1)


def test_keys_show_the_list_once_and_a_refusal_is_a_line() -> None:
    text = told(rig(HOLD), "?", "space", "<", "q", "q")
    assert text.count("Jump to a step of the list") == 1
    assert text.count("There is no such form of this movement.") == 1


def test_an_interrupt_and_a_suspension_by_keys() -> None:
    it = rig(HOLD)
    text = told(it, 9, "suspend", "interrupt")
    assert "Nobody was here for a while" in text
    assert it.player.status == 130
    assert it.state.clock == 9_000
    assert len(it.kept) == 1


def test_a_signal_ends_it() -> None:
    it = rig(HOLD)
    it.wait(9)
    signals = NotedSignals()
    signals.received = 15
    PlainPlay(it.player, Keys(it), Paper(io.StringIO(), lambda: None, False), signals).run()
    assert (it.player.over, it.player.status) == (True, 143)
    assert len(it.kept) == 1


def test_nothing_of_a_file_is_obeyed() -> None:
    text = told(rig(HOSTILE), "enter", "1", "escape", width=40)
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "\\x1b[31mRed" in text.replace("\n", "")


@pytest.fixture
def lines() -> Iterator[LineKeys]:
    with LineKeys(io.StringIO("3\n\n  next \n")) as keyboard:
        yield keyboard


def test_lines_come_one_by_one(lines: LineKeys) -> None:
    seen: list[str] = []
    while not lines.gone:
        seen += lines.read(PATIENCE)
    assert seen == ["3", "enter", "next"]
    lines.step_aside()


def test_what_is_no_terminal_gives_lines() -> None:
    assert isinstance(keyboard_of(io.StringIO()), LineKeys)
    assert keyboard_of(None).gone
