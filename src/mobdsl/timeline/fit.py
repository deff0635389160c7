"""Makes a variant fit a length: the least important movements go, the most important of what still fits come back.

What is required never goes; what is preferred goes last and comes back first; among equals the order as written
decides, the first counting most. The length of what is left lies within the length that was asked for; where that
cannot be had, or cannot be known, there is a diagnostic.
"""

from __future__ import annotations

from mobdsl.diagnostics import Diagnostic, Outcome, Related, Severity
from mobdsl.model.rules import Fit, Require
from mobdsl.records import define, evolve, field
from mobdsl.select.budget import Budget
from mobdsl.select.rests import with_rests
from mobdsl.select.tree import Leaf, Notice, Variant, changed, leaves
from mobdsl.timeline.build import length_of_variant, timeline
from mobdsl.wording.doses import duration_text
from mobdsl.wording.times import length

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.model.intervals import Interval
    from mobdsl.timeline.engine import Memo
    from mobdsl.timeline.events import Timeline

MAX_MOVEMENTS = 200
"""The most movements that a routine may have to be made to fit."""


def fitted(variant: Variant, budget: Budget | None = None) -> Outcome[tuple[Variant, Timeline]]:
    """``variant`` and its timeline, made to fit where one of its rules says so.

    Raises :class:`mobdsl.select.budget.OverBudgetError` where that takes more than is left of ``budget``.
    """
    budget = budget or Budget()
    memo: Memo | None = {} if variant.fits else None
    made = timeline(variant, budget, memo)
    if made.value is None:
        return Outcome(None, made.diagnostics)
    if memo is None:
        return Outcome((variant, made.value), made.diagnostics)
    fit = _tightest(variant.fits)
    if sum(leaf.kept for leaf in leaves(variant.nodes)) > MAX_MOVEMENTS:
        message = f"`fit` works for up to {MAX_MOVEMENTS} movements."
        return Outcome((variant, made.value), (*made.diagnostics, Diagnostic("M307", message, fit.origin)))
    search = _Search(variant, fit, budget, memo)
    length = search.run(made.value.length)
    variant = search.shortened()
    shown = timeline(variant, budget, memo).value
    assert shown is not None
    search.report(length, shown)
    return Outcome((variant, shown), (*made.diagnostics, *search.diagnostics))


def _tightest(fits: tuple[Fit, ...]) -> Fit:
    """Several contexts: the tightest length wins, the one with the smallest upper bound."""
    return min(fits, key=lambda fit: (fit.length.high is None, fit.length.high or 0, -fit.length.low))


@define
class _Search:
    """Looks for the movements that have to go."""

    variant: Variant
    fit: Fit
    budget: Budget
    memo: Memo
    dropped: list[Leaf] = field(factory=list)
    diagnostics: list[Diagnostic] = field(factory=list)

    def run(self, length: Interval) -> Interval:
        """Drops what has to go of a variant of this ``length``; how long what is left takes."""
        for leaf in self._least_important():
            if not self._over(length):
                break
            self.dropped.append(leaf)
            length = self._length()
        for leaf in sorted(self.dropped, key=_weight):
            self.dropped.remove(leaf)
            longer = self._length()
            if self._over(longer):
                self.dropped.append(leaf)
            else:
                length = longer
        return length

    def _least_important(self) -> list[Leaf]:
        free = [leaf for leaf in leaves(self.variant.nodes) if leaf.kept and not leaf.required]
        return sorted(free, key=_weight, reverse=True)

    def _over(self, length: Interval) -> bool:
        most = self.fit.length.high
        taken = length.high if length.high is not None else length.estimate
        return most is not None and (length.low > most if taken is None else taken > most)

    def shortened(self) -> Variant:
        """The variant without what is dropped."""
        going = {_place(leaf) for leaf in self.dropped}
        wanted = duration_text(self.fit.length)

        def change(leaf: Leaf) -> Leaf:
            out = leaf.kept and _place(leaf) in going
            return evolve(leaf, kept=False, reason=f"left out to fit {wanted}") if out else leaf

        gone = tuple(
            Notice(kind="left_out", text=leaf.title, when=f"to fit {wanted}", origin=leaf.origin)
            for leaf in sorted(self.dropped, key=_place)
        )
        nodes = with_rests(tuple(changed(node, change) for node in self.variant.nodes))
        return evolve(self.variant, nodes=nodes, notices=(*self.variant.notices, *gone))

    def _length(self) -> Interval:
        return length_of_variant(self.shortened(), self.budget, self.memo)

    def report(self, made: Interval, shown: Timeline) -> None:
        """Reports where ``shown``, which takes ``made``, does not fit, or where nobody can know."""
        low, high = self.fit.length.low, self.fit.length.high
        if made.low >= low and made.high is not None and (high is None or made.high <= high):
            return
        wanted, name = duration_text(self.fit.length), self.variant.routine.name
        if (high is not None and made.low > high) or (made.high is not None and made.high < low):
            message = f"`{name}` cannot be made to fit {wanted}: it comes to {length(made)}."
            hint = "Require less, or ask for another length."
            self.diagnostics.append(Diagnostic("M307", message, self.fit.origin, hint=hint, related=self._requiring()))
        else:
            message = f"Whether `{name}` fits {wanted} cannot be known: {length(made)}."
            from mobdsl.timeline.certainty import how_to_be_certain

            hint = how_to_be_certain(shown.events)
            self.diagnostics.append(Diagnostic("M307", message, self.fit.origin, Severity.WARNING, hint=hint))

    def _requiring(self) -> tuple[Related, ...]:
        """The lines because of which something had to stay."""
        rules = (rule for rule in self.variant.rules if isinstance(rule, Require))
        return tuple(Related(rule.origin, "this line requires some of it") for rule in rules if rule.origin)


def _weight(leaf: Leaf) -> tuple[bool, int, int]:
    """What counts most stands first: what is preferred, then what is written first."""
    return not leaf.preferred, leaf.line, leaf.item


def _place(leaf: Leaf) -> tuple[int, int]:
    return leaf.line, leaf.item
