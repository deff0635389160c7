"""The log, line by line: what each session and each answer changes."""

from __future__ import annotations

from functools import partial

from mobdsl.adapt.changes import Due, StopMet
from mobdsl.adapt.compiled import Compiled, compiled
from mobdsl.adapt.ladders import Ladders
from mobdsl.adapt.notes import Notes, Reason
from mobdsl.adapt.state import State
from mobdsl.adapt.stopped import is_aim, stop_names, stops_said
from mobdsl.adapt.sums import Sums
from mobdsl.adapt.told import Event, Past, Told, each_once
from mobdsl.adapt.turns import Turns, growth_days, period_days
from mobdsl.model.conditions import Fact, holds
from mobdsl.model.guards import Stop
from mobdsl.records import define, evolve, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mobdsl.adapt.compiled import Place, SessionRules
    from mobdsl.adapt.planned import Planned
    from mobdsl.model.conditions import Known, Streak
    from mobdsl.model.document import Document
    from mobdsl.model.log import Entry


@define
class _Open:
    """What is decided of a session, and what waits for answers."""

    event: Event
    rules: SessionRules
    stopped: bool
    waiting: set[Place] = field(factory=set)
    """The rules that are looked at again when an answer comes."""
    holding: set[str] = field(factory=set)
    """The answers that something waits for."""
    down: set[str] = field(factory=set)
    """What went down."""
    taken: set[tuple[str, str]] = field(factory=set)
    """What has changed, and which part of it."""


@define
class _Growth:
    """What grows by the calendar alone."""

    compiled: Compiled
    session: tuple[str, tuple[str, ...]]
    since: dt.date
    plan: str | None
    times: int = 0


