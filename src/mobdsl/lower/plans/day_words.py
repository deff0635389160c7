"""`on mon, wed`, `on first sat of month`, `on 2026-12-12`: days of the week, of the month, of the calendar."""

from __future__ import annotations

from mobdsl.diagnostics import Edit, Fix
from mobdsl.language import figures, literals
from mobdsl.language.keywords import Place, table
from mobdsl.language.vocabulary import WEEKDAY_NAMES, WEEKDAYS
from mobdsl.model.plans import LAST, REST_DAY, TRAINING_DAY
from mobdsl.records import define, field
from mobdsl.suggest import nearest
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mobdsl.lower.argument_types import Days
    from mobdsl.lower.plans.when_builder import WhenBuilder
    from mobdsl.lower.scope import Scope

_GROUPS = {"weekdays": (0, 1, 2, 3, 4), "weekend": (5, 6), "weekends": (5, 6)}
_DAYS: dict[str, tuple[int, ...]] = {
    **{name: (number,) for number, name in enumerate(WEEKDAYS)},
    **{name: (number,) for number, name in enumerate(WEEKDAY_NAMES)},
    **_GROUPS,
}
_OF_MONTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": LAST}


@define
class _Named:
    """The days that a line names."""

    weekdays: set[int] = field(factory=set)
    kinds: list[nodes.Name] = field(factory=list)
    dates: list[nodes.Figure] = field(factory=list)


def is_day_word(word: str) -> bool:
    """Whether ``word`` stands for days in every plan."""
    return word.lower() in _DAYS or word in (TRAINING_DAY, REST_DAY)


def near_day(word: str, kinds: Iterable[str]) -> str | None:
    """The word for days that ``word`` is most likely meant to be."""
    begun = next((day for day in WEEKDAYS if word.lower().startswith(day)), None)
    return begun or nearest(word, (*_DAYS, *kinds))


def is_of_month(word: str | None) -> bool:
    """Whether ``word`` says which of its days in a month one is."""
    return word in _OF_MONTH


def date_of(figure: nodes.Figure) -> dt.date:
    """The date that ``figure``, which is one, says."""
    value = literals.read(figure.text)
    assert isinstance(value, figures.DateFigure)
    return value.date


def on(phrase: WhenBuilder, word: nodes.Name, numbers: Days | None, days: Days | None, last: Days | None) -> None:
    """Takes down what stands behind `on`."""
    assert days is not None
    scope, named = phrase.scope, _named(days, phrase.scope)
    weekdays = tuple(sorted(named.weekdays))
    if last:
        weekdays = _from_to(days, last, word, scope)
    of_month = _of_month(numbers, scope) if numbers else ()
    if of_month and (named.kinds or named.dates):
        odd = named.kinds[0] if named.kinds else named.dates[0]
        scope.reject("M421", "A month has days of the week.", odd, hint="on first sat of month")
    dates = tuple(sorted({date_of(one) for one in named.dates}))
    kinds = tuple(dict.fromkeys(one.text for one in named.kinds))
    phrase.names.extend(named.kinds)
    phrase.say("on", word, weekdays=weekdays, kinds=kinds, dates=dates, of_month=of_month)
    if "every" not in phrase.words:
        phrase.put(per_week=None)
    phrase.dated = True


def _named(days: Days, scope: Scope) -> _Named:
    named = _Named()
    for day in days:
        if isinstance(day, nodes.Figure):
            named.dates.append(day)
        elif (weekdays := _DAYS.get(day.text.lower())) is not None:
            named.weekdays.update(weekdays)
        elif day.text == "day":
            hint = "A day of the month is said so: on first mon of month; or by its dates: on 2026-04-01, 2026-05-01."
            scope.reject("M102", "This does not say which days.", day, hint=hint)
        elif day.text in table(Place.WHEN):
            message = f"`{day.text}` is not a day."
            scope.reject("M102", message, day, expected="days such as mon, wed, fri", hint="on mon, wed, fri")
        else:
            named.kinds.append(day)
    return named


def _from_to(days: Days, last: Days, word: nodes.Name, scope: Scope) -> tuple[int, ...]:
    """`mon to fri`"""
    begin, end = _named(days, scope), _named(last, scope)
    if begin.dates and end.dates:
        dates = f"from {date_of(begin.dates[0])} to {date_of(end.dates[-1])}"
        place = scope.span(word).to(scope.span(last[-1]))
        fix = Fix(f"Write: every day {dates}", (Edit(place, f"every day {dates}"),))
        scope.reject("M421", "A stretch of dates stands behind `from`.", last[0], hint=fix)
    if len(days) > 1 or len(begin.weekdays) != 1 or len(end.weekdays) != 1:
        scope.reject("M421", "`to` stands between two days of the week.", last[0], hint="on mon to fri")
    (first,), (final,) = begin.weekdays, end.weekdays
    return tuple(sorted((first + step) % 7 for step in range((final - first) % 7 + 1)))


def _of_month(numbers: Days, scope: Scope) -> tuple[int, ...]:
    for number in numbers:
        if not isinstance(number, nodes.Name) or number.text not in _OF_MONTH:
            expected = ", ".join(_OF_MONTH)
            scope.reject(
                "M421", "Not every month has such a day.", number, expected=expected, hint="on last fri of month"
            )
    found = {_OF_MONTH[number.text] for number in numbers if isinstance(number, nodes.Name)}
    return tuple(sorted(found, key=lambda number: (number == LAST, number)))
