"""What working everything out may cost: one account for all variants, fits and plans of a run."""

from __future__ import annotations

from mobdsl.records import define

MOST_WORK = 1_000_000
"""Steps of work in one run. A step takes about ten microseconds, so all of them take some ten seconds."""

WORK_OF_A_LINE = 12
"""Steps of work for each line of a file that is so long that each of its lines alone would take more than that."""

WORK_OF_A_VARIANT, WORK_OF_A_MOVEMENT = 20, 8
"""Steps for a variant as such, and for a movement in it: to select it, to lay it out and to check it."""

TERMS_A_STEP = 4
"""Names in conditions whose values are looked up in one step."""

COPIES_A_STEP = 4
"""Events that are copied from a round or a fit before, in one step."""


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


def budget_of(lines: int) -> Budget:
    """The account for a file of so many ``lines`` with movements."""
    return Budget(max(MOST_WORK, WORK_OF_A_LINE * lines))
