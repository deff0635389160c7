"""WHEN-words: on which days and at which times a line of a plan counts."""

from __future__ import annotations

import re
from itertools import pairwise

from mobdsl.diagnostics import Edit, Fix
from mobdsl.language import figures, literals
from mobdsl.language.keywords import Place, table
from mobdsl.language.vocabulary import WEEKDAY_NAMES, WEEKDAYS
from mobdsl.lower.cursor import Cursor, shown
from mobdsl.lower.plans.date_words import for_days, from_to, limit, until
from mobdsl.lower.plans.day_words import is_day_word, is_of_month, on
from mobdsl.lower.signatures import call
from mobdsl.model.amounts import Count, Duration
from mobdsl.model.plans import Anchor, DaySpan, Exclusion
from mobdsl.records import evolve
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator
    from typing import NoReturn

    from mobdsl.lower.argument_types import Period
    from mobdsl.lower.plans.when_builder import WhenBuilder
    from mobdsl.lower.scope import Scope, Spanned

DAY = 24 * 60
"""The minutes of a day."""

MAX_STEP = 366
"""The largest number behind `every`."""

MAX_SPANS = 100
"""How many stretches of weeks or days a line may name."""

_SLIPS = {
    "weekday": "on weekdays",
    "weekend": "on weekend",
    **{day: f"on {day[:3]}" for day in (*WEEKDAYS, *WEEKDAY_NAMES)},
}
_ORDINALS = {"second": 2, "third": 3, "fourth": 4}
_GLUED = {"min": "min", "mins": "min", "minutes": "min", "h": "h", "hour": "h", "hours": "h"}
_SMALL_HOURS = re.compile(r"[0-4]:[0-9]{2}\Z")
"""A time before five in the morning, written as one writes minutes and seconds."""
_BEFORE_LENGTHS = ("by", "for", "every")


def read_when(cursor: Cursor, above: WhenBuilder, conditions: Iterable[nodes.Condition]) -> WhenBuilder:
    """Reads as many WHEN-words as there are, and an `until` with a date among ``conditions``; what to do is left."""
    phrase = above.line()
    while (word := _next(cursor)) is not None:
        if word.text == "per":
            phrase.sessions = _figure_before(cursor)
            phrase.days_per = cursor.take("days") is not None
        cursor.at += 1
        _check_slips(cursor, word)
        call(_READERS[word.text], cursor, table(Place.WHEN)[word.text], phrase, word)
    until(phrase, conditions)
    _warn_of_small_hours(cursor)
    _leave_out_times(phrase)
    limit(phrase)
    return phrase


def _next(cursor: Cursor) -> nodes.Name | None:
    """The WHEN-word that comes next; `per` has its figure in front of it, `6 per week` or `6 days per week`."""
    ahead = 1 if cursor.word(1) == "per" else 2 if (cursor.word(1), cursor.word(2)) == ("days", "per") else 0
    part = cursor.peek(ahead)
    return part if isinstance(part, nodes.Name) and part.text in _READERS else None


def _figure_before(cursor: Cursor) -> Count:
    part = cursor.peek()
    assert part is not None
    resolved = cursor.scope.resolve(part)
    value = literals.read(resolved.text) if isinstance(resolved, nodes.Figure) else None
    match value:
        case figures.NumberFigure((Count(low, int()) as count,), 0) if low:
            cursor.at += 1
            return count
    cursor.scope.reject(
        "M102",
        f"{shown(part, cursor.scope)} is no number of sessions.",
        part,
        expected="a number such as 3 or 3-4",
        hint="3-4 per week do evening",
    )


def _check_slips(cursor: Cursor, word: nodes.Name) -> None:
    """What people say and the language does not gets the words to write instead."""
    part = cursor.peek()
    if word.text == "on":
        _check_of_month(cursor)
    elif word.text == "from" and isinstance(part, nodes.Figure):
        if isinstance(literals.read(part.text), figures.ClockFigure):
            hint = f"When it starts is said so: at {part.text}. How long it takes is said in its routine."
            cursor.scope.reject("M102", "Behind `from` a date stands here.", part, hint=hint)
    elif word.text == "every" and part is not None:
        _check_every(cursor, word, part)


