"""Which names a variant can be asked for by."""

from __future__ import annotations

from itertools import chain

from mobdsl.diagnostics import Diagnostic
from mobdsl.model.adaptations import Adaptation
from mobdsl.model.conditions import Condition, Known, facts
from mobdsl.model.guards import Ask, Clearance, Never, Stop, Warn
from mobdsl.model.items import Block, Do, Item, Step, walk
from mobdsl.suggest import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Set

    from mobdsl.model.clauses import Clauses
    from mobdsl.model.document import Document
    from mobdsl.model.plans import Plan
    from mobdsl.model.routines import Context, Routine


def own_contexts(document: Document, routine: Routine) -> tuple[Context, ...]:
    """The contexts whose rules can hold in ``routine``, which stands in ``document``."""
    return (*routine.contexts, *document.contexts)


def known_contexts(document: Document, routine: Routine) -> tuple[Context, ...]:
    """The contexts that can be selected for ``routine``: its own, the file's, and those of routines that it does."""
    return (*(context for one in _done_in(document, routine) for context in one.contexts), *document.contexts)


def _done_in(document: Document, routine: Routine) -> Iterator[Routine]:
    """``routine`` and what it does in place, at any depth; not what is imported, whose contexts are not active."""
    seen, todo = {routine.name}, [routine]
    while todo:
        routine = todo.pop()
        yield routine
        for item in walk(routine.items):
            if isinstance(item, Do) and item.routine not in seen and item.routine in document.routines:
                seen.add(item.routine)
                todo.append(document.routines[item.routine])


def asked_for(document: Document, routine: Routine) -> frozenset[str]:
    """Every name that a condition of ``routine`` asks for, or of a movement or progression that it may use."""
    return _facts(conditions_in(document, routine))


def conditions_in(document: Document, routine: Routine) -> Iterator[Condition | None]:
    """All conditions of ``routine`` and of what it does in place, and those of definitions that it may use."""
    routines = tuple(_done_in(document, routine))
    yield from _of_rules(document, routines)
    for one in routines:
        yield from _of_items(one)
        yield from _of_guards(one)
    yield from _of_definitions(document)


def every_condition(document: Document) -> Iterator[Condition]:
    """All conditions of a file, those of its plans as well."""
    routines = tuple(document.routines.values())
    found = chain(
        _of_rules(document, routines),
        *(chain(_of_items(one), _of_guards(one)) for one in routines),
        _of_definitions(document),
        *(_of_plan(plan) for plan in document.plans.values()),
    )
    yield from (condition for condition in found if condition is not None)


def _of_plan(plan: Plan) -> Iterator[Condition | None]:
    yield from dict.fromkeys(doing.condition for line in plan.lines for doing in line.doings)
    yield from (heading.condition for heading in plan.headings)
    yield from (adaptation.condition for adaptation in plan.adaptations)
    for modifier in plan.modifiers:
        yield modifier.condition
        yield from _of_clauses(modifier.clauses)


def deciding(document: Document, routine: Routine) -> frozenset[str]:
    """The names on which it depends what of ``routine`` is done; not those that only bring a warning or a stop."""
    return _facts(deciding_conditions(document, routine))


def deciding_conditions(document: Document, routine: Routine) -> Iterator[Condition | None]:
    """The conditions on which it depends what of ``routine`` is done."""
    routines = tuple(_done_in(document, routine))
    rules = (*(rule for one in routines for rule in one.rules), *document.rules)
    yield from (rule.condition for rule in rules if not isinstance(rule, _SHOWN))
    yield from _of_clauses(document.clauses)
    for one in routines:
        yield from _of_items(one)


_SHOWN = (Clearance, Warn, Stop, Never, Ask, Adaptation)


def _facts(conditions: Iterable[Condition | None]) -> frozenset[str]:
    return frozenset(fact.name for condition in conditions for fact in facts(condition))


