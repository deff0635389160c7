"""Clauses: on the line where they fit, in a body where they don't."""

from __future__ import annotations

from mobdsl.language.vocabulary import HEADINGS, SIDES
from mobdsl.model.amounts import Duration, Quantity, Speed
from mobdsl.model.clauses import Clauses, Each, Effort, Equipment, Heading, Load, Rest
from mobdsl.printer.figures import (
    condition,
    dose,
    duration,
    every,
    name,
    names,
    pattern,
    quantities,
    quantity,
    signed,
    speeds,
    text,
    times,
)
from mobdsl.printer.guards import guard
from mobdsl.printer.lines import joined
from mobdsl.records import evolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mobdsl.model.amounts import Dose

_SHORT = 60
_INLINE = frozenset({*HEADINGS, "inhale", "exhale"})
"""Headings that may stand on the line of a movement: no word that could go on what stands before it."""


def on_line(clauses: Clauses) -> str:
    """The dose, and the clauses that hold without conditions, in the order of the table of words."""
    return joined(_dose(clauses), *_clauses(clauses))


def on_lines(clauses: Clauses) -> Iterator[str]:
    """All that clauses say, a line each."""
    yield from clause_lines(clauses)
    yield from in_body(clauses)


def clause_lines(clauses: Clauses) -> Iterator[str]:
    """The dose and the clauses, a line each."""
    yield from (part for part in (_dose(clauses), *_clauses(clauses)) if part and isinstance(part, str))


def whole_line(clauses: Clauses) -> str:
    """All clauses, where a line has no body and no conditions."""
    return joined(on_line(clauses), *map(guard, clauses.guards), *map(heading, clauses.headings))


def in_body(clauses: Clauses) -> Iterator[str]:
    """Headings, questions and stop rules, and what holds under a condition: a line each."""
    yield from map(heading, clauses.headings)
    yield from map(guard, clauses.guards)
    for decided, inner in clauses.when:
        yield joined(on_line(inner), condition(decided))


def _dose(clauses: Clauses) -> str:
    if clauses.dose is None:
        return ""
    return joined(dose(clauses.dose), clauses.growth and growth(clauses), _interval(clauses.dose))


def _interval(value: Dose) -> str | None:
    return every(value.every, "set") if value.every else None


def _clauses(clauses: Clauses) -> Iterator[object]:
    yield from sides(clauses.each)
    yield clauses.switch and f"switch {duration(clauses.switch)}"
    yield clauses.hold and joined("hold", duration(clauses.hold.duration), clauses.hold.at and f"at {clauses.hold.at}")
    yield clauses.reset and f"reset {duration(clauses.reset)}"
    yield clauses.tempo and f"tempo {clauses.tempo.word or pattern(clauses.tempo.figures)}"
    yield clauses.motion and f"motion {clauses.motion}"
    yield clauses.rest and rest(clauses.rest)
    yield clauses.load and f"load {_load(clauses.load)}"
    yield clauses.effort and f"effort {_load(clauses.effort)}"
    yield from (f"with {_kit(one)}" for one in clauses.equipment)
    yield clauses.position and f"position {names(clauses.position, ' or ')}"
    yield clauses.variation and f"variation {clauses.variation}"
    yield clauses.breathe and f"breathe {pattern(clauses.breathe)}"
    yield clauses.opposite and "opposite sides"
    alone = clauses.growth and not clauses.dose and growth(clauses)
    goal = clauses.build_to and joined("build to", dose(clauses.build_to), _interval(clauses.build_to))
    # Behind an interval it would be the interval that grows.
    yield from (alone, goal) if clauses.build_to and clauses.build_to.every else (goal, alone)


def headings_on_line(clauses: Clauses, words: Collection[str]) -> tuple[str, Clauses]:
    """The headings that stand on the line, because in the body a heading with one of ``words`` would be something else.

    Those in front of it stand there too, so that their order stays. Returns them, and the clauses without them.
    """
    last = max((at for at, one in enumerate(clauses.headings, 1) if one.word in words), default=0)
    return joined(*map(heading, clauses.headings[:last])), evolve(clauses, headings=clauses.headings[last:])


def short_heading(clauses: Clauses) -> str | None:
    """The one heading that needs no body, where there is nothing else for a body."""
    match clauses.headings:
        case (Heading(word, content, None) as only,) if word in _INLINE and len(content) <= _SHORT:
            return None if clauses.guards or clauses.when else heading(only)
    return None


def heading(value: Heading) -> str:
    """`cue "spine still" if face_up`"""
    return joined(value.word, text(value.text), condition(value.condition))


def rest(value: Rest) -> str:
    """`rest 30s after each`"""
    length = "same" if value.same else times(value.durations) if value.durations else "open"
    return joined("rest", length, "after each" if value.after_each else None)


def pause(value: Duration | None) -> str:
    """A time of rest; `open` until the person goes on."""
    return duration(value) if value else "open"


def growth(clauses: Clauses) -> str:
    """`+1 each set`, `-15s each round`"""
    value = clauses.growth
    assert value is not None
    figure = signed(value.amount) if value.unit == "ms" else f"{value.amount:+d}"
    return f"{figure} each {value.each}"


def sides(values: tuple[Each, ...]) -> Iterator[str]:
    """The sides and positions in their order; `alternate` speaks for all that have sides."""
    for value in values:
        if value.only:
            yield f"only {value.names[0]}"
        elif value.limb is None or set(value.names) != set(SIDES) or len(value.names) != len(SIDES):
            yield f"each {names(value.names)}"
        elif not (value.alternate and not value.apiece):
            yield f"each {value.limb}" + ("" if value.names == SIDES else f" from {value.names[0]}")
    if any(value.alternate for value in values):
        reversed_by_itself = any(
            value.alternate and not value.apiece and value.names == SIDES[::-1] for value in values
        )
        yield "alternate from right" if reversed_by_itself else "alternate"
    if any(value.swapped for value in values):
        yield "alternate each round"


def _load(value: Load | Effort) -> str:
    if not value.amounts:
        return value.word or ""
    nearest = value.nearest if isinstance(value, Load) else None
    of = value.of and f"of {value.of}"
    return joined(_amounts(value.amounts), of, nearest and f"nearest {quantity(nearest)}")


def _amounts(values: tuple[Quantity | Speed, ...]) -> str:
    paces = tuple(one for one in values if isinstance(one, Speed))
    return speeds(paces) if paces else quantities(tuple(one for one in values if isinstance(one, Quantity)))


def _kit(value: Equipment) -> str:
    return (" or " if value.any_of else ", ").join(map(name, value.items))