def _check_of_month(cursor: Cursor) -> None:
    """`on first sat`: of what?"""
    following = cursor.word(1) or ""
    if is_of_month(cursor.word()) and is_day_word(following) and cursor.word(2) not in ("of", "and"):
        day = cursor.parts[cursor.at + 1]
        meant = f"{cursor.scope.source.text[day.start : day.end]} of month"
        fix = Fix(f"Write: on {cursor.word()} {meant}", (Edit(cursor.scope.span(day), meant),))
        cursor.scope.reject("M102", "This does not say of what.", day, hint=fix)


def _check_every(cursor: Cursor, word: nodes.Name, part: nodes.Part) -> None:
    following = cursor.word(1)
    if cursor.word() == "month":
        hint = "A day of the month is said so: on first mon of month. For every four weeks: every 4 weeks on mon."
        cursor.scope.reject("M102", "This does not say on which day of the month.", part, hint=hint)
    more = cursor.peek(1) or part
    if number := _ORDINALS.get(cursor.word() or ""):
        counted = following in ("day", "days", "week", "weeks")
        meant = f"every {number} {'weeks' if following in ('week', 'weeks') else 'days'}"
        _reject_slip(cursor, word, more if counted else part, meant)
    if isinstance(part, nodes.Name) and (days := _SLIPS.get(part.text.lower())):
        _reject_slip(cursor, word, part, days)
    if not isinstance(part, nodes.Figure):
        return
    if following in _GLUED:
        glued = f"{part.text}{_GLUED[following]}"
        place = cursor.scope.span(part).to(cursor.scope.span(more))
        fix = Fix(f"Did you mean every {glued} from … to …?", (Edit(place, glued),))
        cursor.scope.reject("M102", "A unit is glued to its figure.", part, hint=fix)
    if isinstance(literals.read(part.text), figures.TimeFigure) and following != "from":
        hint = f"every {part.text} from 09:00 to 17:00"
        cursor.scope.reject("M101", "This does not say from when to when.", part, expected="from … to …", hint=hint)


def _reject_slip(cursor: Cursor, word: nodes.Name, last: nodes.Part, meant: str) -> NoReturn:
    """Rejects what stands from `every` to ``last``, with what it is called here."""
    part = cursor.peek() or last
    fix = Fix(f"Write: {meant}", (Edit(cursor.scope.span(word).to(cursor.scope.span(last)), meant),))
    cursor.scope.reject(
        "M102", f"`every {shown(part, cursor.scope).strip('`')}` is not a word for days.", part, hint=fix
    )


def _warn_of_small_hours(cursor: Cursor) -> None:
    """`at 1:28` is 1 minute 28 in a routine and 01:28 in a plan: whoever writes it so may mean the first."""
    before: str | None = None
    for part in cursor.parts[: cursor.at]:
        for item in part.items if isinstance(part, nodes.Listing) else (part,):
            if before in _BEFORE_LENGTHS:
                warn_of_clock(item, cursor.scope)
            elif isinstance(item, nodes.Figure) and _SMALL_HOURS.match(item.text):
                message = f"{item.text} is 0{item.text} here, in the night: a plan has times of day."
                hint = f"Write 0{item.text} if you mean the night. Minutes and seconds stand in a routine."
                cursor.scope.warn("M424", message, item, hint=hint)
        before = part.text if isinstance(part, nodes.Name) else None


def warn_of_clock(part: nodes.Part | None, scope: Scope) -> None:
    """`by 1:00` is a minute: whoever writes it in a plan, where `at 1:00` is a time of day, may mean an hour."""
    value = literals.read(part.text) if isinstance(part, nodes.Figure) else None
    if isinstance(value, figures.ClockFigure) and value.third is None:
        assert isinstance(part, nodes.Figure)
        short = f"{value.first * 60 + value.second}s" if value.second else f"{value.first}min"
        message = f"{part.text} is {short} here: a length has minutes and seconds."
        hint = f"Write {value.first * 60 + value.second}min for hours and minutes, {short} for minutes and seconds."
        scope.warn("M424", message, part, hint=hint)


