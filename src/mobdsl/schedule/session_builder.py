"""Sessions at their places: on which clock, when they begin, and the names that they keep for ever."""

from __future__ import annotations

import datetime as dt

from mobdsl.language.vocabulary import WEEKDAYS
from mobdsl.model.adaptations import Adaptation
from mobdsl.model.clauses import NO_CLAUSES, Clauses, Guard
from mobdsl.model.plans import EVERY_DAY, Anchor, Doing, Modifier, When
from mobdsl.printer.clauses import on_line
from mobdsl.printer.guards import guard
from mobdsl.records import evolve, field_names
from mobdsl.schedule import zones
from mobdsl.schedule.growth import Growth
from mobdsl.schedule.lengths import certain_minutes
from mobdsl.schedule.occurrences import Occurrence, Timelines
from mobdsl.schedule.sessions import Session
from mobdsl.schedule.slots import Slots
from mobdsl.wording.phrases import ask_words, condition_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from zoneinfo import ZoneInfo

    from mobdsl.schedule.candidates import Candidate
    from mobdsl.schedule.days import Days
    from mobdsl.schedule.uids import Key
    from mobdsl.schedule.zones import ClockChange
    from mobdsl.select.budget import Budget

_MIDNIGHT = dt.time()

_WORK_OF_A_SESSION = 10
"""Steps of the budget that a session takes, beside its changes."""


def _minutes(number: int) -> dt.timedelta:
    return dt.timedelta(minutes=number)


