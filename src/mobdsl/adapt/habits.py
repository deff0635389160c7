"""What a log shows of a person: how regularly sessions were done, how answers go."""

from __future__ import annotations

from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mobdsl.model.log import Entry


@frozen(kw_only=True)
class Adherence:
    """How regularly a routine was done."""

    routine: str
    sessions: int
    last: dt.date
    week: int
    """In the last seven days."""
    month: int
    """In the last 28 days."""


def adherence(entries: Sequence[Entry], date: dt.date) -> tuple[Adherence, ...]:
    """How regularly each routine of ``entries`` was done up to ``date``, the last done first."""
    days: dict[str, list[dt.date]] = {}
    for entry in entries:
        day = entry.start.date()
        if entry.about is None and day <= date:
            days.setdefault(entry.routine, []).append(day)
    made = [
        Adherence(
            routine=routine,
            sessions=len(done),
            last=max(done),
            week=sum((date - day).days < 7 for day in done),
            month=sum((date - day).days < 28 for day in done),
        )
        for routine, done in days.items()
    ]
    return tuple(sorted(made, key=lambda one: one.last, reverse=True))


def trends(entries: Sequence[Entry], date: dt.date) -> dict[str, tuple[tuple[dt.date, float], ...]]:
    """The answers that are figures, by name, in the order of time."""
    found: dict[str, list[tuple[dt.date, float]]] = {}
    for entry in entries:
        day = entry.start.date()
        if day <= date:
            for name, value in entry.fields.items():
                number = _number(value)
                if number is not None:
                    found.setdefault(name, []).append((day, number))
    return {name: tuple(values) for name, values in found.items()}


def _number(value: object) -> float | None:
    if isinstance(value, bool):
        return None
    low = getattr(value, "low", value)
    try:
        return float(low)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
