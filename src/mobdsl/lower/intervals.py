"""Intervals at which sets or rounds start: `every 1:45`, `every 1:50/1:45/1:40`, `every 2:00 -5s each round`."""

from __future__ import annotations

from mobdsl.language import figures, literals
from mobdsl.model.amounts import Spacing
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.lower.cursor import Cursor
    from mobdsl.model.amounts import Duration


def read_every(cursor: Cursor, times: tuple[Duration, ...], each: str, *, adjacent: bool = True) -> Spacing:
    """The interval that begins with ``times``, and its growth, which stands right behind it (``adjacent``).

    ``each`` is what starts so: a set or a round. Rejects what is no single time.
    """
    for time in times:
        if not time.single or not time.low:
            hint = "10x100m every 1:45, or one for each: 3x100m every 1:50/1:45/1:40"
            cursor.scope.reject("M110", "`every` is followed by a time.", cursor.last, hint=hint)
    return Spacing(times, _step(cursor, each) if adjacent else 0)


def _step(cursor: Cursor, each: str) -> int:
    """The milliseconds of `-5s each round`; 0 where the line does not go on so."""
    part = cursor.scope.resolve(cursor.peek())
    value = literals.read(part.text) if isinstance(part, nodes.Figure) else None
    match value:
        case figures.TimeFigure((time,), sign) if sign and time.single:
            pass
        case _:
            return 0
    cursor.at += 1
    if not (cursor.take("each") and cursor.take(each)):
        message = f"An interval at which {each}s start grows from {each} to {each}."
        sign_of, seconds = "-" if sign < 0 else "+", time.low / 1000
        hint = f"{sign_of}{seconds:g}s each {each}"
        cursor.scope.reject("M102", message, part or cursor.last, expected=f"`each {each}`", hint=hint)
    return time.low * sign
