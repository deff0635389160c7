"""How long one set takes, and what happens inside it at a known pace."""

from __future__ import annotations

from decimal import Decimal
from itertools import cycle, takewhile

from mobdsl.model.amounts import METRES, Count, Counted, Distance, Duration, Measure, Reps, Speed, Timed
from mobdsl.model.intervals import NOT_STATED, OPEN, Interval, Quality, between, exactly
from mobdsl.records import evolve, frozen
from mobdsl.timeline.events import Phase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.clauses import Clauses

MAX_PHASES = 1_000
"""The most phases that one event lists; a set of more reps has none."""

DEFAULT_BREATH = 6_000
"""A calm breath in milliseconds, ten a minute. What follows from it is an estimate; `param breath` sets another."""

_TEMPO = ("lower", "pause", "lift", "pause")
_BREATH = ("inhale", "hold_full", "exhale", "hold_empty")


@frozen
class Pace:
    """How long breaths and reps take."""

    breath: int = DEFAULT_BREATH
    """Milliseconds, more than 0."""
    rep: int | None = None
    """Milliseconds, more than 0; None where nothing says it."""
    speed: Speed | None = None
    """How long the distance, or what is counted, takes; None where nothing says it."""


@frozen
class Paced:
    """How long a set takes, and what happens inside it."""

    interval: Interval
    phases: tuple[Phase, ...] = ()


def length_of_set(clauses: Clauses, pace: Pace) -> Paced:
    """The length of one set or round on one side, or on all that take turns in it, of which ``clauses`` tell."""
    dose = clauses.dose
    if dose is None:
        held = between(clauses.hold.duration).times(sides_at_once(clauses)) if clauses.hold else NOT_STATED
        return Paced(held)
    if at_pace := _at_a_pace(dose.measures[0], clauses):
        return Paced(at_pace)
    value = value_of(dose.measures[0], clauses)
    rhythm = _rhythm(clauses, pace)
    if dose.within:
        given = between(dose.within).times(sides_at_once(clauses))
        return _within(given, value.high, rhythm) if rhythm and isinstance(value, Count) else Paced(given)
    match value:
        case Duration():
            return _timed(value, rhythm, about=dose.about)
        case Count() if rhythm:
            return _paced(value, rhythm)
    likely = _likely(dose.measures[0], value, pace)
    return Paced(OPEN if likely is None else Interval(0, None, likely, Quality.OPEN))


def thing_of(measure: Measure) -> str | None:
    """What a pace of ``measure`` is a pace of: `rep`, `m`, or what is counted; None where it has none."""
    match measure:
        case Reps():
            return "rep"
        case Distance():
            return "m"
        case Counted(unit):
            return unit
    return None


def _likely(measure: Measure, value: Count | Duration | None, pace: Pace) -> int | None:
    """What a dose takes at its pace, of a range in the middle, of `x5+` at the least; None where nothing says one."""
    match measure, value:
        case (Distance((distance,)), _) if pace.speed:
            return pace.speed.middle(sum(distance.in_unit(METRES), Decimal(0)) / 2)
        case (Reps() | Counted(), Count(low, high)):
            middle = Decimal(low + (low if high is None else high)) / 2
            if pace.speed:
                return pace.speed.middle(middle)
            return None if pace.rep is None else round(middle * pace.rep)
    return None


