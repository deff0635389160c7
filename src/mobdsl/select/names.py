"""Which names a variant can be asked for by."""

from __future__ import annotations

from mobdsl.diagnostics import Diagnostic, did_you_mean
from mobdsl.model.conditions import Condition, Known, facts
from mobdsl.model.items import Do, walk
from mobdsl.model.parts import conditions_of, every_part
from mobdsl.model.rules import SHOWN
from mobdsl.suggest import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Set

    from mobdsl.model.document import Document
    from mobdsl.model.routines import Context, Routine


def own_contexts(document: Document, routine: Routine) -> tuple[Context, ...]:
    """The contexts whose rules can hold in ``routine``, which stands in ``document``."""
    return (*routine.contexts, *document.contexts)


def known_contexts(document: Document, routine: Routine) -> tuple[Context, ...]:
    """The contexts that can be selected for ``routine``: its own, the file's, and those of routines that it does."""
    return (*(context for done in _done_in(document, routine) for context in done.contexts), *document.contexts)


def _done_in(document: Document, routine: Routine) -> Iterator[Routine]:
    """``routine`` and what it does in place, at any depth; not what is imported, whose contexts are not active."""
    seen, todo = {routine.name}, [routine]
    while todo:
        routine = todo.pop()
        yield routine
        for name in _done_by(document, routine):
            if name not in seen and name in document.routines:
                seen.add(name)
                todo.append(document.routines[name])


def _done_by(document: Document, routine: Routine) -> Iterable[str]:
    """What ``routine`` itself does in place."""
    if document.routines.get(routine.name) is routine:
        return document.routines_done.get(routine.name, ())
    return (item.routine for item in walk(routine.items) if isinstance(item, Do))


def _conditional(document: Document, routines: Iterable[Routine]) -> Iterator[Routine]:
    """Those of ``routines`` in which something depends on a condition."""
    own = document.routines
    return (each for each in routines if each.name not in document.unconditional or own.get(each.name) is not each)


def asked_for(document: Document, routine: Routine) -> frozenset[str]:
    """Every name that a condition of ``routine`` asks for, or of a movement or progression that it may use."""
    return _facts(conditions_in(document, routine)) | document.asking


def conditions_in(document: Document, routine: Routine) -> Iterator[Condition]:
    """All conditions of ``routine`` and of what it does in place, and those of definitions that it may use."""
    yield from conditions_of(every_part(_conditional(document, _done_in(document, routine))))
    yield from document.conditions_of_all


def every_condition(document: Document) -> Iterator[Condition]:
    """All conditions of a file, those of its plans as well."""
    yield from conditions_of(document.all_parts)


def deciding(document: Document, routine: Routine) -> frozenset[str]:
    """The names on which it depends what of ``routine`` is done; not those that only bring a warning or a stop."""
    return _facts(deciding_conditions(document, routine))


def deciding_conditions(document: Document, routine: Routine) -> Iterator[Condition]:
    """The conditions on which it depends what of ``routine`` is done."""
    routines = tuple(_conditional(document, _done_in(document, routine)))
    rules = (*(rule for routine in routines for rule in routine.rules), *document.rules)
    held = every_part((document.clauses, *(part for routine in routines for part in (routine.clauses, *routine.items))))
    yield from conditions_of(part for part in (*rules, *held) if not isinstance(part, SHOWN))


def _facts(conditions: Iterable[Condition]) -> frozenset[str]:
    return frozenset(fact.name for condition in conditions for fact in facts(condition))


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
    while joining := [context for context in waiting if not active.isdisjoint(context.names)]:
        active = active.union(*(context.names for context in joining))
        waiting = [context for context in waiting if context not in joining]
    return active


def chosen(
    document: Document, routine: Routine, names: tuple[str, ...]
) -> tuple[tuple[Context, ...], tuple[Diagnostic, ...]]:
    """The contexts that ``names`` select, by name or alias, and an error for each name that nothing asks for."""
    contexts = known_contexts(document, routine)
    words = {word for context in contexts for word in context.names}
    asked = asked_for(document, routine) if any(name not in words for name in names) else frozenset()
    diagnostics = []
    for name in names:
        if name not in words and name not in asked:
            known = sorted({*words, *asked})
            near = nearest(name, known)
            hint = (
                did_you_mean(near)
                if near
                else f"It knows: {', '.join(known)}."
                if known
                else "It has no context at all."
            )
            diagnostics.append(
                Diagnostic("M210", f"`{routine.name}` knows no context `{name}`.", routine.origin, hint=hint)
            )
    active = active_names(contexts, names)
    return tuple(context for context in contexts if not active.isdisjoint(context.names)), tuple(diagnostics)
