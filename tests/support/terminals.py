"""A terminal of our own, to run a program in and press keys."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from typing import Any

from support.patience import PATIENCE

_END = b"\0end\0"


class Terminal:
    """``command`` in a terminal of ``rows`` × ``columns`` that it controls, so that ^C and ^Z reach it as signals."""

    def __init__(
        self,
        command: Sequence[str | os.PathLike[str]],
        rows: int = 24,
        columns: int = 80,
        env: Mapping[str, str] | None = None,
        cwd: str | os.PathLike[str] | None = None,
        controlling: bool = True,
    ) -> None:
        self.master, self.slave = pty.openpty()
        self.resize(rows, columns)
        self.modes_before = self.modes()
        self.seen = b""
        self.process = subprocess.Popen(
            command,
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            env={
                "PATH": os.environ["PATH"],
                "TERM": "xterm-256color",
                "LC_ALL": "C.UTF-8",
                "MOBDSL_NO_CACHE": "1",
                **(env or {}),
            },
            cwd=cwd,
            start_new_session=True,
            preexec_fn=_take_control if controlling else _listen,  # noqa: PLW1509 - tests have one thread
        )

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.slave)
        os.close(self.master)

    def resize(self, rows: int, columns: int) -> None:
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def modes(self) -> list[Any]:
        return termios.tcgetattr(self.slave)

    def send(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def expect(self, text: str) -> str:
        """Reads up to ``text`` and returns what came before it."""
        wanted = text.encode()
        while wanted not in self.seen:
            if not self.read(PATIENCE):
                raise AssertionError(f"no {text!r} in {self.seen[-3000:].decode(errors='replace')!r}")
        before, _, self.seen = self.seen.partition(wanted)
        return before.decode(errors="replace")

    def wait(self) -> int:
        """The exit status of the program, when it has ended."""
        given_up = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < given_up:
            self.read(0.05)
        os.write(self.slave, _END)  # behind all that the program has written
        while _END not in self.seen:
            self.read(PATIENCE)
        self.seen = self.seen.replace(_END, b"")
        return self.process.wait(timeout=0)

    def read(self, seconds: float) -> bool:
        """Reads what there is into ``seen``, waiting at most so many ``seconds`` for it; False where nothing came."""
        if not select.select([self.master], [], [], max(seconds, 0))[0]:
            return False
        self.seen += os.read(self.master, 65536)
        return True


def _take_control() -> None:
    _listen()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _listen() -> None:
    """What a test run in the background ignores, a shell could not even trap."""
    for number in (signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)
