"""`from 2026-10-21 to 2026-10-27`, `until 2026-05-04`, `for 14 days`: the dates between which a line holds."""

from __future__ import annotations

import datetime as dt

from mobdsl.language import figures, literals
from mobdsl.model.plans import DAYS_OF, DaySpan
from mobdsl.records import evolve
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from mobdsl.lower.plans.when_builder import WhenBuilder
    from mobdsl.lower.scope import Scope

MAX_DAYS = 3_640
"""Ten years: the longest that a plan may run, or a line of it."""


def read_until(conditions: Iterable[nodes.Condition], scope: Scope) -> tuple[nodes.Condition, dt.date] | None:
    """The `until` of a line that names a date, and the date; None where there is none."""
    for condition in conditions:
        if condition.word == "until" and len(condition.tests) == 1 and condition.streak is None:
            (test,) = condition.tests
            if isinstance(test.left, nodes.Operation) and test.op is None:
                hint = "Give it a name first: param later = birth + 6 weeks; then until later."
                scope.reject("M114", "A sum cannot stand here.", test, hint=hint)
            value = scope.resolve(test.left) if isinstance(test.left, nodes.Name | nodes.Figure) else None
            literal = literals.read(value.text) if isinstance(value, nodes.Figure) else None
            if isinstance(literal, figures.DateFigure) and test.op is None and not test.negated:
                scope.read.add(condition.start)
                return condition, literal.date
            if isinstance(literal, figures.BadFigure):
                scope.reject("M103", literal.message, test, hint=literal.hint)
    return None


def until(phrase: WhenBuilder, conditions: Iterable[nodes.Condition]) -> None:
    """Takes down the `until` among ``conditions``."""
    conditions = tuple(conditions)
    found = read_until(conditions, phrase.scope)
    for condition in conditions:
        if condition.word == "until" and not (found and found[0] is condition):
            hint = "every day until 2026-05-04 do evening"
            phrase.scope.reject("M121", "In a plan a date stands behind `until`.", condition, hint=hint)
    if found:
        condition, date = found
        word = nodes.Name(condition.word, condition.start, condition.end)
        phrase.say("until", word)
        narrow(phrase, word, None, date)


def from_to(phrase: WhenBuilder, word: nodes.Name, first: dt.date, last: dt.date | None) -> None:
    """Takes down what stands behind `from`."""
    if last and last < first:
        hint = f"from {last} to {first}"
        phrase.scope.reject("M421", "A stretch goes from the earlier day to the later one.", word, hint=hint)
    phrase.say("from", word)
    if last:
        phrase.say("until", word)
    narrow(phrase, word, first, last)


def check_days(length: tuple[int, str], what: str, word: nodes.Name, scope: Scope) -> int:
    """How many days ``length`` is; rejected where ``what`` cannot run so long."""
    days = length[0] * DAYS_OF[length[1]]
    if not 0 < days <= MAX_DAYS:
        most = f"{MAX_DAYS // DAYS_OF[length[1]]} {length[1]}"
        scope.reject("M421", f"{what} for 1 to {most}.", word, hint=f"for 6 {length[1]}")
    return days


def for_days(phrase: WhenBuilder, word: nodes.Name, length: tuple[int, str]) -> None:
    """Takes down how long a line holds; what that means shows at the end of the line."""
    phrase.say("until", word)
    check_days(length, "A line holds", word, phrase.scope)
    phrase.length = length


def limit(phrase: WhenBuilder) -> None:
    """From where a line begins it holds for as long as it says."""
    if phrase.length is None:
        return
    when, days, word = phrase.when, phrase.length[0] * DAYS_OF[phrase.length[1]], phrase.words["until"]
    if when.first:
        narrow(phrase, word, None, _later(when.first, days - 1))
        return
    if len(when.spans) > 1:
        hint = "Write from when: every day from 2026-03-09 for 7 days do evening"
        phrase.scope.reject("M421", "This line begins several times.", word, hint=hint)
    begin = when.spans[0] if when.spans else DaySpan(0, None)
    last = begin.first + days - 1
    phrase.put(spans=(evolve(begin, last=last if begin.last is None else min(last, begin.last)),))


def _later(date: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(min(date.toordinal() + days, dt.date.max.toordinal()))


def narrow(phrase: WhenBuilder, word: nodes.Name, first: dt.date | None, last: dt.date | None) -> None:
    """What is named here and what the lines around it name both have to hold."""
    when = phrase.when
    begin = max((date for date in (first, when.first) if date), default=None)
    end = min((date for date in (last, when.last) if date), default=None)
    if begin and end and end < begin:
        phrase.scope.reject("M421", f"`{word.text}` names no days on which this line holds.", word)
    phrase.put(first=begin, last=end)
