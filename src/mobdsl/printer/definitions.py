"""Movements, progressions and routines."""

from __future__ import annotations

from mobdsl.model.amounts import Duration
from mobdsl.model.items import Step, Use
from mobdsl.model.names import title_of
from mobdsl.printer.clauses import on_lines
from mobdsl.printer.figures import condition, duration, names, pace, quantity
from mobdsl.printer.guards import guard
from mobdsl.printer.items import items, step
from mobdsl.printer.lines import joined, with_body
from mobdsl.printer.rules import context, rules, title

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.progressions import Level, Progression
    from mobdsl.model.routines import Movement, Routine

_FACTS = ("target", "muscles", "planes", "equipment", "tags", "easier", "harder")


def movement(value: Movement) -> list[str]:
    """`movement dead_bug "Dead bug" { ... }`"""
    return with_body(joined("movement", value.name, title(value.title, title_of(value.name))), _known(value))


def _known(value: Movement) -> Iterator[str]:
    """What is known of a movement, a line each."""
    if value.aliases:
        yield f"also {names(value.aliases)}"
    for word in _FACTS:
        if given := value.facts.get(word):
            joiner = " or " if word == "equipment" and value.any_equipment else ", "
            yield f"{word} {names(given, joiner)}"
    if "unilateral" in value.facts:
        yield "unilateral"
    if value.pace is not None:
        yield f"pace {duration(Duration.exactly(value.pace))}"
    for speed in value.speeds:
        yield f"pace {pace(speed)}"
    yield from on_lines(value.clauses)
    for one in value.variations:
        default = f"{value.title}, {one.name.replace('_', ' ')}"
        yield from with_body(joined("variation", one.name, title(one.title, default)), _known(one))


def progression(value: Progression) -> list[str]:
    """`progression hinge { level dowel_hinge x8; advance if control_solid 3 in a row }`"""
    head = joined("progression", value.name, title(value.title, title_of(value.name)))
    lines = [line for level in value.levels for line in _level(level)]
    lines.extend(map(guard, value.adaptations))
    if value.cap:
        lines.append(f"cap {quantity(value.cap)}")
    return with_body(head, (*lines, *on_lines(value.clauses)))


def _level(value: Level) -> list[str]:
    if value.items:
        head = joined("level", condition(value.condition))
        return with_body(head, (*on_lines(value.clauses), *items(value.items)))
    done = Step(uses=(Use(value.movement),), clauses=value.clauses, condition=value.condition)
    return step(done, "level")


def routine(value: Routine) -> list[str]:
    """`routine evening "Evening" { ... }`"""
    return with_body(joined("routine", value.name, title(value.title, title_of(value.name))), contents(value))


def contents(value: Routine) -> Iterator[str]:
    """The lines of a routine: its words and clauses, its items, its rules, its contexts."""
    if value.lasts:
        yield f"lasts {duration(value.lasts)}"
    yield from on_lines(value.clauses)
    yield from items(value.items)
    yield from rules(value.rules)
    for one in value.contexts:
        yield from context(one)
