"""The two streams that a command writes to: whether they show colours, how wide they are, and writing to them.

A check from the cache needs this too, so it loads nothing that Python has not loaded anyway.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

LEAST_WIDTH = 20
"""No terminal is taken to be narrower than this."""


def is_coloured(stream: TextIO | None) -> bool:
    """Whether ``stream`` shows colours: NO_COLOR says no to all, FORCE_COLOR yes, else a terminal does."""
    if stream is None or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width_of(stream: TextIO | None) -> int | None:
    """How many columns ``stream`` has, as a terminal; None where it is none, and lines may be of any length."""
    if stream is None or not stream.isatty():
        return None
    named = os.environ.get("COLUMNS", "")
    if named.isascii() and named.isdigit() and int(named):
        return max(int(named), LEAST_WIDTH)
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    return max(columns or 80, LEAST_WIDTH)


def write(text: str, stream: TextIO | None) -> None:
    """Writes ``text`` to ``stream``, where it is open."""
    if sys.platform == "win32" and is_coloured(stream):
        from click import echo

        echo(text, file=stream, nl=False, color=True)
    elif stream:
        stream.write(text)
        stream.flush()
