"""What laying out needs at every depth: what is reported and counted on the way, and how nodes are laid out."""

from __future__ import annotations

from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.model.clauses import NO_CLAUSES, Clauses
from mobdsl.records import define, field
from mobdsl.select.budget import Budget

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

    from mobdsl.model.amounts import Duration
    from mobdsl.select.tree import Node
    from mobdsl.source import Span
    from mobdsl.timeline.pieces import Piece, Rounds

Memo: TypeAlias = "dict[tuple[int, int, int, int | None], list[Piece]]"
"""The pieces of a line, by its number, its first movement, and the round that it stands in."""

MAX_EVENTS = 20_000
"""The most events that a routine may have."""


class TooLongError(Exception):
    """The routine has more events than anyone could do."""

    def __init__(self, origin: Span | None) -> None:
        super().__init__()
        self.origin = origin


@define
class Engine:
    """Lays out the nodes of one variant; :class:`mobdsl.timeline.layout.Layout` says how."""

    keep_clock: bool = False
    """Whether what is left out leaves a gap."""
    ranked: bool = False
    """Whether the order of the lines is a rank."""
    budget: Budget = field(factory=Budget)
    memo: Memo | None = None
    """The pieces of lines that were laid out before, where the same variant is laid out again with less kept."""
    diagnostics: dict[Diagnostic, None] = field(factory=dict)
    """What does not fit, each once."""

    def lay_out(
        self, nodes: Iterable[Node], lasts: Duration | None, rounds: Rounds, clauses: Clauses = NO_CLAUSES
    ) -> list[Piece]:
        """The pieces of ``nodes`` in order, those of what is left out marked as not kept.

        ``lasts`` is the declared length of all together, ``clauses`` those of the block that holds them.
        """
        raise NotImplementedError

    def report(self, code: str, message: str, span: Span | None, severity: Severity, hint: str | None = None) -> None:
        """Notes a finding, once."""
        self.diagnostics.setdefault(Diagnostic(code, message, span, severity, hint=hint))

    def check_size(self, size: int, origin: Span | None) -> None:
        """Raises :class:`TooLongError` where ``size`` events are more than anyone could do."""
        if size > MAX_EVENTS:
            raise TooLongError(origin)

    def counts(self, piece: Piece) -> bool:
        """Whether ``piece`` takes time: what is left out does so only under ``keep_clock``."""
        return piece.kept or self.keep_clock