def _at_a_pace(measure: Measure, clauses: Clauses) -> Interval | None:
    """What a distance takes at the pace that is its effort (`run 5km effort 5:30/km`); None without such a pace."""
    speed = next((one for one in clauses.effort.amounts if isinstance(one, Speed)), None) if clauses.effort else None
    match measure:
        case Distance((distance,)) if speed:
            (least, most), (per, _) = distance.in_unit(METRES), speed.distance.in_unit(METRES)
            low, high = round(least * speed.time.low / per), round(most * (speed.time.high or speed.time.low) / per)
            return (
                exactly(low, Quality.ESTIMATED) if low == high else Interval(low, high, (low + high) // 2, Quality.OPEN)
            )
    return None


def least_of_work(clauses: Clauses, pace: Pace) -> int:
    """What the reps of a set take at the least by their hold, tempo or breaths, whatever time they are given."""
    value = value_of(clauses.dose.measures[0], clauses) if clauses.dose else None
    rhythm = _rhythm(clauses, pace)
    return rhythm.least(value.low) if rhythm and isinstance(value, Count) else 0


def length_of_flow(flow: str, clauses: Clauses, pace: Pace) -> Paced:
    """The length of a movement done on one `inhale` or `exhale`: that part of its pattern, or half a calm breath."""
    rhythm = _breaths(clauses, pace)
    at = next(place for place, part in enumerate(rhythm.parts) if part.kind == flow)
    following = rhythm.parts[at + 1 :]
    parts = (rhythm.parts[at], *takewhile(lambda part: part.kind.startswith("hold"), following))
    return _paced(Count(1, 1), evolve(rhythm, parts=parts))


def sides_at_once(clauses: Clauses) -> int:
    """How many sides one event has the whole dose for: both where `each side alternate`, else one."""
    return next((len(each.names) for each in clauses.each if each.apiece), 1)


def value_of(measure: Measure, clauses: Clauses) -> Count | Duration | None:
    """The value of a dose for all sides of the event; None where it has no figure."""
    match measure:
        case Reps((value,)) | Counted(_, (value,)) | Timed((value,)):
            times = sides_at_once(clauses)
            if times == 1:
                return value
            return evolve(value, low=value.low * times, high=None if value.high is None else value.high * times)
    return None


@frozen(kw_only=True)
class _Part:
    """What goes on for some time in a rep. ``fast``: for as short as can be, which nobody can put into figures."""

    kind: str
    low: int
    high: int | None
    fast: bool = False
    text: str | None = None


@frozen(kw_only=True)
class _Rhythm:
    """What a rep is made of, and what lies ``between`` two of them. ``sides`` take turns from rep to rep."""

    parts: tuple[_Part, ...]
    between: tuple[_Part, ...] = ()
    quality: Quality = Quality.EXACT
    sides: tuple[str, ...] = ()

    def least(self, reps: int) -> int:
        """The least that so many reps take."""
        return sum(part.low for part in self.parts) * reps + sum(part.low for part in self.between) * max(reps - 1, 0)

    def most(self, reps: int | None) -> int | None:
        """The most that so many reps take."""
        highs = [part.high for part in (*self.parts, *self.between)]
        if reps is None or None in highs:
            return None
        rep, gap = (sum(part.high or 0 for part in parts) for parts in (self.parts, self.between))
        return rep * reps + gap * max(reps - 1, 0)

    def phases(self, reps: int | None, end: int | None) -> Iterator[Phase]:
        """The phases of so many reps, or of as many as there are up to ``end``; none where there are too many."""
        cycle_of = (*self.parts, *self.between)
        length = self.most(2)
        if end is None or not length or (reps or 2 * end // length) * len(cycle_of) > MAX_PHASES:
            return
        start = 0
        for number, part in enumerate(cycle(cycle_of)):
            rep = number // len(cycle_of) + 1
            if (start >= end and not (part.fast and start == end)) or (reps is not None and rep > reps):
                return
            duration = min(part.high or 0, end - start)
            if duration or part.fast:
                side = self.sides[(rep - 1) % len(self.sides)] if self.sides else None
                yield Phase(start, duration, part.kind, rep, part.text, side)
            start += part.high or 0


def _rhythm(clauses: Clauses, pace: Pace) -> _Rhythm | None:
    """What a rep is made of, where the line says it: a hold, a tempo in figures, or breaths."""
    measure = clauses.dose.measures[0] if clauses.dose else None
    on_breath = any(heading.word in ("inhale", "exhale") and heading.condition is None for heading in clauses.headings)
    match measure:
        case Counted("breath"):
            rhythm = _breaths(clauses, pace)
        case Reps() | Timed() if clauses.hold:
            reset = (_part("reset", clauses.reset),) if clauses.reset else ()
            rhythm = _Rhythm(parts=(_part("hold", clauses.hold.duration),), between=reset)
        case Reps() | Timed() if clauses.tempo and clauses.tempo.figures:
            rhythm = _tempo(clauses.tempo.figures)
        case Reps() | Timed() if on_breath or clauses.breathe:
            rhythm = _breaths(clauses, pace)
        case _:
            return None
    texts = {heading.word: heading.text for heading in reversed(clauses.headings) if heading.condition is None}
    parts = tuple(
        evolve(part, text=texts.get(part.kind) or texts.get(part.kind.partition("_")[0])) for part in rhythm.parts
    )
    return evolve(rhythm, parts=parts, sides=next((each.names for each in clauses.each if each.alternate), ()))


def _part(kind: str, time: Duration) -> _Part:
    return _Part(kind=kind, low=time.low, high=time.high)


def _tempo(figures: tuple[int | None, ...]) -> _Rhythm:
    """A tempo; what is as fast as can be takes time that nobody knows, so that the whole is an estimate."""
    named = zip(_TEMPO, figures, strict=False)
    parts = tuple(_Part(kind=kind, low=time or 0, high=time or 0, fast=time is None) for kind, time in named)
    return _Rhythm(parts=parts, quality=Quality.ESTIMATED if None in figures else Quality.EXACT)


def _breaths(clauses: Clauses, pace: Pace) -> _Rhythm:
    """A pattern (in, hold, out, hold; of three figures the last hold is left out), else calm breaths."""
    if sum(clauses.breathe):
        named = zip(_BREATH, clauses.breathe, strict=False)
        return _Rhythm(parts=tuple(_part(kind, Duration.exactly(time)) for kind, time in named))
    half = pace.breath // 2
    parts = (_part("inhale", Duration.exactly(half)), _part("exhale", Duration.exactly(pace.breath - half)))
    return _Rhythm(parts=parts, quality=Quality.ESTIMATED)


def _timed(time: Duration, rhythm: _Rhythm | None, *, about: bool) -> Paced:
    """A stated time, in which reps follow each other until it is over."""
    interval = between(time)
    phases = tuple(rhythm.phases(None, time.high)) if rhythm else ()
    if about and interval.duration is not None:
        interval = exactly(interval.duration, Quality.ESTIMATED)
    return Paced(interval, phases if len(phases) > 1 else ())  # a hold that goes on to the end is the whole


def _within(given: Interval, reps: int | None, rhythm: _Rhythm) -> Paced:
    """The time that reps are ``given``; they come at their pace at its beginning if there is time for them."""
    taken = rhythm.most(reps)
    fits = taken is not None and taken <= given.low
    return Paced(given, tuple(rhythm.phases(reps, taken)) if fits else ())


def _paced(count: Count, rhythm: _Rhythm) -> Paced:
    """Reps at a known pace."""
    low, high = rhythm.least(count.low), rhythm.most(count.high)
    if high is None:
        likely = low if rhythm.quality is Quality.ESTIMATED else None
        return Paced(Interval(low, None, likely, Quality.OPEN))
    phases = tuple(rhythm.phases(count.high, high))
    if low == high:
        return Paced(exactly(low, rhythm.quality), phases)
    return Paced(Interval(low, high, (low + high) // 2, Quality.OPEN), phases)
