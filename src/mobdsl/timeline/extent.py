"""How long one set takes, and what happens inside it at a known pace."""

from collections.abc import Iterator, Mapping
from itertools import cycle

from attrs import field, frozen

from mobdsl.model.amounts import Count, Counted, Duration, Measure, Reps, Timed
from mobdsl.model.clauses import Clauses, Growth
from mobdsl.model.conditions import Known
from mobdsl.timeline.events import Phase, Quality

MAX_PHASES = 1_000
"""The most phases that one event lists; a set of more reps has none."""

DEFAULT_BREATH = 6_000
"""A calm breath in milliseconds, ten a minute. What follows from it is an estimate; `param breath` sets another."""

_TEMPO = ("lower", "pause", "lift", "pause")


@frozen
class Pace:
    """How long a breath and a rep take, in milliseconds. ``rep`` is None where nothing says it.

    ``params`` are the file's parameters, for loads and efforts that refer to one.
    """

    breath: int = DEFAULT_BREATH
    rep: int | None = None
    params: Mapping[str, Known] = field(factory=dict)


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
    """The length of set or round ``index`` (from 0) on one side."""
    dose = clauses.dose
    if dose is None:
        return between(clauses.hold.duration) if clauses.hold else NOT_STATED
    if dose.within and dose.within.single:
        return exactly(dose.within.low)
    value = value_at(dose.measures[0], index, clauses.growth)
    match dose.measures[0], value:
        case Timed(), Duration():
            return _timed(value, clauses, about=dose.about)
        case Reps(), Count():
            return _reps(value, clauses, pace)
        case Counted("breath"), Count():
            if clauses.breathe:
                return _paced(value, (sum(clauses.breathe),) * 2, 0, _pattern(clauses))
            return _breaths(value, pace.breath)
    return OPEN


def extent_of_flow(flow: str, pace: Pace) -> Extent:
    """The length of a movement done on one `inhale` or `exhale`: half a breath."""
    half = pace.breath // 2 if flow == "inhale" else pace.breath - pace.breath // 2
    return exactly(half, Quality.ESTIMATED, (Phase(0, half, flow, 1),))


def value_at(measure: Measure, index: int, growth: Growth | None) -> Count | Duration | None:
    """The value of a dose for set or round ``index``, as a series and growth say; None where it has no figure."""
    match measure:
        case Reps(values) | Counted(_, values):
            count = values[min(index, len(values) - 1)]
            grown = growth.amount * index if growth and growth.unit == "rep" else 0
            return Count(max(count.low + grown, 0), None if count.high is None else max(count.high + grown, 0))
        case Timed(times):
            time = times[min(index, len(times) - 1)]
            grown = growth.amount * index if growth and growth.unit == "ms" else 0
            return Duration(max(time.low + grown, 0), None if time.high is None else max(time.high + grown, 0))
    return None


def _timed(time: Duration, clauses: Clauses, *, about: bool) -> Extent:
    found = between(time)
    if found.duration is None:
        return found
    phases: tuple[Phase, ...] = ()
    if clauses.breathe and sum(clauses.breathe):
        breaths = -(-found.duration // sum(clauses.breathe))
        phases = tuple(_phases(breaths, _pattern(clauses), found.duration))
    return exactly(found.duration, Quality.ESTIMATED if about else Quality.EXACT, phases)


def _pattern(clauses: Clauses) -> tuple[tuple[str, int], ...]:
    """A breath pattern as phases: in, hold, out, hold; of three figures the last hold is left out."""
    return tuple(zip(("inhale", "hold", "exhale", "hold"), clauses.breathe, strict=False))


def _reps(count: Count, clauses: Clauses, pace: Pace) -> Extent:
    if clauses.hold and clauses.hold.duration.high is not None:
        reset = clauses.reset.low if clauses.reset else 0
        bounds = (clauses.hold.duration.low, clauses.hold.duration.high)
        return _paced(count, bounds, reset, (("hold", bounds[1]),))
    if clauses.tempo and clauses.tempo.figures:
        figures = clauses.tempo.figures
        parts = tuple(zip(_TEMPO, figures, strict=False))
        return _paced(count, (sum(figures), sum(figures)), 0, parts)
    if any(heading.word in ("inhale", "exhale") for heading in clauses.headings):
        return _breaths(count, pace.breath)
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
            yield Phase(start, min(duration, end - start), kind, rep)
        start += duration