def _leave_out_times(phrase: WhenBuilder) -> None:
    """`except 12:00 to 13:00`: half-open, so that what is due at its end takes place."""
    for word, first, end in phrase.blocked:
        kept = tuple(time for time in phrase.when.times if not first <= time < end)
        if kept == phrase.when.times:
            message = "No time of day on this line lies in that stretch, so nothing is left out."
            hint = "The times stand on the same line: every 45min from 09:00 to 17:00 except 12:00 to 13:00"
            phrase.scope.warn("M419", message, word, hint=hint)
        elif not kept:
            phrase.scope.reject("M421", "`except` leaves no time of day.", word)
        else:
            phrase.put(times=kept)


def _every(  # noqa: PLR0913, PLR0917 - a parameter for each label
    phrase: WhenBuilder,
    word: nodes.Name,
    weeks: nodes.Name | None,
    other: nodes.Name | None,
    step: Count | None,
    interval: Duration | None,
    begin: int | None,
    end: int | None,
) -> None:
    if interval and begin is not None and end is not None:
        _say_times(phrase, word, _grid(interval, begin, end, word, phrase.scope))
        return
    count = step or (Count(2, 2) if other else Count(1, 1))
    if not count.single or not 0 < count.low <= MAX_STEP:
        phrase.scope.reject(
            "M421", f"`every` takes one number from 1 to {MAX_STEP}.", word, hint="every 2 weeks on sun"
        )
    phrase.say("every", word, every=count.low, weekly=weeks is not None, per_week=None)
    if not weeks:
        phrase.on_any_day()


def _grid(interval: Duration, begin: int, end: int, word: nodes.Name, scope: Scope) -> tuple[int, ...]:
    """`every 45min from 09:00 to 17:00`: the first after one interval, the end included."""
    step = minutes_of(interval, word, scope, least=1)
    if end <= begin:
        hint = "A stretch over midnight takes two lines: from 22:00 to 23:59, and from 00:00 to 06:00."
        scope.reject("M421", "A stretch of the day goes from the earlier time to the later one.", word, hint=hint)
    if begin + step > end:
        scope.reject("M421", "This time is shorter than one interval.", word, hint="every 45min from 09:00 to 17:00")
    return tuple(range(begin + step, end + 1, step))


def minutes_of(time: Duration, word: Spanned, scope: Scope, *, least: int = 0) -> int:
    """``time`` in whole minutes, ``least`` to a day of them."""
    if not time.single or time.low % 60_000 or not least <= time.low // 60_000 <= DAY:
        scope.reject(
            "M421", "This takes a whole number of minutes, a day at most.", word, expected="a time such as 45min"
        )
    return time.low // 60_000


def _per(phrase: WhenBuilder, word: nodes.Name, day: nodes.Name | None) -> None:
    if day and phrase.days_per:
        phrase.scope.reject("M421", "A day has one day.", word, hint="3 per day do evening")
    if day:
        phrase.say("at", word, times=(), anchor=None, finish=False, per_day=phrase.sessions)
    else:
        phrase.say("every", word, per_week=phrase.sessions, every=1, weekly=False)
    phrase.dated = True


def _week(phrase: WhenBuilder, word: nodes.Name, numbers: tuple[Count, ...]) -> None:
    spans = [(7 * (low - 1), None if high is None else 7 * high - 1) for low, high in _numbers(numbers, word, phrase)]
    _narrow(spans, word, phrase)


def _day(phrase: WhenBuilder, word: nodes.Name, numbers: tuple[Count, ...]) -> None:
    spans = [(low - 1, None if high is None else high - 1) for low, high in _numbers(numbers, word, phrase)]
    _narrow(spans, word, phrase)
    phrase.on_any_day()


