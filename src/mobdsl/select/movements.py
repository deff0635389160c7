"""One movement of a line as it is here: the level that counts, what is taken of its equipment, its clauses complete."""

from __future__ import annotations

from mobdsl.adapt.state import AS_WRITTEN, key_of
from mobdsl.diagnostics import Diagnostic
from mobdsl.model.clauses import NO_CLAUSES, Clauses, Equipment, applicable
from mobdsl.model.conditions import holds
from mobdsl.records import evolve, frozen
from mobdsl.select import notices
from mobdsl.select.tree import Leaf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from mobdsl.model.clauses import Guard
    from mobdsl.model.conditions import Facts, Known
    from mobdsl.model.items import Step, Use
    from mobdsl.model.progressions import Level, Progression
    from mobdsl.model.routines import Movement
    from mobdsl.select.environment import Environment

    Report = Callable[[Diagnostic], None]


def leaf_of(
    here: Environment,
    use: Use,
    step: Step,
    clauses: Clauses,
    names: frozenset[str],
    place: tuple[int, int],
    report: Report,
) -> Leaf:
    """The movement ``use`` of ``step``, whose ``clauses`` are known; rules may call it by ``names`` as well.

    ``place`` is the number of its line, and its own on that line.
    """
    name, level, progression = use.movement, None, None
    if rung := rung_of(here, use, report):
        progression, level = rung.progression, rung.title
        at_home = use.movement.removesuffix(progression.name) + rung.level.movement
        name = at_home if here.document.movement(at_home) else rung.level.movement
        clauses = evolve(rung.over(clauses), variation=rung.clauses.variation)
        names |= {progression.name}
    movement = here.movement(name, clauses.variation)
    if other := here.state.instead.get(progression.name if progression else movement.name):
        names |= {movement.name, *movement.aliases}
        name, clauses = other, evolve(clauses, variation=None)
        movement = here.movement(name)
    # The library tells facts, not words.
    own = here.settled(movement.clauses, here.known_where(name)) if movement.origin else NO_CLAUSES
    full = clauses.over(own)
    needs = tuple([_taken_first(need, here.known) for need in full.equipment])
    full = _complete(here, full, notices.applicable((*clauses.guards, *own.guards), here.holds), needs)
    ladder = (rung.progression.name, rung.number) if rung else here.on
    full, fact = _as_logged(here, full, key_of(movement.name, ladder))
    return Leaf(
        name=use.movement,
        movement=movement,
        title=_title(here.title(name, clauses.variation, movement), full),
        clauses=full,
        line=place[0],
        item=place[1],
        until=step.until,
        names=_all_names(names, use.movement, movement),
        optional=step.optional,
        between=step.between,
        flow=step.flow,
        level=level,
        progression=progression,
        rung=rung.number if rung else None,
        needs=needs,
        fact=fact,
        ladder=ladder,
        origin=use.origin,
    )


def _all_names(others: frozenset[str], written: str, movement: Movement) -> frozenset[str]:
    """All that a rule may call ``movement`` by, where it is ``written`` so; most leaves share the movement's own."""
    names = movement.called if written in movement.called else movement.called | {written}
    return names | others if others else names


@frozen
class Rung:
    """The level of a progression that counts."""

    progression: Progression
    number: int
    """Which it is, from 0."""
    level: Level
    title: str
    """Which it is, in words."""
    clauses: Clauses
    """Those of the level that hold."""
    of_ladder: Clauses
    """Those of the progression that hold."""

    def over(self, clauses: Clauses) -> Clauses:
        """The ``clauses`` of a line that does it, with what level and progression say."""
        guards = (*clauses.guards, *self.clauses.guards, *self.of_ladder.guards)
        return evolve(clauses.over(self.clauses).over(self.of_ladder), guards=guards)


