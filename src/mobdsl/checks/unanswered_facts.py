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
from mobdsl.model.adaptations import Adaptation
from mobdsl.model.conditions import Comparison, Condition, Either, Every, Fact, Not, Streak
from mobdsl.model.document import Document
from mobdsl.model.guards import Ask, Clearance, Never, Stop, Warn
from mobdsl.model.routines import Routine
from mobdsl.model.rules import Rule
from mobdsl.select import deciding_conditions, known_contexts
from mobdsl.suggest import nearest

ON = On.DOCUMENT
CODE = "M241"
LEVEL = Severity.INFO


def check(document: Document) -> Iterator[Diagnostic]:
    """A finding for each fact that decides what is done and that nothing tells, or that looks like a slip."""
    answers = frozenset(_answers(document))
    for routine in document.routines.values():
        facts: dict[tuple[str, bool], Fact] = {}
        for condition in _conditions(document, routine):
            for fact, compared in _facts(condition):
                facts.setdefault((fact.name, compared), fact)
        known = answers.union(*(one.names for one in known_contexts(document, routine)))
        for (name, compared), fact in facts.items():
            if name not in known and (found := _finding(fact, compared, known)):
                yield found


def _conditions(document: Document, routine: Routine) -> Iterator[Condition | None]:
    """The conditions on which it depends what is done, those in contexts as well."""
    yield from deciding_conditions(document, routine)
    for context in known_contexts(document, routine):
        yield from (rule.condition for rule in context.rules if not isinstance(rule, _SHOWN))


_SHOWN = (Clearance, Warn, Stop, Never, Ask, Adaptation)
"""Where nobody knows the answer, these are shown, or asked of the person."""


def _finding(fact: Fact, compared: bool, known: frozenset[str]) -> Diagnostic | None:
    if near := nearest(fact.name, known):
        message = f"Nothing is called `{fact.name}` here."
        return Diagnostic(CODE, message, fact.origin, Severity.WARNING, hint=f"Did you mean {near}?")
    if not compared:  # a name alone is what the person says, or a context without rules of its own
        return None
    message = f"Nothing says what `{fact.name}` is, so this never counts."
    if fact.name == "side":
        return Diagnostic(CODE, message, fact.origin, LEVEL, hint='A side goes by its name: cue "knee soft" if left.')
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


def _answers(document: Document) -> Iterator[str]:
    """Every name to which the file, the project, the log or the person gives a value."""
    yield from (*document.params, *document.profile, *(document.equipment or ()))
    for said in document.clauses_said():
        yield from _asks(said.clauses.guards)
        yield from (item for one in said.clauses.equipment for item in one.items)
    yield from (name for entry in document.log for name in entry.fields)
    yield from _asks(document.rules)
    for context in document.contexts:
        yield from _asks(context.rules)
    for routine in document.routines.values():
        yield from _asks(routine.rules)
        for context in routine.contexts:
            yield from _asks(context.rules)


def _asks(rules: Iterable[Rule]) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, Ask):
            yield from (rule.name, *rule.choices)
