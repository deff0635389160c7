"""The table that `make bench` prints: what is measured, what it has to reach, what it is."""

from attrs import frozen

SLACK = 1.25
"""How far a figure may be from its target before the run fails: machines differ."""


@frozen
class Row:
    """One measurement.

    work: what is done.
    unit: in what the figure is told.
    target: what it may be at most, None where nothing is aimed at.
    figure: None where it could not be measured.
    decides: whether the run fails with it; how fast a peer is, or how busy the machine, is not ours to decide.
    note: what else there is to know.
    """

    work: str
    unit: str
    target: float | None
    figure: float | None
    decides: bool = True
    note: str = ""

    @property
    def is_missed_by_far(self) -> bool:
        """Whether the run fails with it."""
        return self.decides and _is_above(self, SLACK)


def _is_above(row: Row, slack: float = 1.0) -> bool:
    return row.figure is not None and row.target is not None and row.figure > row.target * slack


HEAD = f"{'work':<38}{'unit':<30}{'target':>8}{'measured':>10}"


def line(row: Row) -> str:
    """``row`` as a line of the table."""
    figure = "–" if row.figure is None else f"{row.figure:.2f}"
    target = "" if row.target is None else f"≤ {row.target:g}"
    remarks = "; ".join(filter(None, ("missed" if _is_above(row) else "", row.note)))
    return f"{row.work:<38}{row.unit:<30}{target:>8}{figure:>10}   {remarks}".rstrip()