class Fold:
    """Goes through a log. Ask it for the state whenever it has come so far."""

    def __init__(self, document: Document, planned: Planned) -> None:
        """At the beginning of the log of ``document``."""
        self._document, self._planned = document, planned
        self._notes = Notes()
        self._sums = Sums(self._notes)
        self._ladders = Ladders(document)
        self._turns = Turns(document)
        self._sessions: dict[tuple[str, tuple[str, ...], int], SessionRules | None] = {}
        self._past: dict[tuple[Place, int], Past] = {}
        self._fired: dict[Place, dt.date] = {}
        self._began: dict[Place, dt.date] = {}
        self._counted: dict[Place, int] = {}
        self._growths: dict[Place, _Growth] = {}
        self._open: dict[str, _Open] = {}
        self._stops: dict[object, StopMet] = {}
        self._facts: dict[str, Known] = {}
        self._shares: dict[str, set[str]] = {}
        self._added: dict[str, tuple[str, ...]] = {}
        self._number = 0
        self._last: dt.date | None = None
        for plan in document.plans.values():
            for line in plan.lines if plan.start else ():
                for doing in line.doings:
                    if not doing.habit and (rules := self._rules(doing.routine, doing.contexts)):
                        assert plan.start
                        self._grows(rules, (doing.routine, doing.contexts), plan.start)

    def read(self, entry: Entry) -> None:
        """Takes the next line of the log."""
        if entry.habit:
            self._turns.done(entry.routine)
            return
        if entry.about is not None:
            self._answer(entry)
            return
        self._number += 1
        self._last = entry.start.date()
        if entry.fields:
            self._tell(entry.fields)
        routine = self._document.logged_routine(entry.routine)
        self._turns.done(routine.rpartition(".")[2])
        rules = self._rules(routine, entry.contexts)
        if rules is None:
            return
        date = entry.start.date()
        self._grows(rules, (routine, entry.contexts), date)
        self._grow(date, rules.session.routine)
        event = Event(self._number, entry, rules.session, self._sums, dict(entry.fields), (entry,))
        opened = _Open(event, rules, self._stop(event))
        self._open[rules.session.routine] = opened
        for name in rules.session.progressions:
            self._ladders.seen(name, date)
        for line in rules.session.lines:
            if line.ladder is None:
                self._ladders.seen(self._ladders.original(line.movement), date)
        for one in rules.rules:
            self._counted[one.place] = self._counted.get(one.place, 0) + 1
            self._began.setdefault(one.place, date)
        for line in rules.lifted:
            self._sums.lifted(line, event.records(line))
        self._decide(opened, rules.rules)

    def state(self, date: dt.date) -> State:
        """What is known at the end of ``date``."""
        self._grow(date)
        changes = self._notes.changes()
        figures = {
            key: evolve(each, why=tuple(one for one in changes.get(key, ()) if not one.held))
            for key, each in self._sums.figures.items()
        }
        every = sorted((one for some in changes.values() for one in some), key=lambda one: one.on, reverse=True)
        return State(
            date=date,
            last=self._last,
            levels=dict(self._ladders.levels),
            instead=self._ladders.instead,
            figures=figures,
            added=dict(self._added),
            facts=dict(self._facts),
            stops=tuple(self._stops.values()),
            again=self._turns.again_of(changes),
            turns=dict(self._turns.turns),
            due=tuple(self._due()),
            changes=tuple(every),
        )

    def _rules(self, routine: str, contexts: tuple[str, ...]) -> SessionRules | None:
        key = (routine, contexts, self._ladders.version)
        if key not in self._sessions:
            where = State(levels=self._ladders.levels, instead=self._ladders.instead, added=self._added)
            session = self._planned(routine, contexts, where)
            self._sessions[key] = rules = compiled(session) if session else None
            for line in rules.session.lines if rules else ():
                if line.clauses.load and line.clauses.load.of:
                    self._shares.setdefault(line.clauses.load.of, set()).add(line.key)
        return self._sessions[key]

    def _tell(self, fields: dict[str, Known]) -> None:
        self._facts.update(fields)
        for name in fields.keys() & self._shares.keys():
            for key in self._shares[name]:
                self._sums.assessed(key)

    def _answer(self, entry: Entry) -> None:
        self._tell(entry.fields)
        routine = self._document.logged_routine(entry.routine)
        opened = self._open.get(routine.rpartition(".")[2])
        if opened and opened.event.entry.start != entry.about:
            return
        if opened is None:
            return
        opened.event = evolve(
            opened.event,
            fields=opened.event.fields | entry.fields,
            cited=each_once(*opened.event.cited, entry),
        )
        waiting = [one for one in opened.rules.rules if one.place in opened.waiting]
        opened.waiting, opened.holding = set(), set()
        self._decide(opened, waiting)

    def _stop(self, event: Event) -> bool:
        """Notes which stop rules were met in the session; whether any was."""
        told = Told(event, event.session.lines)
        said, met = stops_said(event.entry), False
        for stop in event.session.stops:
            place: object = stop.origin or stop
            names = stop_names(stop)
            if is_aim(stop, event.entry):
                self._stops.pop(place, None)
            elif not names.isdisjoint(said) or holds(stop.condition, told) is True:
                self._met(place, stop, event)
                met = True
            else:
                self._stops.pop(place, None)
            said = [one for one in said if one not in names]
        routine = event.session.routine
        for of, text in [one for one in self._stops if isinstance(one, tuple)]:
            if of == routine and text not in said:
                del self._stops[of, text]
        for text in said:
            self._met((routine, text), Stop(condition=Fact(text)), event)
            met = True
        return met

    def _met(self, place: object, stop: Stop, event: Event) -> None:
        before = self._stops.get(place)
        times = before.times + 1 if before else 1
        self._stops[place] = StopMet(rule=stop, entry=event.entry, routine=event.session.routine, times=times)

    def _decide(self, opened: _Open, rules: Iterable[Compiled]) -> None:
        """Looks at ``rules`` after a session or an answer: what goes down before what goes up."""
        event = opened.event
        unanswered = {ask.name for ask in event.session.asks if ask.name not in event.fields}
        unsure: set[str] = set()
        for one in rules:
            told = Told(event, one.rule.lines, partial(self._seen, one))
            result = holds(one.condition, told)
            open_names = one.names & unanswered
            if open_names and result is not True:
                opened.waiting.add(one.place)
            if one.is_down:
                if result is None and open_names:
                    unsure |= one.keys
                    opened.holding |= open_names
                elif result is False:
                    self._release(one)
                elif result:
                    self._fire(one, opened, told, one.keys)
            elif result and not opened.stopped and self._is_time(one, event):
                held = one.keys & (unsure - opened.down)
                if held:
                    opened.waiting.add(one.place)
                self._fire(one, opened, told, one.keys - opened.down - held)
            elif result is None and open_names:
                opened.holding |= open_names

    def _seen(self, one: Compiled, streak: Streak) -> Past:
        key = (one.place, one.streaks[id(streak)])
        if key not in self._past:
            self._past[key] = Past()
        return self._past[key]

    def _is_time(self, one: Compiled, event: Event) -> bool:
        """Whether so many sessions or days as the rule asks for have gone by."""
        every = one.rule.says.every
        if every is None:
            return True
        if every[1] == "sessions":
            return self._counted[one.place] >= every[0]
        since = self._fired.get(one.place) or self._began[one.place]
        return (event.entry.start.date() - since).days >= period_days(every)

    def _release(self, one: Compiled) -> None:
        if one.rule.says.verb == "reduce":
            for line in one.rule.lines:
                self._sums.release(line, one.rule.says.what or "", one.place)

    def _fire(self, one: Compiled, opened: _Open, told: Told, keys: set[str] | frozenset[str]) -> None:
        """Does what the rule says to all that goes by one of ``keys``."""
        if not keys:
            return
        says, date = one.rule.says, opened.event.entry.start.date()
        reason = Reason(says, date, told.cited)
        if says.verb in ("advance", "regress"):
            changed = self._week(one, opened, reason) if says.what == "week" else self._step(one, opened, reason, keys)
        elif says.verb == "add" and says.targets:
            changed = self._add_movements(one, opened, reason)
        else:
            changed = self._change(one, opened, reason, keys)
        if not changed:
            return
        self._fired[one.place] = date
        self._counted[one.place] = 0
        for key in [key for key in self._past if key[0] == one.place]:
            self._past[key].seen.clear()
        if one.is_down:
            opened.down |= changed

    def _change(self, one: Compiled, opened: _Open, reason: Reason, keys: set[str] | frozenset[str]) -> set[str]:
        """Adds to figures, or takes a share of them."""
        changed = set()
        for line in one.rule.lines:
            if line.key not in keys or (line.key, "level") in opened.taken:
                continue
            kind = f"{one.rule.says.verb} {one.rule.says.what or type(one.rule.says.amount).__name__}"
            if (line.key, kind) in opened.taken:
                continue
            if one.is_down:
                what = self._sums.share(line, reason, one.place)
            else:
                what = self._sums.add(line, reason, opened.rules.cap_of(line))
            if what:
                opened.taken.add((line.key, kind))
                changed |= {line.key, *(line.ladder[:1] if line.ladder else ())}
        if not changed and one.rule.nearness == 0:
            line = one.rule.lines[0]
            self._notes.note(line.key, one.rule.says.what or "figure", line.title, reason, _no_figure, held=True)
        return changed

    def _step(self, one: Compiled, opened: _Open, reason: Reason, keys: set[str] | frozenset[str]) -> set[str]:
        """Goes up or down a level, or to another movement."""
        session, date, changed = opened.event.session, reason.on, set[str]()
        names = [name for name in one.rule.ladders if name in keys]
        if not one.rule.ladders and one.rule.says.targets:
            movements = dict.fromkeys(self._ladders.original(line.movement) for line in one.rule.lines)
            names = list(movements) if len(movements) == 1 else []
        for name in names:
            if (name, "level") in opened.taken:
                continue
            ladder = session.progressions.get(name)
            level = self._ladders.levels.get(name, session.levels.get(name, 0))
            if one.is_down:
                words = self._ladders.down(name, one.rule.says, ladder, level, date)
            elif self._ladders.long_enough(name, one.rule.says, date):
                words = self._ladders.up(name, one.rule.says, ladder, level, date)
            else:
                words = None
            if words is None:
                continue
            title = ladder.title if ladder else one.rule.of
            self._notes.note(name, "level", title, reason, words)
            self._begin_again(opened, name)
            on = {line.key for line in one.rule.lines if line.ladder is None or line.ladder[0] == name}
            opened.taken |= {(key, "level") for key in (name, *on)}
            changed |= {name, *on}
        return changed

    def _begin_again(self, opened: _Open, name: str) -> None:
        """On a new level all that is counted of sessions in a row begins anew."""
        for one in opened.rules.rules:
            if name in one.rule.ladders or any(line.ladder and line.ladder[0] == name for line in one.rule.lines):
                for key in [key for key in self._past if key[0] == one.place]:
                    self._past[key].seen.clear()

    def _week(self, one: Compiled, opened: _Open, reason: Reason) -> set[str]:
        for name in opened.event.session.plans:
            first = self._turns.back(name, one.rule.says, reason.on)
            if first:
                title = self._document.plans[name].title
                words = f"a week again from {first:%Y-%m-%d}"
                self._notes.note(name, "week", title, reason, words.__str__)
        return set(opened.event.session.plans)

    def _add_movements(self, one: Compiled, opened: _Open, reason: Reason) -> set[str]:
        routine = opened.event.session.routine
        had = self._added.get(routine, ())
        new = tuple(target for target in one.rule.says.targets if target not in had)
        if not new:
            return set()
        self._added[routine] = (*had, *new)
        self._ladders.version += 1
        self._notes.note(routine, "movement", one.rule.of, reason, lambda: f"with {', '.join(new)}")
        return {routine}

    def _grows(self, rules: SessionRules, session: tuple[str, tuple[str, ...]], since: dt.date) -> None:
        """Notes what grows by the calendar alone in a session that is done, or planned, for the first time."""
        for one in rules.growing:
            if one.place not in self._growths:
                started = (name for name in rules.session.plans if self._document.plans[name].start)
                self._growths[one.place] = _Growth(one, session, since, next(started, None))

    def _grow(self, date: dt.date, routine: str | None = None) -> None:
        """Adds what has grown up to ``date``: of all, or of one ``routine``."""
        for growth in self._growths.values():
            name, contexts = growth.session
            if routine is not None and name.rpartition(".")[2] != routine:
                continue
            plan = self._document.plans[growth.plan] if growth.plan else None
            says = growth.compiled.rule.says
            assert says.every
            times = growth_days(plan, growth.since, date) // period_days(says.every)
            if times <= growth.times:
                continue
            rules = self._rules(name, contexts)
            one = next((one for one in rules.growing if one.place == growth.compiled.place), None) if rules else None
            more, growth.times = times - growth.times, times
            for line in one.rule.lines if one else ():
                self._sums.add(line, Reason(says, date), rules.cap_of(line) if rules else None, more)

    def _due(self) -> list[Due]:
        """The questions without an answer, of the last session of each routine."""
        found: list[Due] = []
        for opened in self._open.values():
            event = opened.event
            found.extend(
                Due(ask=ask, entry=event.entry, holds=ask.name in opened.holding)
                for ask in event.session.asks
                if ask.name not in event.fields
            )
        return sorted(found, key=lambda due: due.entry.start)


def _no_figure() -> str:
    return "as it was: nothing here says a figure that this could change"
