"""Keys one by one from a terminal, or a line at a time from whatever else is read."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Protocol, TextIO

    class Keyboard(Protocol):
        """Where keys come from."""

        gone: bool
        """Whether nothing will ever come again."""
        by_line: bool
        """Whether what comes are lines, rather than keys."""

        def read(self, seconds: float) -> list[str]:
            """The keys that came, waiting at most so long for one."""

        def step_aside(self) -> None:
            """Stops this process, as ^Z does elsewhere, and comes back when it goes on."""

        def __enter__(self) -> Keyboard:
            """Takes what keys come from."""

        def __exit__(self, *_: object) -> None:
            """Gives it back."""


_SEQUENCES = {"A": "up", "B": "down", "C": "right", "D": "left"}
_WINDOWS_ARROWS = {"H": "up", "P": "down", "M": "right", "K": "left"}
_NAMED = {"\r": "enter", "\n": "enter", " ": "space", "\x7f": "backspace", "\b": "backspace", "\t": "tab"}
SUSPEND = "suspend"
INTERRUPT = "interrupt"
_SIGNALS = {"\x1a": SUSPEND, "\x03": INTERRUPT}


def keys_in(text: str) -> Iterator[str]:
    """The keys that a terminal says with ``text``; of sequences that are not known nothing."""
    place = 0
    while place < len(text):
        character = text[place]
        place += 1
        if character != "\x1b":
            yield _NAMED.get(character) or _SIGNALS.get(character) or (character if character.isprintable() else "")
            continue
        if place == len(text):
            yield "escape"
        elif text[place] in "[O":
            end = place + 1
            while end < len(text) and not ("@" <= text[end] <= "~"):
                end += 1
            yield _SEQUENCES.get(text[end : end + 1], "") if end == place + 1 else ""
            place = end + 1


class TerminalKeys:
    """The keys of a terminal, unseen and one by one; how it was set before is put back."""

    by_line = False

    def __init__(self, stream: TextIO) -> None:
        self._file = stream.fileno()
        self._before: list[Any] | None = None
        self.gone = False

    def __enter__(self) -> TerminalKeys:
        """Takes the terminal."""
        import termios

        self._before = termios.tcgetattr(self._file)
        modes = termios.tcgetattr(self._file)
        modes[3] &= ~(termios.ICANON | termios.ECHO | termios.ISIG)
        modes[6][termios.VMIN], modes[6][termios.VTIME] = 0, 0
        termios.tcsetattr(self._file, termios.TCSADRAIN, modes)
        return self

    def __exit__(self, *_: object) -> None:
        """Gives it back."""
        import termios

        if self._before is not None:
            with suppress(termios.error):  # it may be gone
                termios.tcsetattr(self._file, termios.TCSADRAIN, self._before)

    def step_aside(self) -> None:
        """The terminal is given back meanwhile."""
        self.__exit__()
        os.kill(os.getpid(), signal.SIGTSTP)
        self.__enter__()

    def read(self, seconds: float) -> list[str]:
        """The keys that came."""
        import select

        try:
            if not select.select([self._file], [], [], seconds)[0]:
                return []
            read = os.read(self._file, 1024)
        except OSError:
            read = b""
        if not read:
            self.gone = True
        return [key for key in keys_in(read.decode("utf-8", "replace")) if key]


class LineKeys:
    """Lines, each of them a key, the name of one, or an answer. A thread waits for them, for not every system can tell
    whether a line has come."""

    by_line = True

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        self.gone = stream is None

    def __enter__(self) -> LineKeys:
        """Begins to listen."""
        if self._stream is not None:
            Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is to be given back."""

    def step_aside(self) -> None:
        """A line never asks for it."""

    def read(self, seconds: float) -> list[str]:
        """The line that came, as one key; an empty one is Enter."""
        try:
            line = self._lines.get(timeout=seconds)
        except Empty:
            return []
        if line is None:
            self.gone = True
            return []
        return [line.strip() or "enter"]

    def _listen(self) -> None:
        assert self._stream is not None
        try:
            for line in self._stream:
                self._lines.put(line)
        except (OSError, ValueError):
            pass
        self._lines.put(None)


class WindowsKeys:
    """The keys of a console of Windows."""

    by_line = False
    gone = False

    def __enter__(self) -> WindowsKeys:
        """It is there already."""
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is to be given back."""

    def step_aside(self) -> None:
        """Windows knows of no such thing."""

    def read(self, seconds: float) -> list[str]:
        """The keys that came."""
        import time

        if sys.platform != "win32":
            return []
        import msvcrt

        until = time.monotonic() + seconds
        while not msvcrt.kbhit():
            if time.monotonic() >= until:
                return []
            time.sleep(0.02)
        character = msvcrt.getwch()
        if character in "\x00\xe0":
            return [key for key in [_WINDOWS_ARROWS.get(msvcrt.getwch(), "")] if key]
        return [key for key in keys_in(character) if key]


def keyboard_of(stream: TextIO | None) -> Keyboard:
    """How keys come from ``stream``."""
    if stream is None or not stream.isatty():
        return LineKeys(stream)
    if sys.platform == "win32":
        return WindowsKeys()
    try:
        import termios  # noqa: F401 - whether there is one
    except ImportError:
        return LineKeys(stream)
    return TerminalKeys(stream)