def _of_rules(document: Document, routines: tuple[Routine, ...]) -> Iterator[Condition | None]:
    for rule in (*(rule for one in routines for rule in one.rules), *document.rules):
        yield rule.condition
    for context in (*(context for one in routines for context in one.contexts), *document.contexts):
        yield from (rule.condition for rule in context.rules)
        yield from _of_clauses(context.clauses)
    yield from _of_clauses(document.clauses)


def _of_definitions(document: Document) -> Iterator[Condition | None]:
    clauses = [movement.clauses for movement in document.movements.values()]
    for progression in document.progressions.values():
        yield from (level.condition for level in progression.levels)
        clauses.extend((progression.clauses, *(level.clauses for level in progression.levels)))
    for one in clauses:
        yield from _of_clauses(one)
        yield from (guard.condition for guard in one.guards)


def _of_items(routine: Routine) -> Iterator[Condition | None]:
    yield from _of_clauses(routine.clauses)
    items: list[Item] = list(routine.items)
    while items:
        item = items.pop()
        yield item.condition
        if isinstance(item, Step | Block):
            yield from _of_clauses(item.clauses)
        if isinstance(item, Block):
            items.extend(item.items)


def _of_guards(routine: Routine) -> Iterator[Condition | None]:
    """The conditions of the questions and stop rules in the bodies of items."""
    for item in walk(routine.items):
        if isinstance(item, Step | Block):
            yield from (guard.condition for guard in item.clauses.guards)


def _of_clauses(clauses: Clauses) -> Iterator[Condition | None]:
    for heading in clauses.headings:
        yield heading.condition
    for condition, _ in clauses.when:
        yield condition


def known_in(document: Document, routine: Routine, names: Iterable[str]) -> Callable[[str], Known]:
    """The values of facts where ``names`` are selected, contexts by name or alias, others as facts that are true."""
    contexts = known_contexts(document, routine)
    return knowledge(document, active_names(contexts, names), called(contexts))


def called(contexts: Iterable[Context]) -> frozenset[str]:
    """All names that ``contexts`` go by."""
    return frozenset(name for context in contexts for name in context.names)


def knowledge(document: Document, active: Set[str], contexts: Set[str]) -> Callable[[str], Known]:
    """What is known of each name in ``document`` where those ``active`` hold: a context that is not selected does not.

    A name that is none of the ``contexts`` and that nothing tells is not known.
    """

    def known(name: str) -> Known:
        if name in active:
            return True
        value = document.fact(name)
        return False if value is None and name in contexts else value

    return known


def active_names(contexts: Iterable[Context], names: Iterable[str]) -> frozenset[str]:
    """All that holds where ``names`` are selected: the contexts that go by one of them hold by all their names."""
    active, waiting = frozenset(names), list(contexts)
    while joining := [one for one in waiting if not active.isdisjoint(one.names)]:
        active = active.union(*(one.names for one in joining))
        waiting = [one for one in waiting if one not in joining]
    return active


def chosen(
    document: Document, routine: Routine, names: tuple[str, ...]
) -> tuple[tuple[Context, ...], tuple[Diagnostic, ...]]:
    """The contexts that ``names`` select, by name or alias, and an error for each name that nothing asks for."""
    contexts = known_contexts(document, routine)
    words = {word for context in contexts for word in context.names}
    asked = asked_for(document, routine) if any(name not in words for name in names) else frozenset()
    found = []
    for name in names:
        if name not in words and name not in asked:
            known = sorted({*words, *asked})
            near = nearest(name, known)
            hint = (
                f"Did you mean {near}?"
                if near
                else f"It knows: {', '.join(known)}."
                if known
                else "It has no context at all."
            )
            found.append(Diagnostic("M210", f"`{routine.name}` knows no context `{name}`.", routine.origin, hint=hint))
    active = active_names(contexts, names)
    return tuple(one for one in contexts if not active.isdisjoint(one.names)), tuple(found)
