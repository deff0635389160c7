"""What a plan says once, for all its lines."""

from __future__ import annotations

from mobdsl.diagnostics import rename
from mobdsl.language import figures, literals
from mobdsl.lower.cursor import Cursor, plain_name, shown
from mobdsl.lower.plans.date_words import check_days
from mobdsl.lower.plans.day_words import is_day_word
from mobdsl.lower.plans.when_builder import WhenBuilder
from mobdsl.lower.plans.whens import read_exclusions, read_when
from mobdsl.model.plans import Activity, Anchor, Apart, DayKind, Exclusion, Move, Pause, Stay
from mobdsl.records import define, field
from mobdsl.suggest import nearest
from mobdsl.syntax import nodes
from mobdsl.wording.phrases import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from mobdsl.lower.argument_types import Names, Period
    from mobdsl.lower.scope import Scope
    from mobdsl.model.amounts import Duration
    from mobdsl.source import Span

_LONGEST_REMINDER = _LONGEST_APART = 7 * 24 * 60
_NEEDED = {"start": "start 2026-03-02", "zone": 'zone "Europe/Berlin"'}


@define
class Settings:
    """What has been read so far: the fields of :class:`Plan` that stand on lines of their own."""

    scope: Scope
    """The file that they stand in."""
    conditions: tuple[nodes.Condition, ...] = ()
    """Those of the line that is being read."""
    tried: set[str] = field(factory=set)
    """The words that stand there."""
    read: set[str] = field(factory=set)
    """Those of them that could be read."""
    start: dt.date | None = None
    event: str | None = None
    zone: str | None = None
    zone_origin: Span | None = None
    length: tuple[int, str] | None = None
    until: dt.date | None = None
    until_place: nodes.Condition | None = None
    apart: list[Apart] = field(factory=list)
    remind: int | None = None
    exclusions: list[Exclusion] = field(factory=list)
    pauses: list[Pause] = field(factory=list)
    moves: list[Move] = field(factory=list)
    stays: list[Stay] = field(factory=list)
    activities: dict[str, Activity] = field(factory=dict)
    kinds: dict[str, DayKind] = field(factory=dict)

    def once(self, word: nodes.Name) -> None:
        """Notes that ``word`` has been read; a second time is an error."""
        if word.text in self.read:
            self.scope.reject("M107", f"`{word.text}` is said twice.", word, hint="Keep one of them.")
        self.read.add(word.text)

    def end(self, until: nodes.Condition, date: dt.date) -> None:
        """Notes the last date of the plan."""
        self.once(nodes.Name(until.word, until.start, until.end))
        if "for" in self.tried:
            hint = "Keep one of them."
            self.scope.reject("M426", "`for` and `until` both say when the plan ends.", until, hint=hint)
        self.until, self.until_place = date, until

    def complete(self, plan: nodes.Name) -> bool:
        """Whether there is all that no plan can do without, and it ends after its start; reported where not."""
        missing = [word for word in _NEEDED if word not in self.tried]
        if missing:
            message = f"The plan `{plan.text}` does not say its {listed(missing)}."
            expected = " and ".join(f"a line that begins with `{word}`" for word in missing)
            hint = f"For example: {'; '.join(_NEEDED[word] for word in missing)}"
            self.scope.report("M420", message, plan, expected=expected, hint=hint)
        backwards = self.start and self.until and self.until < self.start
        if backwards and self.until_place:
            message = f"The plan starts on {self.start} and cannot end before."
            self.scope.report("M421", message, self.until_place, hint="Look at the year.")
        return self.zone is not None and bool(self.start or self.event) and not backwards

    def check_anchor(self, anchor: Anchor) -> None:
        """An activity that a line is tied to has to be there, and to say when it starts or ends."""
        word = "before" if anchor.before else "after"
        activity = self.activities.get(anchor.activity)
        assert anchor.origin is not None
        if activity is None:
            near = nearest(anchor.activity, self.activities)
            example = f"activity {anchor.activity} on tue, thu at 18:00 for 45min"
            hint = rename(anchor.origin, near) or example
            self.scope.report("M425", f"There is no activity `{anchor.activity}`.", anchor.origin, hint=hint)
        elif not activity.when.times:
            message = f"Nothing says at what time `{anchor.activity}` is, so nothing can be {word} it."
            hint = f"activity {anchor.activity} on tue, thu at 18:00 for 45min"
            self.scope.report("M428", message, anchor.origin, hint=hint)
        elif not anchor.before and activity.minutes is None:
            message = f"Nothing says how long `{anchor.activity}` takes, so nobody knows when it is over."
            self.scope.report("M428", message, anchor.origin, hint=f"activity {anchor.activity} … for 45min")


def _start(settings: Settings, word: nodes.Name, event: nodes.Name | None, date: dt.date | None) -> None:
    settings.once(word)
    if event is None:
        settings.start = date
        return
    value = settings.scope.resolve(event)
    if value is event:
        settings.event = event.text
        return
    read = literals.read(value.text) if isinstance(value, nodes.Figure) else None
    if not isinstance(read, figures.DateFigure):
        hint = f"param {event.text} = 2026-03-02"
        settings.scope.reject("M102", f"The parameter `{event.text}` is no date.", event, hint=hint)
    settings.start, settings.event = read.date, event.text


def _for(settings: Settings, word: nodes.Name, length: Period) -> None:
    settings.once(word)
    if settings.until:
        settings.scope.reject("M426", "`for` and `until` both say when the plan ends.", word, hint="Keep one of them.")
    check_days(length, "A plan runs", word, settings.scope)
    settings.length = length