def rung_of(here: Environment, use: Use, report: Report) -> Rung | None:
    """The level that counts where ``use`` is a progression."""
    progression = here.document.progression(use.movement)
    if progression is None or not progression.levels:
        return None
    number, level = _level(here, progression, use, report)
    title = f"{progression.title}, level {number + 1} of {len(progression.levels)}"
    there = here.known_where(use.movement)
    own, of_ladder = (here.settled(said.clauses, there) for said in (level, progression))
    return Rung(progression, number, level, title, own, of_ladder)


def known_on_line(here: Environment, clauses: Clauses) -> Facts:
    """What is known on a line that says ``clauses``: what is taken of its equipment and where one is, besides."""
    needs = [_taken_first(need, here.known) for need in clauses.equipment]
    taken = {item for need in needs for item in _taken(need).items}
    others = {item for need in needs for item in need.items} - taken
    places = {name for each in clauses.each if not each.limb for name in each.names} | set(clauses.position)

    def known(name: str) -> Known:
        if name in taken:
            return True
        if name in others:  # not taken, but whoever has it can take it instead
            return False if here.known(name) is False else None
        if name in places:
            return True if len(places) == 1 else None
        return here.known(name)

    return known


def _complete(here: Environment, clauses: Clauses, guards: tuple[Guard, ...], needs: tuple[Equipment, ...]) -> Clauses:
    """``clauses`` with the ``guards`` and the words that count, what is taken of ``needs``, and its own sides."""
    headings = clauses.headings
    conditional = any(heading.condition for heading in headings)
    if not (guards or clauses.guards or needs or clauses.each or conditional):
        return clauses
    if conditional:
        headings = applicable(headings, known_on_line(here, clauses))
    if guards:
        headings = (*headings, *notices.stop_headings(guards))
    equipment = tuple(map(_taken, needs))
    each = clauses.each
    if any(sides.turned for sides in each):
        each = tuple(sides for sides in each if not sides.turned)
    if (guards, headings, equipment, each) == (clauses.guards, clauses.headings, clauses.equipment, clauses.each):
        return clauses
    return evolve(clauses, guards=guards, headings=headings, equipment=equipment, each=each)


def _level(here: Environment, progression: Progression, use: Use, report: Report) -> tuple[int, Level]:
    """The rung that counts, with its number from 0: what the log says, else the first whose condition does not fail."""
    known = here.known_where(use.movement)
    reached = here.state.levels.get(progression.name)
    if reached is not None and reached < len(progression.levels):
        return reached, progression.levels[reached]
    for number, rung in enumerate(progression.levels):
        if holds(rung.condition, known) is not False:
            return number, rung
    message = f"No level of `{progression.name}` counts here: the `if` of each fails."
    hint = "Take the `if` from the level that is left where no other counts."
    report(Diagnostic("M220", message, use.origin, hint=hint))
    return 0, progression.levels[0]


def _as_logged(here: Environment, clauses: Clauses, key: str) -> tuple[Clauses, Facts]:
    """``clauses`` with the figures that the log has changed, and what is known where they are worked out."""
    state, fact = here.state, here.document.fact
    if state is AS_WRITTEN:
        return clauses, fact
    from mobdsl.adapt.changes import NO_FIGURES
    from mobdsl.adapt.figures import grown, shifted

    of = clauses.load and clauses.load.of
    figures = state.figures.get(key, NO_FIGURES)

    def known(name: str) -> Known:
        said = state.facts.get(name)
        value = fact(name) if said is None else said
        return grown(value, figures) if name == of else value

    return shifted(clauses, figures), known


def _taken_first(need: Equipment, known: Facts) -> Equipment:
    """``need``; of a choice what is taken stands first: the first that is at hand, else the first."""
    taken = next((item for item in need.items if known(item) is True), None) if need.any_of else None
    if taken is None:
        return need
    return evolve(need, items=(taken, *(item for item in need.items if item != taken)))


def _taken(need: Equipment) -> Equipment:
    """What is taken: all, or the first of a choice."""
    return Equipment(items=need.items[:1]) if need.any_of else need


def _title(title: str, clauses: Clauses) -> str:
    if clauses.opposite and not any(each.limb and not each.alternate for each in clauses.each):
        return f"{title}, opposite arm and leg"
    return title
