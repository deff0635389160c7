"""Nothing answers this condition

A line counts only if something is more or less than a figure, and nothing says what it is: no `ask`, no `param`, no
fact in the profile of `mob.toml`, no field of a `did` line. So the line never counts; what stops a session is
shown, and nobody is asked. A name that is nearly one that is known is a warning.

    plank 30s; dead_bug x8
    skip plank if soreness > 3

Use instead:

    ask soreness 0-10 before
    plank 30s; dead_bug x8
    skip plank if soreness > 3
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity, rename
from mobdsl.model.conditions import Comparison, Condition, Either, Every, Fact, Not, Streak, Term
from mobdsl.model.guards import Stop
from mobdsl.model.rules import SHOWN
from mobdsl.select import deciding_conditions, every_condition, known_contexts
from mobdsl.suggest import Lexicon

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.document import Document
    from mobdsl.model.routines import Context, Routine

ON = On.DOCUMENT
CODE = "M241"
SEVERITY = Severity.INFO
DEPENDS_ON_PROJECT = True


def check(document: Document) -> Iterator[Diagnostic]:
    """A finding for each fact that decides what is done and that nothing tells, or that looks like a slip."""
    answers = frozenset(_answers(document))
    lexicons: dict[frozenset[str], Lexicon] = {}
    reported: set[str] = set()
    for routine in document.routines.values():
        facts: dict[tuple[str, bool], tuple[Fact, Term | None]] = {}
        for condition in _conditions(document, routine):
            for fact, other in _facts(condition):
                facts.setdefault((fact.name, other is not None), (fact, other))
        names = frozenset(name for context in known_contexts(document, routine) for name in context.names)
        if names not in lexicons:
            lexicons[names] = Lexicon.of(answers | names)
        for (name, _), (fact, other) in facts.items():
            if name in answers or name in names:
                continue
            if finding := _finding(fact, other, lexicons[names]):
                reported.add(name)
                yield finding
    known = {*answers, *reported, *(name for context in _contexts(document) for name in context.names)}
    lexicon = Lexicon.of(answers)
    for condition in every_condition(document):
        for fact, _ in _facts(condition):
            if fact.name not in known and (near := lexicon.nearest(fact.name)):
                known.add(fact.name)
                yield _slip(fact, near)
    yield from _only_shown(document, known)


def _only_shown(document: Document, known: set[str]) -> Iterator[Diagnostic]:
    """Findings for what ends a session by something that nothing asks for; what adapts the next one the log tells."""
    for rule in document.all_parts:
        if isinstance(rule, Stop):
            for fact, other in _facts(rule.condition):
                if fact.name not in known and other is not None:
                    known.add(fact.name)
                    yield _never_asked(fact, other, "this is shown, and nobody is asked")


def _contexts(document: Document) -> Iterator[Context]:
    yield from document.contexts
    for routine in document.routines.values():
        yield from routine.contexts


def _conditions(document: Document, routine: Routine) -> Iterator[Condition | None]:
    """The conditions on which it depends what is done, those in contexts as well."""
    yield from deciding_conditions(document, routine)
    for context in known_contexts(document, routine):
        yield from (rule.condition for rule in context.rules if not isinstance(rule, SHOWN))


def _slip(fact: Fact, near: str) -> Diagnostic:
    message = f"Nothing is called `{fact.name}` here."
    return Diagnostic.warning(CODE, message, fact.origin, hint=rename(fact.origin, near))


def _finding(fact: Fact, other: Term | None, known: Lexicon) -> Diagnostic | None:
    """What is wrong with ``fact``, which is compared with the ``other``; None where it stands alone and may."""
    if near := known.nearest(fact.name):
        return _slip(fact, near)
    if other is None:  # a name alone is what the person says, or a context without rules of its own
        return None
    return _never_asked(fact, other, "this never counts")


def _never_asked(fact: Fact, other: Term, so: str) -> Diagnostic:
    """The finding that nothing says what ``fact`` is, which is compared with the ``other``."""
    message = f"Nothing says what `{fact.name}` is, so {so}."
    if fact.name == "side":
        return Diagnostic(
            CODE, message, fact.origin, SEVERITY, hint='A side goes by its name: cue "knee soft" if left.'
        )
    if isinstance(other, Fact) and other.name in ("yes", "no", "true", "false"):
        hint = f"What is so or not stands alone: if {fact.name}, if not {fact.name}."
        return Diagnostic(CODE, message, fact.origin, SEVERITY, hint=hint)
    asked = f"{other.name}, other" if isinstance(other, Fact) else "0-10"
    value = f'"{other.name}"' if isinstance(other, Fact) else "3"
    hint = f"Ask for it: ask {fact.name} {asked} before. Or write it into `mob.toml`: [profile] {fact.name} = {value}"
    return Diagnostic(CODE, message, fact.origin, SEVERITY, hint=hint)


def _facts(condition: Condition | None) -> Iterator[tuple[Fact, Term | None]]:
    """The facts of ``condition``, each with what it is compared with."""
    match condition:
        case Fact():
            yield condition, None
        case Comparison(left, _, right):
            asked, other = (left, right) if isinstance(left, Fact) else (right, left)  # `side = left`: a word
            if isinstance(asked, Fact):
                yield asked, other
        case Not(part) | Streak(part):
            yield from _facts(part)
        case Every(parts) | Either(parts):
            for part in parts:
                yield from _facts(part)


def _answers(document: Document) -> Iterator[str]:
    """Every name to which the file, the project, the log or the person gives a value."""
    yield from (*document.params, *document.profile, *(document.equipment or ()))
    for said in document.clauses_said:
        yield from (item for one in said.clauses.equipment for item in one.items)
    yield from (name for entry in document.log for name in entry.fields)
    for ask in document.asks():
        yield from (ask.name, *ask.choices)
