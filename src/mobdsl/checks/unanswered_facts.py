"""Nothing answers this condition

A line counts only if something is more or less than a figure, and nothing says what it is: no `ask`, no `param`, no
fact in the profile of `mob.toml`, no field of a `did` line. So the line never counts. A name that is nearly one that
is known is a warning.

    plank 30s; dead_bug x8
    skip plank if soreness > 3

Use instead:

    ask soreness 0-10 before
    plank 30s; dead_bug x8
    skip plank if soreness > 3
"""

from collections.abc import Iterable, Iterator

from mobdsl.checks.base import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.model.conditions import Comparison, Condition, Either, Every, Fact, Not, Streak
from mobdsl.model.document import Document
from mobdsl.model.guards import Ask
from mobdsl.model.items import Block, Step, walk
from mobdsl.model.routines import Routine
from mobdsl.model.rules import Rule
from mobdsl.select import deciding_conditions, known_contexts
from mobdsl.suggest import nearest

ON = On.DOCUMENT
CODE = "M241"
LEVEL = Severity.INFO


def check(document: Document) -> Iterator[Diagnostic]:
    """A finding for each fact that decides what is done and that nothing tells, or that looks like a slip."""
    for routine in document.routines.values():
        known: frozenset[str] | None = None
        for condition in deciding_conditions(document, routine):
            for fact, compared in _facts(condition):
                known = _known(document, routine) if known is None else known
                if fact.name not in known and (found := _finding(fact, compared, known)):
                    yield found


def _finding(fact: Fact, compared: bool, known: frozenset[str]) -> Diagnostic | None:
    if near := nearest(fact.name, known):
        message = f"Nothing is called `{fact.name}` here."
        return Diagnostic(CODE, message, fact.origin, Severity.WARNING, hint=f"Did you mean {near}?")
    if not compared:  # a name alone is what the person says, or a context without rules of its own
        return None
    message = f"Nothing says what `{fact.name}` is, so this never counts."
    hint = f"Ask for it: ask {fact.name} 0-10 before. Or write it into `mob.toml`: [profile] {fact.name} = 3"
    return Diagnostic(CODE, message, fact.origin, LEVEL, hint=hint)


def _facts(condition: Condition | None) -> Iterator[tuple[Fact, bool]]:
    """The facts of ``condition``, and whether each is compared with something."""
    match condition:
        case Fact():
            yield condition, False
        case Comparison():
            asked = condition.left if isinstance(condition.left, Fact) else condition.right  # `side = left`: a word
            if isinstance(asked, Fact):
                yield asked, True
        case Not(part) | Streak(part):
            yield from _facts(part)
        case Every(parts) | Either(parts):
            for part in parts:
                yield from _facts(part)


def _known(document: Document, routine: Routine) -> frozenset[str]:
    """Every name that something gives a value."""
    contexts = known_contexts(document, routine)
    names = (word for context in contexts for word in (context.name, *context.aliases))
    fields = (name for entry in document.log for name in entry.fields)
    return frozenset((*names, *document.params, *document.profile, *fields, *_asked(document)))


def _asked(document: Document) -> Iterator[str]:
    """The answers that anybody is asked for."""
    yield from _asks(document.rules)
    for context in document.contexts:
        yield from _asks(context.rules)
    for routine in document.routines.values():
        yield from _asks(routine.rules)
        for context in routine.contexts:
            yield from _asks(context.rules)
        for item in walk(routine.items):
            if isinstance(item, Step | Block):
                yield from _asks(item.clauses.guards)


def _asks(rules: Iterable[Rule]) -> Iterator[str]:
    return (rule.name for rule in rules if isinstance(rule, Ask))
