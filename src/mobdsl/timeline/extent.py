"""How long one set takes, and what happens inside it at a known pace."""

from collections.abc import Iterator
from itertools import cycle

from attrs import frozen

from mobdsl.model.amounts import Count, Counted, Duration, Maximum, Measure, Reps, Timed
from mobdsl.model.clauses import Clauses
from mobdsl.timeline.events import Phase, Quality

MAX_PHASES = 1_000
"""The most phases that one event lists; a set of more reps has none."""

DEFAULT_BREATH = 6_000
"""A calm breath in milliseconds, ten a minute. What follows from it is an estimate; `param breath` sets another."""

_TEMPO = ("lower", "pause", "lift", "pause")


@frozen
class Pace:
    """How long a breath and a rep take, in milliseconds. ``rep`` is None where nothing says it."""

    breath: int = DEFAULT_BREATH
    rep: int | None = None


@frozen
class Extent:
    """What is known of the length of an event; the fields are those of :class:`mobdsl.timeline.events.Event`."""

    duration: int | None
    estimate: int | None
    low: int
    high: int | None
    quality: Quality
    phases: tuple[Phase, ...] = ()


NOT_STATED = Extent(None, None, 0, None, Quality.NOT_STATED)
OPEN = Extent(None, None, 0, None, Quality.OPEN)


def exactly(milliseconds: int, quality: Quality = Quality.EXACT, phases: tuple[Phase, ...] = ()) -> Extent:
    """A length of one figure."""
    return Extent(milliseconds, milliseconds, milliseconds, milliseconds, quality, phases)


def between(duration: Duration) -> Extent:
    """A stated time: exact for one figure, else open between its bounds, its middle the estimate."""
    if duration.single:
        return exactly(duration.low)
    middle = None if duration.high is None else (duration.low + duration.high) // 2
    return Extent(None, middle, duration.low, duration.high, Quality.OPEN)


def extent_of_set(clauses: Clauses, pace: Pace, index: int) -> Extent:
    """The length of set ``index`` (from 0) on one side."""
    dose = clauses.dose
    if dose is None:
        return between(clauses.hold.duration) if clauses.hold else NOT_STATED
    if dose.within and dose.within.single:
        return exactly(dose.within.low)
    match _value(dose.measures[0], index):
        case Duration() as time:
            found = between(time)
            about = dose.about and found.duration is not None
            return exactly(found.duration, Quality.ESTIMATED) if about and found.duration else found
        case Count() as reps if isinstance(dose.measures[0], Reps):
            return _reps(reps, clauses, pace)
        case Count() as breaths if isinstance(dose.measures[0], Counted) and dose.measures[0].unit == "breath":
            return _breaths(breaths, pace.breath)
    return OPEN


def _value(measure: Measure, index: int) -> Count | Duration | None:
    match measure:
        case Reps(values) | Counted(_, values):
            return values[min(index, len(values) - 1)]
        case Timed(times):
            return times[min(index, len(times) - 1)]
        case Maximum():
            return None
    return None


def _reps(count: Count, clauses: Clauses, pace: Pace) -> Extent:
    if clauses.hold and clauses.hold.duration.high is not None:
        reset = clauses.reset.low if clauses.reset else 0
        bounds = (clauses.hold.duration.low, clauses.hold.duration.high)
        return _paced(count, bounds, reset, (("hold", bounds[1]),))
    if clauses.tempo and clauses.tempo.figures:
        figures = clauses.tempo.figures
        parts = tuple(zip(_TEMPO, figures, strict=False))
        return _paced(count, (sum(figures), sum(figures)), 0, parts)
    if pace.rep is None:
        return OPEN
    middle = count.low if count.high is None else (count.low + count.high) / 2
    return Extent(None, round(middle * pace.rep), 0, None, Quality.OPEN)


def _paced(count: Count, rep: tuple[int, int], reset: int, parts: tuple[tuple[str, int], ...]) -> Extent:
    """Reps at a known pace: n reps and n-1 resets."""

    def total(reps: int, length: int) -> int:
        return reps * length + max(reps - 1, 0) * reset

    low = total(count.low, rep[0])
    if count.high is None:
        return Extent(None, None, low, None, Quality.OPEN)
    high = total(count.high, rep[1])
    inner = parts if not reset else (*parts, ("reset", reset))
    phases = tuple(_phases(count.high, inner, high))
    if low == high:
        return exactly(low, phases=phases)
    return Extent(None, (low + high) // 2, low, high, Quality.OPEN, phases)


def _breaths(count: Count, breath: int) -> Extent:
    inhale = breath // 2
    inner = (("inhale", inhale), ("exhale", breath - inhale))
    if count.high is None:
        return Extent(None, count.low * breath, count.low * breath, None, Quality.OPEN)
    high = count.high * breath
    phases = tuple(_phases(count.high, inner, high))
    if count.single:
        return exactly(high, Quality.ESTIMATED, phases)
    low = count.low * breath
    return Extent(None, (low + high) // 2, low, high, Quality.OPEN, phases)


def _phases(reps: int, parts: tuple[tuple[str, int], ...], end: int) -> Iterator[Phase]:
    """The phases of ``reps`` reps, each made of ``parts``, up to ``end``."""
    if reps * len(parts) > MAX_PHASES:
        return
    start, rep = 0, 1
    for number, (kind, duration) in enumerate(cycle(parts)):
        if start >= end:
            return
        rep = number // len(parts) + 1
        if duration:
            yield Phase(start, duration, kind, rep)
        start += duration
