"""What `if` in a plan means for each routine: its contexts, what is known now, and what only the log will tell."""

from __future__ import annotations

from mobdsl.diagnostics import Diagnostic, Outcome, Severity, rename
from mobdsl.model.clauses import applicable
from mobdsl.model.conditions import Condition, Every, Fact, facts, holds
from mobdsl.records import evolve
from mobdsl.select import deciding, known_contexts
from mobdsl.suggest import nearest
from mobdsl.wording.phrases import condition_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.document import Document
    from mobdsl.model.plans import Doing, Modifier, Plan, PlanLine


def settle(plan: Plan, document: Document) -> Outcome[Plan]:
    """``plan``, which stands in ``document``, with the contexts of its routines.

    A name behind `if` that the routine knows selects it there. Whatever else can be decided by parameters and the
    profile is, and what does not count is left out. The rest stays as the condition of the session.
    """
    diagnostics: list[Diagnostic] = []
    settled = evolve(
        plan,
        lines=tuple(_lines(plan, document, diagnostics)),
        modifiers=tuple(_modifiers(plan, document)),
        headings=applicable(plan.headings, document.fact),
    )
    return Outcome(settled, tuple(dict.fromkeys(diagnostics)))


def _lines(plan: Plan, document: Document, diagnostics: list[Diagnostic]) -> Iterator[PlanLine]:
    for line in plan.lines:
        doings = [_doing(doing, document, diagnostics) for doing in line.doings]
        if applicable := tuple(doing for doing in doings if doing is not None):
            yield evolve(line, doings=applicable)


def _modifiers(plan: Plan, document: Document) -> Iterator[Modifier]:
    for modifier in plan.modifiers:
        result = holds(modifier.condition, document.fact)
        if result is not False:
            yield evolve(modifier, condition=None if result else modifier.condition)


def _doing(doing: Doing, document: Document, diagnostics: list[Diagnostic]) -> Doing | None:
    """``doing`` with its contexts; None where it is known not to be done."""
    if doing.condition is None:
        return doing
    parts = doing.condition.parts if isinstance(doing.condition, Every) else (doing.condition,)
    words = frozenset() if doing.habit else _words(doing.routine, document)
    contexts, open_parts = list(doing.contexts), []
    for part in parts:
        result = holds(part, document.fact)
        if result is False:
            return None
        if result is None and isinstance(part, Fact):
            if part.name in words:
                contexts.append(part.name)
                continue
            diagnostics.append(_unknown(part, doing, words, document))
        elif result is None and any(fact.name in words for fact in facts(part)):
            diagnostics.append(_undecided(part, doing))
        if result is None:
            open_parts.append(part)
    return evolve(doing, contexts=tuple(dict.fromkeys(contexts)), condition=_all(open_parts))


def _all(parts: list[Condition]) -> Condition | None:
    if len(parts) > 1:
        return Every(tuple(parts))
    return parts[0] if parts else None


def _words(name: str, document: Document) -> frozenset[str]:
    """Every word by which the routine ``name`` can be asked for a variant."""
    home = document.routine(name)
    if home is None:
        return frozenset()
    routine, around = home
    contexts = known_contexts(around, routine)
    return deciding(around, routine) | {word for context in contexts for word in context.names}


def _undecided(part: Condition, doing: Doing) -> Diagnostic:
    message = f"`{condition_words(part)}` does not say in which context `{doing.routine}` is done."
    origin = facts(part)[0].origin
    return Diagnostic("M423", message, origin, Severity.WARNING, hint="Write a line for each context.")


def _unknown(fact: Fact, doing: Doing, words: frozenset[str], document: Document) -> Diagnostic:
    """A name that ``doing`` does not know: an error where it looks like a context, otherwise a question for later."""
    last = fact.name.rpartition(".")[2]
    near = last if last in words else nearest(fact.name, words)
    elsewhere = any(fact.name in _words(name, document) for name in document.routine_names())
    if near or (elsewhere and not doing.habit):
        hint = rename(fact.origin, near) or f"It knows: {', '.join(sorted(words)) or 'none'}."
        return Diagnostic.error("M210", f"`{doing.routine}` knows no context `{fact.name}`.", fact.origin, hint=hint)
    message = (
        f"Whether `{doing.routine}` is done depends on `{fact.name}`, which nobody knows yet; it is planned with that."
    )
    return Diagnostic(
        "M423", message, fact.origin, Severity.INFO, hint=f"A context that `{doing.routine}` knows selects it."
    )
