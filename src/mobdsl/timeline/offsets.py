"""How far a repeat has come where a piece starts, also where nobody knows when the repeat itself starts."""

from __future__ import annotations

from mobdsl.model.intervals import Round, plus
from mobdsl.records import define, field
from mobdsl.timeline.marks import rounds_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from mobdsl.timeline.marks import Marks
    from mobdsl.timeline.pieces import Piece, Run


@define(eq=False)
class _Going:
    """A repeat, or the sets of a line, that is going on."""

    mark: Round | Run
    """The round that it is in, or what its sets have in common."""
    offset: int | None = 0
    """Milliseconds since its start, for certain; None once a person decided."""


Moment: TypeAlias = "tuple[tuple[_Going, int | None], ...]"
"""How far each has come at some time."""


@define
class Offsets:
    """The repeats that are going on, the outermost first."""

    rounds: tuple[Round, ...] = ()
    """The rounds that the piece stands in which was entered last."""
    _within: Marks = ()
    _going: list[_Going] = field(factory=list)

    def enter(self, piece: Piece) -> int | None:
        """How far the outermost of which that is known has come where ``piece`` starts; None outside of any."""
        if piece.within is not self._within:
            self._within = piece.within
            self.rounds = rounds_of(piece.within)
        marks: tuple[Round | Run, ...] = (*self.rounds, piece.run) if piece.run else self.rounds
        if not marks and not self._going:
            return None
        for depth, mark in enumerate(marks):
            self._enter(depth, mark)
        del self._going[len(marks) :]
        return next((each.offset for each in self._going if each.offset is not None), None)

    def _enter(self, depth: int, mark: Round | Run) -> None:
        if depth == len(self._going):
            self._going.append(_Going(mark))
        elif (going := self._going[depth]).mark is not mark:
            del self._going[depth + 1 :]
            if _follows(mark, going.mark):
                going.mark = mark
            else:
                self._going[depth] = _Going(mark)

    def advance(self, duration: int | None) -> None:
        """Something took ``duration``."""
        for going in self._going:
            going.offset = plus(going.offset, duration)

    def moment(self) -> Moment:
        """How far each has come."""
        return tuple((going, going.offset) for going in self._going)

    def pass_time(self, since: Moment, duration: int | None) -> None:
        """All that came ``since`` a moment took ``duration`` together."""
        for going, offset in since:
            going.offset = plus(offset, duration)


def _follows(mark: Round | Run, before: Round | Run) -> bool:
    """Whether ``mark`` is the next round of the same repeat; the first of another has the number 1."""
    return isinstance(mark, Round) and isinstance(before, Round) and mark.number == before.number + 1
