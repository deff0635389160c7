"""The clock of a player: whole milliseconds that never go back, and go on while the machine sleeps."""

from __future__ import annotations

import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    Clock: TypeAlias = Callable[[], int]

GAP = 10_000
"""Milliseconds of which a player heard nothing, after which it takes the machine to have slept."""


def machine_clock() -> Clock:
    """The clock of this machine that counts its sleep too, so that a closed lid is noticed.

    `time.monotonic` stands still meanwhile on Linux and on macOS.
    """
    number = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
    if number is None:
        return lambda: time.monotonic_ns() // 1_000_000
    return lambda: time.clock_gettime_ns(number) // 1_000_000


def faster(clock: Clock, speed: float) -> Clock:
    """``clock``, on which ``speed`` times as much time passes."""
    return lambda: int(clock() * speed)
