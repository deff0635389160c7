"""Whether a terminal is light: asked of the terminal itself, else of the environment."""

from __future__ import annotations

import os
import re
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_QUESTION = b"\x1b]11;?\x1b\\\x1b[c"
"""What the background is, and what kind of terminal it is: every terminal answers the second, and so ends the wait."""

_ANSWER = re.compile(rb"\]11;rgba?:([0-9a-fA-F]+)/([0-9a-fA-F]+)/([0-9a-fA-F]+)")
_END = re.compile(rb"\x1b\[\?[0-9;]*c")

WAIT = 0.3
"""Seconds that a terminal has for its answer."""


def is_light(environment: Mapping[str, str], ask: Callable[[], bytes]) -> bool:
    """Whether the background is light; dark where nothing tells."""
    answer = _ANSWER.search(ask())
    if answer:
        red, green, blue = (int(part, 16) / int(b"f" * len(part), 16) for part in answer.groups())
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5
    return environment.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")


def ask_terminal() -> bytes:
    """What the terminal answers; nothing where there is none to ask."""
    try:
        import select
        import termios
    except ImportError:
        return b""
    try:
        file = sys.stdin.fileno()
        before = termios.tcgetattr(file)
    except (OSError, ValueError, termios.error):
        return b""
    modes = termios.tcgetattr(file)
    modes[3] &= ~(termios.ICANON | termios.ECHO)
    modes[6][termios.VMIN], modes[6][termios.VTIME] = 0, 0
    answer = b""
    try:
        termios.tcsetattr(file, termios.TCSANOW, modes)
        os.write(file, _QUESTION)
        while not _END.search(answer) and select.select([file], [], [], WAIT)[0]:
            part = os.read(file, 256)
            if not part:
                break
            answer += part
    except (OSError, termios.error):
        return b""
    finally:
        termios.tcsetattr(file, termios.TCSANOW, before)
    return answer