def _numbers(numbers: tuple[Count, ...], word: nodes.Name, phrase: WhenBuilder) -> Iterator[tuple[int, int | None]]:
    if len(numbers) > MAX_SPANS:
        phrase.scope.reject("M421", f"A line names at most {MAX_SPANS} stretches of {word.text}s.", word)
    for number in numbers:
        if not number.low:
            phrase.scope.reject("M421", f"The first {word.text} of a plan is {word.text} 1.", word)
        yield number.low, number.high


def _narrow(spans: list[tuple[int, int | None]], word: nodes.Name, phrase: WhenBuilder) -> None:
    """What is named here and what the lines around it name both have to hold."""
    outer = [(span.first, span.last) for span in phrase.when.spans] or [(0, None)]
    common = []
    for first, last in spans:
        for begin, end in outer:
            least = max(first, begin)
            most = min((bound for bound in (last, end) if bound is not None), default=None)
            if most is None or least <= most:
                common.append(DaySpan(least, most))
    if not common:
        phrase.scope.reject("M421", f"This {word.text} lies outside the days that hold here.", word)
    common.sort(key=lambda span: span.first)
    for before, after in pairwise(common):
        if before.last is None or before.last >= after.first:
            phrase.scope.reject("M421", f"This line names a {word.text} twice.", word, hint="week 1-4, 6")
    phrase.say(word.text, word, spans=tuple(common))


def _at(phrase: WhenBuilder, word: nodes.Name, times: tuple[int, ...]) -> None:
    _say_times(phrase, word, times)


def _finish(phrase: WhenBuilder, word: nodes.Name, times: tuple[int, ...]) -> None:
    _say_times(phrase, word, times, finish=True)


def _say_times(phrase: WhenBuilder, word: nodes.Name, times: tuple[int, ...], *, finish: bool = False) -> None:
    phrase.say("at", word, times=tuple(sorted(set(times))), anchor=None, per_day=None, finish=finish)


def _anchor(phrase: WhenBuilder, word: nodes.Name, activity: nodes.Name, time: Duration | None) -> None:
    by = minutes_of(time, word, phrase.scope) if time else 0
    anchor = Anchor(activity=activity.text, before=word.text == "before", by=by, origin=phrase.scope.span(activity))
    phrase.say("at", word, times=(), anchor=anchor, per_day=None, finish=False)
    phrase.on_any_day()


def _except(
    phrase: WhenBuilder,
    word: nodes.Name,
    dates: tuple[dt.date, ...] | None,
    last: dt.date | None,
    begin: int | None,
    end: int | None,
) -> None:
    if begin is not None and end is not None:
        if end <= begin:
            phrase.scope.reject("M421", "This goes from the earlier time to the later one.", word)
        phrase.blocked.append((word, begin, end))
        return
    exclusions = tuple(read_exclusions(dates or (), last, word, phrase.scope))
    phrase.when = evolve(phrase.when, exclusions=(*phrase.when.exclusions, *exclusions))
    phrase.own = evolve(phrase.own, exclusions=(*phrase.own.exclusions, *exclusions))


def read_exclusions(
    dates: tuple[dt.date, ...], last: dt.date | None, word: nodes.Name, scope: Scope
) -> Iterator[Exclusion]:
    """`except 2026-04-03, 2026-04-06` or `except 2026-05-04 to 2026-05-10`"""
    if last and (len(dates) > 1 or last < dates[0]):
        scope.reject("M421", "These days do not make a stretch.", word, hint="except 2026-05-04 to 2026-05-10")
    for date in dates:
        yield Exclusion(first=date, last=last or date, origin=scope.span(word))


def _for(phrase: WhenBuilder, word: nodes.Name, time: Duration | None, length: Period | None) -> None:
    if time:
        phrase.say("for", word)
        phrase.minutes = minutes_of(time, word, phrase.scope, least=1)
    elif length:
        for_days(phrase, word, length)


_READERS: dict[str, Callable[..., None]] = {
    "on": on,
    "from": from_to,
    "every": _every,
    "per": _per,
    "week": _week,
    "day": _day,
    "at": _at,
    "finish": _finish,
    "before": _anchor,
    "after": _anchor,
    "except": _except,
    "for": _for,
}
"""What each word says of the days and times."""
