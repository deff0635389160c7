"""What stands in for something: `replace jog with walk 4min`."""

from __future__ import annotations

from mobdsl.diagnostics import Diagnostic, Related
from mobdsl.model.items import Step, Use
from mobdsl.records import evolve, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from mobdsl.model.clauses import Clauses
    from mobdsl.model.rules import Replace
    from mobdsl.select.tree import Leaf

Make: TypeAlias = "Callable[[Step, Clauses], tuple[Leaf, ...]]"


@frozen(eq=False)
class StandIn:
    """What ``rule`` puts in the place of another; ``make`` knows the file in which the rule stands.

    ``agreeing`` are all rules that put the same there.
    """

    rule: Replace
    make: Make
    agreeing: tuple[Replace, ...] = ()

    @property
    def chained(self) -> bool:
        """Whether it is several movements that go into each other."""
        return self.rule.step.chained

    def leaves(self, outer: Clauses, replaced: tuple[Leaf, ...]) -> tuple[Leaf, ...]:
        """The movements that stand in for ``replaced``: they answer to the names of these, too."""
        names = frozenset[str]().union(*(leaf.names for leaf in replaced))
        between = all(leaf.between for leaf in replaced)
        return tuple(
            evolve(leaf, names=leaf.names | names, between=between, instead=self.agreeing)
            for leaf in self.make(self.rule.step, outer)
        )


def standing_for(stand_ins: tuple[StandIn, ...], names: frozenset[str]) -> tuple[StandIn | None, Diagnostic | None]:
    """What stands in for that which answers to ``names``, and an error where two different things would."""
    fitting = [stand_in for stand_in in stand_ins if stand_in.rule.target.name in names]
    if not fitting:
        return None, None
    first = evolve(fitting[0], agreeing=tuple(stand_in.rule for stand_in in fitting))
    others = (stand_in.rule for stand_in in fitting if _bare(stand_in.rule.step) != _bare(first.rule.step))
    other = next(others, None)
    return first, _two(first.rule, other) if other else None


def _bare(step: Step) -> Step:
    """``step`` without its place."""
    return evolve(step, origin=None, uses=tuple(Use(use.movement) for use in step.uses))


def _two(first: Replace, second: Replace) -> Diagnostic:
    if first.target.name == second.target.name:
        message = f"`{second.target.name}` is replaced twice."
    else:
        message = f"Something here is both `{first.target.name}` and `{second.target.name}`, and is replaced twice."
    related = (Related(first.origin, "this line replaces it, too"),) if first.origin else ()
    hint = "Take one of the lines out, or put an `if` on it so that they never meet."
    return Diagnostic("M219", message, second.origin, hint=hint, related=related)
