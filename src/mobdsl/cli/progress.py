"""A line on the terminal that says how far a command is, for what takes longer than a second."""

from __future__ import annotations

import os
import sys
from _thread import allocate_lock
from contextlib import contextmanager
from time import monotonic

from mobdsl.cli.checking.report import print_findings
from mobdsl.cli.terminal import write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 1.0
"""Seconds before anything is shown."""

INTERVAL = 0.2
"""Seconds from one drawing to the next."""

_WIDTH = 30


class Progress:
    """How many of ``total`` steps are done, drawn on standard error where that is a terminal and ``wanted``."""

    def __init__(self, doing: str, total: int, *, wanted: bool = True) -> None:
        is_terminal = bool(sys.stderr and sys.stderr.isatty() and os.environ.get("TERM", "dumb") != "dumb")
        self.is_wanted = wanted and is_terminal and total > 0
        self._doing = doing
        self._total = total
        self._done = 0
        self._since = monotonic()
        self._is_drawn = False
        self._lock = allocate_lock()

    def advance(self) -> None:
        """One more step is done."""
        self._done += 1

    def draw(self) -> None:
        """Draws the line, once the command has taken long enough."""
        if not self.is_wanted or monotonic() - self._since < PATIENCE:
            return
        filled = _WIDTH * self._done // self._total
        bar = "#" * filled + "-" * (_WIDTH - filled)
        with self._lock:
            write(f"\r{self._doing} [{bar}] {self._done:,} of {self._total:,}\x1b[K", sys.stderr)
            self._is_drawn = True

    def write(self, text: str) -> None:
        """Takes the line away and writes ``text`` to standard output."""
        with self._lock:
            if self._is_drawn:
                write("\r\x1b[K", sys.stderr)
                self._is_drawn = False
            print_findings(text)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Draws the line from a thread, while this one is at work."""
        if not self.is_wanted:
            yield
            return
        from threading import Event, Thread

        over = Event()

        def watch() -> None:
            while not over.wait(INTERVAL):
                self.draw()

        thread = Thread(target=watch, daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()
            self.write("")
