"""A row of the table of words, and the places where a word may stand."""

from __future__ import annotations

from enum import StrEnum

from mobdsl.records import frozen


class Place(StrEnum):
    """Where a word may stand."""

    FILE = "in a file"
    LINE = "on a line of a routine or block"
    CLAUSE = "behind a movement"
    BLOCK = "behind `block` or `repeat`"
    MOVEMENT = "in a movement"
    PROGRESSION = "in a progression"
    PLAN = "in a plan"
    WHEN = "on a line of a plan"
    LOG = "in the log"


@frozen
class Word:
    """One row of the table."""

    name: str
    """The word itself."""
    places: tuple[Place, ...]
    """Where it may stand."""
    signature: str
    """What follows it, in the notation above; empty where nothing does."""
    means: str
    """What it means, for the reference."""
    example: str
    """A line, or the part of one, that shows it in use."""