class Sitting:
    """Makes the sessions of a plan. Ask it for one day after another, in the order of the plan."""

    def __init__(self, days: Days, timelines: Timelines, clocks: Mapping[str, ZoneInfo], budget: Budget) -> None:
        """For the plan that ``days`` belong to; ``clocks`` are the zones that it names."""
        self._budget = budget
        self._changes_said = [_said(modifier.clauses) for modifier in days.plan.modifiers]
        self._texts: dict[tuple[int, frozenset[str]], str | None] = {}
        self.days = days
        self.timelines = timelines
        self.clocks = clocks
        self._slots = Slots(days.plan)
        self._growth = Growth(days.plan)
        self._starts: set[tuple[int, int, tuple[Doing, ...], dt.datetime]] = set()

    def day(self, places: Sequence[Candidate]) -> Iterator[Occurrence]:
        """The sessions at ``places``, which are all of one day of the plan."""
        for place, keys in zip(places, self._slots.of_day(places), strict=True):
            yield from self._sessions(place, keys)

    def _sessions(self, place: Candidate, keys: Sequence[Key]) -> Iterator[Occurrence]:
        """The sessions at ``place``, one after another. A routine without a timeline has none."""
        both = zip(place.doings, keys, strict=True)
        known = [(doing, key) for doing, key in both if doing.habit or self._timeline(doing)]
        doings = [doing for doing, _ in known]
        start, change, hurried = self._begin(place, doings)
        if self._is_there(place, doings, start):
            return
        changes = self._changes(place)
        before: Session | None = None
        for doing, key in known:
            timeline = self.timelines.get((doing.routine, doing.contexts)) if not doing.habit else None
            changed = {} if doing.habit else changes
            grown = self._growth.on(place.day.index, timeline) if timeline else ()
            session = self._session(place, doing, key, start, (*changed.values(), *grown))
            minutes = certain_minutes(timeline.length) if timeline and not session.all_day else 0
            until = start.astimezone(dt.UTC) + _minutes(minutes or 0)
            planned = Occurrence(
                session=session,
                line=place.line,
                day=place.day,
                time=place.time,
                until=until,
                change=change,
                after=before if timeline else None,
                hurried=hurried,
                changes=tuple(changed),
            )
            yield planned
            yield from self._questions(planned)
            start, change, hurried = until.astimezone(start.tzinfo), None, False
            if timeline and not session.all_day:
                before = session if minutes is None else None

    def _is_there(self, place: Candidate, doings: Sequence[Doing], start: dt.datetime) -> bool:
        """Whether the same has been put at ``start`` already, because an earlier time on the line fell into a gap."""
        if place.time is None or place.line.when.anchor or place.line.when.finish:
            return False
        key = (id(place.line), place.day.index, tuple(doings), start)
        if key in self._starts:
            return True
        self._starts.add(key)
        return False

    def _timeline(self, doing: Doing) -> object:
        return self.timelines.get((doing.routine, doing.contexts))

    def _begin(self, place: Candidate, doings: Sequence[Doing]) -> tuple[dt.datetime, ClockChange | None, bool]:
        """When the first of ``doings`` begins, the change of the clocks that it meets, and whether it is hurried."""
        zone = self.clocks[self._zone(place.day.date)]
        wall = dt.datetime.combine(place.day.date, _MIDNIGHT) + _minutes(place.time or 0)
        start, change = zones.on_the_clock(wall, zone)
        anchor = place.line.when.anchor
        if place.time is None:
            return start, None, False
        if anchor is None and not place.line.when.finish:
            return start, change, False
        lengths = [self._minutes_of(doing) for doing in doings]
        total = sum(filter(None, lengths))
        shift = self._shift(anchor, total) if anchor else -total
        moment = (start.astimezone(dt.UTC) + _minutes(shift)).astimezone(zone)
        return moment, None if anchor else change, (anchor is None or anchor.before) and None in lengths

    def _minutes_of(self, doing: Doing) -> int | None:
        timeline = self.timelines.get((doing.routine, doing.contexts))
        return certain_minutes(timeline.length) if timeline else 0

    def _shift(self, anchor: Anchor, length: int) -> int:
        """How many minutes after the start of its activity a session of ``length`` begins."""
        if anchor.before:
            return -anchor.by - length
        activity = self.days.activity(anchor.activity)
        return anchor.by + (activity.minutes or 0 if activity else 0)

    def _session(
        self, place: Candidate, doing: Doing, key: Key, start: dt.datetime, modifiers: tuple[str, ...]
    ) -> Session:
        timeline = None if doing.habit else self.timelines[doing.routine, doing.contexts]
        return Session(
            start=start,
            zone=self._zone(place.day.date),
            doing=doing,
            title=timeline.title if timeline else doing.routine,
            timeline=timeline,
            key=key,
            all_day=place.time is None,
            assumed=place.pick is not None and place.pick.assumed,
            optional=place.optional,
            days=_days(place.line.when) if place.pick else (),
            modifiers=modifiers,
            moved=place.day.date != place.day.due,
            day=place.day.index + 1,
        )

    def _questions(self, planned: Occurrence) -> Iterator[Occurrence]:
        """What is asked some time after the session is over."""
        session = planned.session
        asks = [notice.ask for notice in session.timeline.notices if notice.ask] if session.timeline else []
        for number, ask in enumerate(asks):
            earlier = sum(each.name == ask.name for each in asks[:number])
            name = f"{ask.name} {earlier + 1}" if earlier else ask.name
            moment = self._later(planned, dt.timedelta(milliseconds=ask.delay.low if ask.delay else 0))
            zone = self._zone(moment.astimezone(session.start.tzinfo).date())
            text = f"{session.title}: {ask_words(ask)}"
            question = evolve(
                session,
                start=moment.astimezone(self.clocks[zone]),
                zone=zone,
                doing=Doing(routine=text, habit=True, origin=session.doing.origin),
                title=text,
                timeline=None,
                key=evolve(session.key, question=name),
                modifiers=(),
                asks=ask.name,
            )
            yield evolve(planned, session=question, until=moment, change=None, after=None, hurried=False)

    def _later(self, planned: Occurrence, delay: dt.timedelta) -> dt.datetime:
        """``delay`` after the end of a session; where that has no time of day, on the day that the wall clock shows."""
        session = planned.session
        if not session.all_day:
            return planned.until + delay
        date = (dt.datetime.combine(session.start.date(), _MIDNIGHT) + delay).date()
        return zones.on_the_clock(dt.datetime.combine(date, _MIDNIGHT), self.clocks[self._zone(date)])[0]

    def _zone(self, date: dt.date) -> str:
        """The zone whose clocks count on ``date``: of several stays the last."""
        plan = self.days.plan
        return next((stay.zone for stay in reversed(plan.stays) if stay.first <= date <= stay.last), plan.zone)

    def _changes(self, place: Candidate) -> dict[int, str]:
        """What is different at ``place``, by its number in the plan. Of what two lines speak of, the later counts."""
        texts: dict[int, str] = {}
        said: set[str] = set()
        modifiers = self.days.plan.modifiers
        self._budget.spend(_WORK_OF_A_SESSION + len(modifiers) // 8)
        for number in reversed(range(len(modifiers))):
            if self.days.concerns(modifiers[number].when, place.line, place.day.index, place.time):
                text = self._text_without(number, frozenset(said & self._changes_said[number]))
                if text is not None:
                    texts[number] = text
                if modifiers[number].condition is None:
                    said |= self._changes_said[number]
        return dict(reversed(texts.items()))

    def _text_without(self, number: int, said: frozenset[str]) -> str | None:
        """What the change ``number`` says beside what has been ``said`` already; None where that is nothing."""
        if (number, said) not in self._texts:
            modifier = self.days.plan.modifiers[number]
            left = _without(modifier.clauses, said)
            self._texts[number, said] = None if left == NO_CLAUSES else _text(evolve(modifier, clauses=left))
        return self._texts[number, said]


def _days(when: When) -> tuple[str, ...]:
    """The days of the week and the kinds of day that ``when`` allows, where it does not allow any."""
    return (*(WEEKDAYS[day] for day in when.weekdays), *when.kinds) if when.weekdays != EVERY_DAY else ()


_CLAUSES = tuple(name for name in field_names(Clauses) if name not in ("headings", "guards", "when"))
"""What a change can say once. Headings add up."""


def _said(clauses: Clauses) -> set[str]:
    """What ``clauses`` speak of."""
    fields = {name for name in _CLAUSES if getattr(clauses, name) != getattr(NO_CLAUSES, name)}
    return fields | {_about(guard) for guard in clauses.guards}


def _without(clauses: Clauses, said: frozenset[str]) -> Clauses:
    """``clauses`` without what has been ``said`` already."""
    if said.isdisjoint(_said(clauses)):
        return clauses
    fields = {name: getattr(NO_CLAUSES, name) for name in said.intersection(_CLAUSES)}
    return evolve(clauses, guards=tuple(guard for guard in clauses.guards if _about(guard) not in said), **fields)


def _about(guard: Guard) -> str:
    return f"{guard.verb} {guard.what}" if isinstance(guard, Adaptation) else ""


def _text(modifier: Modifier) -> str:
    condition = f"if {condition_words(modifier.condition)}" if modifier.condition else ""
    headings = (heading.text for heading in modifier.clauses.headings)
    said = (on_line(modifier.clauses), *map(guard, modifier.clauses.guards), *headings, condition)
    return ", ".join(filter(None, said))
