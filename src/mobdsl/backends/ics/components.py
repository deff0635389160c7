"""The components of a calendar (RFC 5545 section 3.6)."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Component, Event, Todo, vDate, vDatetime, vDuration

from mobdsl.backends.ics import description
from mobdsl.backends.ics.revisions import FIRST_STAMP
from mobdsl.backends.ics.text import Text, categories, line
from mobdsl.language.vocabulary import WEEKDAYS
from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from mobdsl.backends.ics.description import Description
    from mobdsl.backends.ics.entries import Entry
    from mobdsl.backends.ics.options import IcsOptions
    from mobdsl.model.plans import Plan

_PRODUCER = "-//mobdsl//mobdsl//EN"
_DAY = dt.timedelta(days=1)
_REFRESH = dt.timedelta(hours=12)


@frozen
class Card:
    """What a person reads of an entry, ready for the file. All sessions of a routine share one."""

    title: str
    plain: Text
    html: Text
    url: str | None


def card(text: Description) -> Card:
    """The card that says ``text``."""
    html = Text(description.html(text), params={"FMTTYPE": "text/html"})
    return Card(text.title, Text(description.plain(text)), html, text.url)


def calendar(title: str, zone: str | None, options: IcsOptions, zones: Sequence[Component], entries: int) -> Calendar:
    """The calendar of so many ``entries``, called ``title``, with its ``zones``; times are mostly in ``zone``."""
    result = Calendar()
    result.add("VERSION", "2.0")
    result.add("PRODID", _PRODUCER)
    result.add("CALSCALE", "GREGORIAN")
    if options.method == "publish":
        result.add("METHOD", "PUBLISH")
    if entries > 1:  # for a single event Outlook would make a calendar of that name
        result.add("NAME", Text(line(title)))
        result.add("X-WR-CALNAME", Text(line(title)))
    if zone:
        result.add("X-WR-TIMEZONE", zone)
    if options.color:
        result.add("COLOR", options.color)
    result.add("REFRESH-INTERVAL", _REFRESH, parameters={"VALUE": "DURATION"})
    result.add("X-PUBLISHED-TTL", vDuration(_REFRESH))
    for component in zones:
        result.add_component(component)
    return result


def event(entry: Entry, shown: Card, plan: Plan, remind: int | None) -> Event:
    """The event of ``entry``, with an alarm ``remind`` minutes before where there is one; without UID and stamps."""
    result = Event()
    _describe(result, shown)
    session = entry.session
    moment = _date if session.all_day else _time
    end = entry.start + _DAY if session.all_day else entry.end
    result.add("DTSTART", moment(entry.start))
    if end:
        result.add("DTEND", moment(end))
    if entry.until:
        days = [WEEKDAYS[weekday][:2].upper() for weekday in entry.weekdays]
        until = entry.until.date() if session.all_day else entry.until  # of DTSTART's type (RFC 5545 section 3.3.10)
        result.add("RRULE", {"FREQ": "WEEKLY", "BYDAY": days, "UNTIL": until})
    for start in entry.without:
        result.add("EXDATE", moment(start))
    result.add("CATEGORIES", categories([line(plan.title)]))
    if session.optional or session.doing.condition:
        result.add("STATUS", "TENTATIVE")
    if session.timeline is None or session.all_day:
        result.add("TRANSP", "TRANSPARENT")  # a habit keeps nobody busy, nor does what has no time
    if remind is not None and not session.all_day:
        result.add_component(_alarm(remind, shown.title))
    return result


def todo(uid: str, shown: Card) -> Todo:
    """A thing to do without a date."""
    result = Todo()
    result.add("UID", uid)
    result.add("DTSTAMP", FIRST_STAMP)
    result.add("LAST-MODIFIED", FIRST_STAMP)
    result.add("SEQUENCE", 0)
    _describe(result, shown)
    result.add("STATUS", "NEEDS-ACTION")
    return result


def _describe(component: Component, shown: Card) -> None:
    component.add("SUMMARY", Text(shown.title))
    component.add("DESCRIPTION", shown.plain)
    component.add("X-ALT-DESC", shown.html)
    if shown.url:
        component.add("URL", shown.url)


def _alarm(minutes: int, title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", Text(title))
    alarm.add("TRIGGER", Text(f"-PT{minutes}M"))  # in minutes alone: a day in a duration may have 23 or 25 hours
    return alarm


def _date(moment: dt.datetime) -> vDate:
    """The date of ``moment``, for what takes place at any time of a day."""
    value = vDate(moment.date())
    value.params["VALUE"] = "DATE"
    return value


def _time(moment: dt.datetime) -> vDatetime:
    """``moment`` with the name of its zone, or in UTC. Left to itself icalendar writes Reykjavik's times in UTC."""
    if not isinstance(moment.tzinfo, ZoneInfo):
        return vDatetime(moment)
    value = vDatetime(moment.replace(tzinfo=None))
    value.params["TZID"] = moment.tzinfo.key
    return value