def _apart(settings: Settings, word: nodes.Name, time: Duration, routines: Names | None) -> None:
    minutes = time.low // 60_000
    if not time.single or time.low % 60_000 or not 0 < minutes <= _LONGEST_APART:
        message = "This takes a whole number of minutes, a week at most."
        settings.scope.reject("M421", message, word, hint="apart 48h")
    names = tuple(plain_name(name) for name in routines or ())
    settings.apart.append(Apart(minutes=minutes, routines=names, origin=settings.scope.span(word)))


def _zone(settings: Settings, word: nodes.Name, name: nodes.Text, first: dt.date | None, last: dt.date | None) -> None:
    origin = settings.scope.span(name)
    if first is None:
        settings.once(word)
        settings.zone, settings.zone_origin = name.value, origin
        return
    days = _days_between(settings.scope, word, first, last)
    settings.stays.append(Stay(zone=name.value, first=days[0], last=days[1], origin=origin))


def _remind(settings: Settings, word: nodes.Name, time: Duration) -> None:
    settings.once(word)
    if not time.single or time.low % 60_000 or time.low > _LONGEST_REMINDER * 60_000:
        settings.scope.reject("M421", "A reminder comes a whole number of minutes before.", word, hint="remind 10min")
    settings.remind = time.low // 60_000


def _except(
    settings: Settings,
    word: nodes.Name,
    dates: tuple[dt.date, ...] | None,
    last: dt.date | None,
    begin: int | None,
    end: int | None,
) -> None:
    if dates is None:
        hint = "every 45min from 09:00 to 17:00 except 12:00 to 13:00 do stretch"
        settings.scope.reject("M115", "A time of day is left out on the line that it concerns.", word, hint=hint)
    settings.exclusions.extend(read_exclusions(dates, last, word, settings.scope))


def _pause(settings: Settings, word: nodes.Name, first: dt.date, last: dt.date | None) -> None:
    days = _days_between(settings.scope, word, first, last)
    settings.pauses.append(Pause(first=days[0], last=days[1], origin=settings.scope.span(word)))


def _days_between(scope: Scope, word: nodes.Name, first: dt.date, last: dt.date | None) -> tuple[dt.date, dt.date]:
    last = last or first
    if last < first:
        hint = f"{word.text} … {last} to {first}"
        scope.reject("M421", "A stretch goes from the earlier day to the later one.", word, hint=hint)
    return first, last


def _move(settings: Settings, word: nodes.Name, day: dt.date, target: dt.date) -> None:
    scope = settings.scope
    if day == target:
        scope.reject("M421", "This moves a day to itself.", word, hint="move 2026-04-08 to 2026-04-09")
    if any(move.day == day for move in settings.moves):
        scope.reject("M107", f"{day} is moved twice.", word, hint="Keep one of them.")
    settings.moves.append(Move(day=day, target=target, origin=scope.span(word)))


def _activity(settings: Settings, word: nodes.Name, name: nodes.Name, when: tuple[nodes.Part, ...]) -> None:
    phrase = _days(settings, name, when, settings.activities)
    settings.activities[name.text] = Activity(
        name=name.text, when=phrase.when, minutes=phrase.minutes, origin=settings.scope.span(name)
    )


def _kind(settings: Settings, word: nodes.Name, name: nodes.Name, when: tuple[nodes.Part, ...]) -> None:
    phrase = _days(settings, name, when, settings.kinds)
    if "at" in phrase.words or "for" in phrase.words:
        hint = "days easy_day on mon, fri"
        settings.scope.reject("M115", "A kind of day has no time of day and no length.", name, hint=hint)
    settings.kinds[name.text] = DayKind(name=name.text, when=phrase.when, origin=settings.scope.span(name))


def _days(settings: Settings, name: nodes.Name, parts: tuple[nodes.Part, ...], known: Iterable[str]) -> WhenBuilder:
    """The WHEN-words of a definition. They may not ask for a kind of day: those depend on each other."""
    scope = settings.scope
    if name.text in known:
        scope.reject("M205", f"`{name.text}` is defined twice.", name, hint="Give one of them another name.")
    if is_day_word(name.text):
        scope.reject("M205", f"`{name.text}` means something already.", name, hint="Choose another name.")
    cursor = Cursor(parts, scope)
    phrase = read_when(cursor, WhenBuilder(scope), settings.conditions)
    if (part := cursor.peek()) is not None:
        scope.reject("M105", f"{shown(part, scope)} does not belong here.", part, hint="days easy_day on mon, fri")
    when = phrase.when
    if phrase.names or when.anchor or when.per_week or when.per_day or when.finish:
        place = phrase.names[0] if phrase.names else name
        hint = "activity run on tue, thu at 18:00 for 45min"
        scope.reject("M115", "A definition goes by weekdays, weeks and days.", place, hint=hint)
    if not phrase.dated:
        days = "every day from 2026-03-09 to 2026-03-15" if when.first or when.last else "on mon, fri"
        scope.reject("M422", "This does not say on which days.", name, hint=f"{name.text} {days}")
    return phrase


SETTINGS: dict[str, Callable[..., None]] = {
    "start": _start,
    "for": _for,
    "apart": _apart,
    "zone": _zone,
    "remind": _remind,
    "except": _except,
    "pause": _pause,
    "move": _move,
    "activity": _activity,
    "days": _kind,
}
"""What each word says of the plan as a whole."""
