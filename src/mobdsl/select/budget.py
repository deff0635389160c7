"""What working everything out may cost: one account for all variants and all plans of a run."""

from __future__ import annotations

from mobdsl.records import define

MOST_WORK = 1_000_000
"""Steps of work in one run: events, movements selected, sessions; about ten seconds."""


class OverBudgetError(Exception):
    """More work than a run may take."""


@define
class Budget:
    """The account of one run."""

    left: int = MOST_WORK
    """Steps of work that are left."""

    def spend(self, steps: int) -> None:
        """Takes ``steps`` from the account; raises :class:`OverBudgetError` where there are not so many left."""
        self.left -= steps
        if self.left < 0:
            raise OverBudgetError
