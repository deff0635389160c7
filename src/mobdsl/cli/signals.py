"""Signals that end the command, turned into exceptions while something must be taken back before it ends."""

from __future__ import annotations

import signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

_ENDING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)  # not every system has them all


class InterruptedBySignalError(KeyboardInterrupt):
    """A signal arrived that ends the command."""


class Signals:
    """A block that the first signal to end the command leaves by an exception, however it would end it elsewhere.

    Those that arrive later wait until the block is left. Then the first takes its usual effect, so that whoever sent
    it sees the command end by it. Signals that the command ignores, as under `nohup`, stay ignored.
    """

    def __init__(self) -> None:
        self._handlers: dict[int, Any] = {}
        self._received: int | None = None
        self._held = False

    def __enter__(self) -> Signals:
        """Takes over from the handlers that there are."""
        for number in _ENDING:
            handler = signal.getsignal(number)
            if handler in (None, signal.SIG_IGN):
                continue
            try:
                signal.signal(number, self._receive)
            except ValueError:  # only the main thread is told of signals
                break
            self._handlers[number] = handler
        return self

    def hold(self) -> None:
        """From here on signals wait until the block is left."""
        self._held = True

    def __exit__(self, *_: object) -> None:
        """Puts the handlers back, and lets the one whose turn it is have its signal."""
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        if self._received is not None:
            signal.raise_signal(self._received)

    def _receive(self, number: int, _: FrameType | None) -> None:
        self._received = self._received or number
        if not self._held:
            self._held = True
            raise InterruptedBySignalError
