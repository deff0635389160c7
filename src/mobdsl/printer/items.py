"""Steps, pauses, blocks and routines run in place."""

from __future__ import annotations

from mobdsl.language.keywords import Place, table
from mobdsl.language.vocabulary import DOSE_WORDS, NEVER_NAMES
from mobdsl.model.items import Block, Do, Item, Pause, Repeat, Step
from mobdsl.printer.clauses import clause_lines, headings_on_line, in_body, on_line, pause, short_heading, sides
from mobdsl.printer.figures import clock, condition, count, counts, duration, every, name, text
from mobdsl.printer.lines import joined, with_body
from mobdsl.records import evolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mobdsl.model.clauses import Clauses

_FIRST_WORDS = frozenset({*table(Place.FILE), *table(Place.LINE), *table(Place.CLAUSE), "then"})
"""A movement called by one of these would be taken for a word of the language."""

_OF_LEVELS = frozenset({"block", "do", "repeat"})
"""A movement called by one of these would be taken for more than a movement behind `level`."""

_OF_LINES = (table(Place.LINE).keys() | NEVER_NAMES) - {"inhale", "exhale"}
"""Words with which in the braces of a block a line would begin that is no heading."""

_IN_BODIES = frozenset({"do", "repeat", "block", "at"})
"""Words with which in the braces behind a movement a line of a block would begin."""

_CLAUSES = frozenset({*table(Place.BLOCK), *DOSE_WORDS})
"""A block called by one of these would be taken for a clause or a dose."""


def items(values: Iterable[Item]) -> Iterator[str]:
    """The lines of all of them."""
    for value in values:
        match value:
            case Step():
                yield from step(value)
            case Pause():
                between = "between rounds" if value.between else None
                yield joined(_at(value), "rest", pause(value.duration), between, condition(value.condition))
            case Block():
                yield from block(value)
            case Do():
                yield joined(_at(value), f"do {value.routine}", condition(value.condition))


def step(value: Step, before: str = "") -> list[str]:
    """A movement with its dose and clauses, behind the word that is to stand ``before`` it."""
    on_its_line, clauses = headings_on_line(value.clauses, _IN_BODIES)
    inline = None if on_its_line else short_heading(clauses)
    head = joined(
        _at(value),
        before or value.flow,
        _movements(value, _OF_LEVELS if before else () if value.flow else _FIRST_WORDS),
        on_line(clauses),
        "optional" if value.optional else None,
        "between rounds" if value.between else None,
        on_its_line or inline,
        condition(value.until, "until"),
        condition(value.condition),
    )
    body = [] if inline else list(in_body(clauses))
    return with_body(head, body) if body else [head]


def _movements(value: Step, reserved: Collection[str]) -> str:
    return (" then " if value.chained else ", ").join(name(use.movement, reserved) for use in value.uses)


def block(value: Block) -> list[str]:
    """A named block, a repeat, or just braces."""
    repeat = value.repeat
    on_its_line, clauses = headings_on_line(value.clauses, _OF_LINES)
    value = evolve(value, clauses=clauses)
    bare = repeat is None and value.name is None and value.title is None
    braces = bare and not on_its_line and not _needs_head(clauses)
    head = joined(
        _at(value),
        None if braces else _head(value),
        on_its_line,
        condition(repeat.until, "until") if repeat else None,
        condition(value.condition),
    )
    lasts = [f"lasts {duration(value.lasts)}"] if value.lasts and braces else []
    inside = clause_lines(clauses) if braces else ()
    return with_body(head, (*lasts, *inside, *in_body(clauses), *items(value.items)))


def _needs_head(clauses: Clauses) -> bool:
    """Whether they say what on a line of its own would be a line of the routine: a dose, a rest, one side."""
    return bool(clauses.dose or clauses.rest or any(each.only for each in clauses.each))


def _head(value: Block) -> str:
    """What stands before the braces of a block that is named or repeated, or says what cannot stand in them.

    Behind `repeat` alone the first `each` stands before the title: it is what says how often.
    """
    clauses, turns = value.clauses, None
    if value.repeat == Repeat():
        first, *others = clauses.each
        turns = next(sides((evolve(first, alternate=False),)))
        alternate = [evolve(first, apiece=False)] if first.alternate else []
        clauses = evolve(clauses, each=(*alternate, *others))
    label = None if value.name is None else name(value.name, _CLAUSES)
    title = None if value.title is None else text(value.title)
    return joined(
        "block" if value.repeat is None else _repeat(value.repeat),
        turns,
        label,
        title if title != label else None,
        on_line(clauses),
        value.lasts and f"lasts {duration(value.lasts)}",
        value.repeat and value.repeat.cap and f"cap {duration(value.repeat.cap)}",
    )


def _repeat(value: Repeat) -> str:
    if value.time:
        ending = {"whole": "whole rounds", "finish": "finish round"}.get(value.ending)
        return joined(f"repeat for {duration(value.time)}", ending)
    if value.series:
        return f"repeat x{counts(value.series.values)}"
    rounds = value.rounds and count(value.rounds)
    return joined("repeat", rounds, value.every and every(value.every, "round"))


def _at(value: Step | Pause | Block | Do) -> str | None:
    return None if value.at is None else f"at {clock(value.at)}"
