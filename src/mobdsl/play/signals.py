"""Signals that end a session: noted when they come, and obeyed at the next look at the clock."""

from __future__ import annotations

import signal

from mobdsl.records import define, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

HANGUP = getattr(signal, "SIGHUP", 1)
_ENDING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name))


@define
class NotedSignals:
    """A block in which signals end nothing by themselves. Those that are ignored, as under `nohup`, stay ignored."""

    received: int | None = None
    _before: dict[int, Any] = field(factory=dict)

    def __enter__(self) -> NotedSignals:
        """Takes over from the handlers that there are."""
        for number in _ENDING:
            handler = signal.getsignal(number)
            if handler not in (None, signal.SIG_IGN):
                signal.signal(number, self._note)
                self._before[number] = handler
        return self

    def __exit__(self, *_: object) -> None:
        """Puts the handlers back."""
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _note(self, number: int, _: FrameType | None) -> None:
        self.received = self.received or number
