"""What a line of the log says to the conditions of a rule: its answers, what was done, how often in a row."""

from __future__ import annotations

from decimal import Decimal

from mobdsl.adapt.achieved import UNKNOWN, achieved
from mobdsl.adapt.figures import grown
from mobdsl.model.amounts import Duration
from mobdsl.model.conditions import Comparison, Either, Every, Fact, Not, Streak, facts, holds
from mobdsl.records import define, evolve, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mobdsl.adapt.achieved import Achieved
    from mobdsl.adapt.planned import Line, Session
    from mobdsl.adapt.sums import Sums
    from mobdsl.model.conditions import Condition, Known
    from mobdsl.model.log import Done, Entry

ALL_DONE, FAILED = "all_sets_done", "failed"
_LASTS = " lasts"
"""Behind the name of an answer: how long it lasted. No name in a file has a blank."""


@define
class Past:
    """What held of one condition in the sessions so far, by their number."""

    seen: list[tuple[int, bool | None, Entry]] = field(factory=list)

    def note(self, number: int, result: bool | None, entry: Entry) -> None:
        """Notes what held in the session ``number``, in the place of what was noted of it before."""
        at = len(self.seen)
        while at and self.seen[at - 1][0] >= number:
            at -= 1
        if at < len(self.seen) and self.seen[at][0] == number:
            self.seen[at] = (number, result, entry)
        else:
            self.seen.insert(at, (number, result, entry))
        if len(self.seen) > 2 * _MOST:
            del self.seen[:_MOST]

    def last(self, times: int, number: int) -> list[tuple[int, bool | None, Entry]]:
        """The last sessions up to ``number``, ``times`` of them at most."""
        return [one for one in self.seen[-times - _MOST :] if one[0] <= number][-times:]


_MOST = 100


class Told:
    """The facts of one session for one rule."""

    def __init__(self, event: Event, lines: Sequence[Line], past: Callable[[Streak], Past] | None = None) -> None:
        """Of what ``event`` says about ``lines``."""
        self._event, self._lines, self._past = event, lines, past
        self._achieved: Achieved | None = None
        self.cited: tuple[Entry, ...] = event.cited

    def __call__(self, name: str) -> Known:
        """What is known of ``name``."""
        event = self._event
        if name.endswith(_LASTS):
            return self._lasting(name.removesuffix(_LASTS))
        if name in event.fields:
            return event.fields[name]
        if name in event.entry.contexts:
            return True
        if name in (ALL_DONE, FAILED):
            done = self._done()
            return done.all_done if name == ALL_DONE else done.failed
        for line in self._lines:
            for record in event.records(line):
                if name in record.fields:
                    return record.fields[name]
        return self._lines[0].fact(name) if self._lines else None

    def _lasting(self, name: str) -> Known:
        """How long what ``name`` asks for lasted: asked for later, more than none says that it did till then."""
        value = self(name)
        if not isinstance(value, bool | Decimal):
            return value
        delay = next((ask.delay.low for ask in self._event.session.asks if ask.name == name and ask.delay), None)
        if delay is None:
            return value
        return Duration.exactly(delay + 1 if value else 0)

    def in_a_row(self, streak: Streak) -> bool | None:
        """Whether the part of ``streak`` held in the last sessions, this one included."""
        if self._past is None:
            return None
        now = holds(streak.part, self)
        past = self._past(streak)
        past.note(self._event.number, now, self._event.entry)
        last = past.last(streak.times, self._event.number)
        self.cited = each_once(*(entry for _, _, entry in last), *self._event.cited)
        results = [result for _, result, _ in last]
        if len(results) < streak.times or False in results:
            return False
        return None if None in results else True

    def _done(self) -> Achieved:
        if self._achieved is None:
            each = [self._event.achieved(line) for line in self._lines]
            said = [one for one in each if one is not UNKNOWN]
            self._achieved = _together(said, whole=len(said) == len(each))
        return self._achieved


def _together(each: Sequence[Achieved], *, whole: bool) -> Achieved:
    """What is so of several movements: all is done where all of each is, and it failed where one did."""
    if not each:
        return UNKNOWN
    from mobdsl.adapt.achieved import Achieved

    failed = any(one.failed for one in each)
    every = all(one.all_done for one in each)
    return Achieved(all_done=every if whole or not every else None, failed=failed or (False if whole else None))


@define
class Event:
    """A session of the log as the rules see it."""

    number: int
    entry: Entry
    session: Session
    sums: Sums
    fields: dict[str, Known]
    """The answers, later ones as well, as conditions read them."""
    cited: tuple[Entry, ...]
    _records: dict[str, tuple[Done, ...]] = field(factory=dict)
    _achieved: dict[str, Achieved] = field(factory=dict)

    def records(self, line: Line) -> tuple[Done, ...]:
        """What is recorded of ``line``."""
        done = self.entry.done
        if not done:
            return ()
        if line.key not in self._records:
            names = line.names
            self._records[line.key] = tuple(one for one in done if one.movement in names or one.movement == line.title)
        return self._records[line.key]

    def achieved(self, line: Line) -> Achieved:
        """Whether all of ``line`` was done."""
        records = self.records(line)
        if not records:
            return UNKNOWN
        if line.key not in self._achieved:
            figures = self.sums.of(line.key)
            of = line.clauses.load and line.clauses.load.of
            due = self.sums.asked(line)

            def fact(name: str) -> Known:
                value = line.fact(name)
                return grown(value, figures) if name == of else value

            self._achieved[line.key] = achieved(due, records, fact)
        return self._achieved[line.key]


def each_once(*entries: Entry) -> tuple[Entry, ...]:
    """``entries``, each of them once."""
    return tuple({id(entry): entry for entry in entries}.values())


def names_in(condition: Condition | None) -> frozenset[str]:
    """The names that ``condition`` asks for."""
    return frozenset(fact.name.removesuffix(_LASTS) for fact in facts(condition))


def with_times(condition: Condition) -> Condition:
    """``condition`` where an answer is compared with a time (`soreness > 24h`): it asks for how long that lasted."""
    match condition:
        case Comparison(left=Fact(name), right=Duration()):
            return evolve(condition, left=Fact(name + _LASTS))
        case Not() | Streak():
            return evolve(condition, part=with_times(condition.part))
        case Every() | Either():
            return evolve(condition, parts=tuple(with_times(part) for part in condition.parts))
    return condition


def streaks_in(condition: Condition | None) -> Iterator[Streak]:
    """All that ``condition`` asks of sessions in a row."""
    match condition:
        case Streak():
            yield condition
        case Not(part):
            yield from streaks_in(part)
        case Every(parts) | Either(parts):
            for part in parts:
                yield from streaks_in(part)
