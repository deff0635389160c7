"""The voice speaks beside the clock, and what it says is its input."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mobdsl.play.sound import Sound, Voice, find_voice
from support.patience import PATIENCE


class Rings(list[str]):
    def __call__(self) -> None:
        self.append("ring")


def program(folder: Path, name: str, body: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


def waited_for(path: Path) -> str:
    until = time.monotonic() + PATIENCE
    while not (path.exists() and path.read_text()) and time.monotonic() < until:
        time.sleep(0.01)
    return path.read_text()


@pytest.fixture
def heard(tmp_path: Path) -> Iterator[tuple[Sound, Rings, Path]]:
    """A sound whose voice writes what it is told, and with what arguments, and then goes on speaking for long."""
    path = program(
        tmp_path,
        "espeak-ng",
        f'echo "$*" > {tmp_path}/arguments; cat > {tmp_path}/said; echo $$ > {tmp_path}/process; exec sleep 600',
    )
    rings = Rings()
    sound = Sound(rings, Voice((str(path), "--stdin")))
    yield sound, rings, tmp_path
    sound.close()


def test_the_text_is_input(heard: tuple[Sound, Rings, Path]) -> None:
    sound, rings, folder = heard
    sound.announce("--help $(touch x) ; Dead bug")
    waited_for(folder / "process")
    assert (folder / "said").read_text() == "--help $(touch x) ; Dead bug\n"
    assert (folder / "arguments").read_text() == "--stdin\n"
    assert rings == []


def test_what_is_said_in_passing_rings_while_the_voice_is_busy(heard: tuple[Sound, Rings, Path]) -> None:
    sound, rings, folder = heard
    sound.announce("Dead bug")
    waited_for(folder / "process")
    sound.remark("3")
    sound.tell("Next: plank")
    assert rings == ["ring"]
    assert (folder / "said").read_text() == "Dead bug\n"


def test_the_voice_ends_with_the_session(heard: tuple[Sound, Rings, Path]) -> None:
    sound, _, folder = heard
    sound.announce("Dead bug")
    number = int(waited_for(folder / "process"))
    speaking = sound._speaking
    assert speaking is not None
    sound.close()
    assert speaking.wait(PATIENCE) == -signal.SIGTERM
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_without_a_voice_the_bell_rings_and_tones_can_be_off() -> None:
    rings = Rings()
    sound = Sound(rings)
    sound.announce("Dead bug")
    sound.remark("3")
    sound.tell("Next: plank")
    assert rings == ["ring", "ring"]
    sound.tones_on = False
    sound.announce("Dead bug")
    assert rings == ["ring", "ring"]


def test_a_voice_that_does_not_start_is_no_end(tmp_path: Path) -> None:
    sound = Sound(Rings(), Voice((str(tmp_path / "gone"),)))
    sound.announce("Dead bug")
    assert sound._thread is not None
    sound._texts.put(None)  # type: ignore[union-attr]
    sound._thread.join(PATIENCE)
    assert not sound._thread.is_alive()
    assert sound._speaking is None


@pytest.mark.parametrize(
    ("name", "language", "arguments"),
    [
        ("say", "de", ("-f", "-")),
        ("spd-say", "de", ("--language", "de", "--wait", "--pipe-mode")),
        ("espeak-ng", None, ("--stdin",)),
        ("espeak", "de", ("-v", "de", "--stdin")),
    ],
)
def test_the_programs_that_speak(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, language: str | None, arguments: tuple[str, ...]
) -> None:
    path = program(tmp_path, name, "")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_voice(language) == Voice((str(path), *arguments))


def test_a_machine_may_have_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_voice() is None
