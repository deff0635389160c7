"""What holds where a routine is selected from: its rules in force, what its lines inherit, what is known there."""

from __future__ import annotations

from functools import lru_cache

from mobdsl.adapt.state import AS_WRITTEN
from mobdsl.model.clauses import NO_CLAUSES, Clauses
from mobdsl.model.conditions import Facts, holds
from mobdsl.model.names import title_in_words, title_of, words_of
from mobdsl.model.routines import Movement
from mobdsl.model.rules import ExpectCount, ExpectLength, ExpectPlanes
from mobdsl.records import evolve, frozen
from mobdsl.select import notices
from mobdsl.select.names import knowledge, own_contexts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.adapt.state import State
    from mobdsl.model.conditions import Condition
    from mobdsl.model.document import Document
    from mobdsl.model.routines import Routine
    from mobdsl.model.rules import Rule

_EXPECTATIONS = (ExpectLength, ExpectCount, ExpectPlanes)


@frozen(eq=False)
class Environment:
    """Everything that the lines of one routine are read with; it does not change while they are."""

    document: Document
    """The file that the routine stands in."""
    routine: Routine
    active: frozenset[str]
    """The names that hold: contexts asked for, by all their names, and facts."""
    contexts: frozenset[str]
    """All names that a context goes by, asked for or not."""
    known: Facts
    """What is known of a name here."""
    rules: tuple[Rule, ...]
    """The rules in force."""
    new_rules: tuple[Rule, ...]
    """Those of the rules in force that the routines in which this one is done do not apply to it as well."""
    open_rules: tuple[Rule, ...]
    """New rules whose condition nobody knows."""
    inherited: Clauses
    """The clauses that all lines inherit."""
    applied: tuple[Rule, ...] = ()
    """The rules that the routines in which this one is done apply to it."""
    imported: bool = False
    """Whether another file does it, whose contexts its author did not know."""
    done_in: tuple[tuple[str, str], ...] = ()
    """The routines that it is done in, each as the path of its file and its name, the outermost first."""
    state: State = AS_WRITTEN
    """What the log has changed."""
    on: tuple[str, int] | None = None
    """The progression, and its level from 0, whose lines these are."""

    def holds(self, condition: Condition | None) -> bool | None:
        """Whether ``condition`` holds here; None where nobody knows."""
        return holds(condition, self.known)

    def settled(self, clauses: Clauses, known: Facts | None = None) -> Clauses:
        """``clauses`` with those added whose conditions hold, by what is ``known`` there or else here."""
        return _settled(clauses, known or self.known)

    def known_where(self, name: str) -> Facts:
        """What is known in the file in which ``name`` is defined: an import has parameters of its own."""
        home = self.document.home(name)
        return self.known if home is self.document else knowledge(home, self.active, self.contexts)

    def movement(self, name: str, variation: str | None = None) -> Movement:
        """The movement ``name``; of one that nobody has defined what its name says."""
        movement = self.document.movement(name) or _undefined(name)
        if variation is None:
            return movement
        varied = self.document.movement(name, variation)
        return varied or evolve(movement, title=f"{self.title(name)}, {words_of(variation)}")

    def title(self, name: str, variation: str | None = None, movement: Movement | None = None) -> str:
        """What people read for the movement ``name``: what its file calls it, else the words of the name.

        The library tells facts of a movement; how it is called is for its author to say.
        """
        movement = movement or self.movement(name, variation)
        if movement.origin:
            return movement.title
        if variation is None:
            return title_in_words(name, movement.title)
        phrase = f"{variation} {words_of(name)}"
        return movement.title if _same_bag(phrase, movement.title) else f"{self.title(name)}, {words_of(variation)}"


@lru_cache(maxsize=4096)
def _undefined(name: str) -> Movement:
    """What the name of a movement says that nobody has defined, once for all lines that name it."""
    return Movement(name=name, title=title_of(name))


def _same_bag(phrase: str, title: str) -> bool:
    """Whether both are the same words in whatever order."""
    return sorted(words_of(phrase).casefold().split()) == sorted(title.casefold().replace("-", " ").split())


def environment(
    document: Document,
    routine: Routine,
    active: frozenset[str],
    contexts: frozenset[str],
    *,
    applied: tuple[Rule, ...] = (),
    imported: bool = False,
    done_in: tuple[tuple[str, str], ...] = (),
) -> Environment:
    """The environment of ``routine``; ``applied`` are rules that the routines around it apply to it as well."""
    known = knowledge(document, active, contexts)
    selectable = () if imported else own_contexts(document, routine)
    selected = [context for context in selectable if not active.isdisjoint(context.names)]
    own = (*routine.rules, *document.rules)
    if active:
        # What stands in a routine without a condition is claimed of the whole: a context leaves out on purpose.
        own = tuple(rule for rule in own if not (isinstance(rule, _EXPECTATIONS) and rule.condition is None))
    stated = (*own, *(rule for context in selected for rule in context.rules))
    in_force = tuple(rule for rule in stated if notices.in_force(rule, lambda condition: holds(condition, known)))
    inherited = NO_CLAUSES
    for clauses in (document.clauses, routine.clauses, *(context.clauses for context in selected)):
        inherited = _settled(clauses, known).over(inherited)
    return Environment(
        document=document,
        routine=routine,
        active=active,
        contexts=contexts,
        known=known,
        rules=in_force,
        new_rules=tuple(rule for rule in in_force if rule not in applied) if applied else in_force,
        open_rules=tuple(rule for rule in stated if holds(rule.condition, known) is None and rule not in applied),
        inherited=evolve(
            inherited,
            rest=inherited.rest and evolve(inherited.rest, passed=True),
            headings=(),
            guards=(),
        ),
        applied=applied,
        imported=imported,
        done_in=done_in,
    )


def _settled(clauses: Clauses, known: Facts) -> Clauses:
    if not clauses.when:
        return clauses
    for condition, conditional in clauses.when:
        if holds(condition, known) is True:
            clauses = conditional.over(clauses)
    return evolve(clauses, when=())
