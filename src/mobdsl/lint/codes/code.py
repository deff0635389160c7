"""What there is to say about a kind of finding."""

from __future__ import annotations

from mobdsl.records import frozen


@frozen
class Code:
    """A kind of finding. ``bad`` is a file that gives it, ``good`` the same file mended; empty where no file can."""

    title: str
    explanation: str
    bad: str = ""
    good: str = ""
