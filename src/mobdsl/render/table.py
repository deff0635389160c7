"""Timelines and schedules as tables for a terminal."""

from __future__ import annotations

from itertools import groupby, zip_longest

from mobdsl.model.intervals import Quality
from mobdsl.render.terminal import painter, visible
from mobdsl.timeline.events import Event, Kind, Timeline
from mobdsl.timeline.time_boxed import AS_MANY_ROUNDS
from mobdsl.timeline.totals import totals_words
from mobdsl.views.folds import Fold, folded
from mobdsl.views.lines import prompt_words, titles
from mobdsl.wording.columns import columns, wrapped
from mobdsl.wording.phrases import condition_words
from mobdsl.wording.times import clock, length, place_words, to_the_second

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mobdsl.schedule.sessions import Schedule, Session
    from mobdsl.views.folds import Row

_MARKS = {Quality.ESTIMATED: "≈ ", Quality.ASSUMED: "= "}
_LEGEND = {Quality.ESTIMATED: "≈ estimated", Quality.ASSUMED: "= an equal share of its slot, assumed"}


MOST_ROWS = 24
"""The most events that are shown one by one; of more, rounds and sets that are alike are folded."""

WIDTH = 100
"""The most columns in which several sessions of a day share a line, where nobody knows how wide it may be."""

NARROW = 60
"""Below so many columns a day of a schedule is a line of its own."""

_START, _LENGTH, _TIME = 8, 10, 5


def timeline_table(
    timeline: Timeline, width: int | None = None, *, colour: bool = False, show_all: bool = False
) -> str:
    """The events of ``timeline`` under the titles of their blocks, with start, length and what they are.

    Of a long one, rounds and sets that are like those before them are one line, unless ``show_all``.
    """
    paint = painter(colour)
    contexts = f" ({', '.join(timeline.contexts)})" if timeline.contexts else ""
    title = f"{timeline.title}{contexts}: {length(timeline.length)}"
    lines = [paint(line, "1") for line in wrapped(visible(title), width, margin=2)]
    is_long = len(timeline.events) > MOST_ROWS and not show_all
    rows: Sequence[Row] = folded(timeline.events) if is_long else timeline.events
    under = dict(zip(map(id, timeline.events), titles(timeline.events), strict=True))
    block = None
    wide = max(_LENGTH, *(len(_cells(row, None)[1]) for row in rows)) if rows else _LENGTH
    lines.append("")
    for row, following in zip_longest(rows, rows[1:]):
        now = under[id(row.events[0] if isinstance(row, Fold) else row)]
        if now and now != block:
            lines += [
                *([""] if lines[-1] else []),
                *(paint(line, "1") for line in wrapped(visible(now), width, "  ", 4)),
            ]
        block = now
        start, duration, what = _cells(row, following, now)
        is_aside = isinstance(row, Fold) or row.kind in (Kind.REST, Kind.SWITCH)
        head = f"  {start:>{_START}}  {duration:>{wide}}  "
        for line in wrapped(visible(what), width, head, len(head) + 2 if (width or WIDTH) >= 2 * len(head) else 4):
            lines.append(paint(line, "2" if is_aside else ""))
    if legend := list(_legend(timeline, rows)):
        lines += ["", *wrapped("; ".join(legend), width, "  ", 2)]
    changed = [f"{notice.label}: {notice.whole}" for notice in timeline.notices if notice.kind == "changed"]
    if changed:
        lines += ["", *(line for text in changed for line in wrapped(visible(text), width, "  ", 4))]
    return "\n".join(lines)


def _cells(row: Row, following: Row | None, heading: str | None = None) -> tuple[str, str, str]:
    """Start, length and what it is, under a ``heading``."""
    if not isinstance(row, Fold):
        return _start(row), _duration(row), _what(row, heading)
    until = following.events[0] if isinstance(following, Fold) else following
    return _start(row.events[0]), _together(row.events, until), f"… {row.words}"


def _together(events: Sequence[Event], until: Event | None) -> str:
    """How long ``events`` take, one after another; ``until`` is the one behind them."""
    if until and until.start is not None and events[0].start is not None:
        return clock(until.start - events[0].start)
    known = [event.duration for event in events if event.duration is not None]
    if len(known) == len(events):
        return clock(sum(known))
    likely = [event.estimate for event in events if event.estimate is not None]
    return f"≈ {clock(to_the_second(sum(likely)))}" if len(likely) == len(events) else "open"


def _legend(timeline: Timeline, rows: Sequence[Row]) -> Iterator[str]:
    """What it comes to, and what the marks mean that were used."""
    yield from totals_words(timeline.events)
    used = {event.quality for event in timeline.events}
    yield from (text for quality, text in _LEGEND.items() if quality in used)
    if any(event.preferred for event in timeline.events):
        yield "* preferred"
    if any(isinstance(row, Fold) for row in rows):
        yield "--all shows every round and set"


def _start(event: Event) -> str:
    if event.start is not None:
        return clock(event.start)
    if event.start_estimate is not None:
        return f"≈ {clock(to_the_second(event.start_estimate))}"
    return f"+{clock(event.offset)}" if event.offset else ""


def _duration(event: Event) -> str:
    if event.kind is Kind.PROMPT:
        return ""
    if event.duration is not None:
        return f"{_MARKS.get(event.quality, '')}{clock(event.duration)}"
    if event.low and event.high:
        return f"{clock(event.low)}–{clock(event.high)}"
    if event.estimate is not None:
        return f"open ≈ {clock(to_the_second(event.estimate))}"
    if event.high is not None:
        return f"0:00–{clock(event.high)}"
    return "not stated" if event.quality is Quality.NOT_STATED else "open"


def _what(event: Event, heading: str | None) -> str:
    if event.kind is Kind.PROMPT:
        return f"– {prompt_words(event)}"
    name = _name(event, heading)
    parts = [f"{name} *" if event.preferred else name]
    if event.kind is Kind.WORK:
        parts.extend(part for part in (event.position and event.position.replace("_", " "), event.side_words) if part)
        details = [event.dose or "", event.load or "", event.effort or ""]
        if event.set:
            details.append(f"set {event.set} of {event.sets}")
        details.append(place_words(event.in_rounds))
        if event.start is None and event.start_estimate is not None and event.offset:
            details.append(f"at +{clock(event.offset)}")
        text = ", ".join(detail for detail in details if detail)
        return f"{', '.join(parts)}{f'  ({text})' if text else ''}" if name else text
    return f"– {parts[0].lower()}"


def _name(event: Event, heading: str | None) -> str:
    """What it is called. Rounds that nobody counts do not tell their title below it once more."""
    if event.kind is not Kind.WORK or not event.parts or event.name != heading:
        return event.name
    return "" if heading == AS_MANY_ROUNDS else AS_MANY_ROUNDS


def schedule_table(schedule: Schedule, width: int | None = None, *, colour: bool = False) -> str:
    """The sessions of ``schedule`` day by day, with the week of the plan in front of its first day."""
    paint = painter(colour)
    home = schedule.plan.zone
    lines = [paint(line, "1") for line in wrapped(visible(f"{schedule.plan.title} ({home})"), width, margin=2)]
    lines.append("")
    weeks = {session.week for session in schedule.sessions}
    room = len(f"Week {max(weeks)}  ") if len(weeks) > 1 else 0
    latest = None
    for day, group in groupby(schedule.sessions, key=lambda session: session.start.date()):
        sessions = list(group)
        label = f"Week {sessions[0].week}" if room and sessions[0].week != latest else ""
        latest = sessions[0].week
        head = f"  {label:<{room}}{day:%a %Y-%m-%d} "
        texts = _day(sessions, home, min(width or WIDTH, WIDTH) - len(head))
        if width and width < NARROW:
            week = f"{paint(label, '1')}  " if label else ""
            lines.append(f"  {week}{day:%a %Y-%m-%d}")
            lines += [line for text in texts for line in wrapped(visible(text), width, "    ", 6)]
            continue
        for text in texts:
            line, *rest = wrapped(visible(text), width, head, len(head) + _TIME + 2)
            lines += [line.replace(label, paint(label, "1"), 1) if label and label in head else line, *rest]
            head = " " * len(head)
    if not schedule.sessions:
        lines.append("  no sessions on these days")
    return "\n".join(lines)


def _day(sessions: Sequence[Session], home: str, width: int) -> list[str]:
    """The sessions of a day in one line, or in one each where that is too long."""
    times = [" " * _TIME if session.all_day else f"{session.start:%H:%M}" for session in sessions]
    texts = [f"{time}  {_session(session, home)}" for time, session in zip(times, sessions, strict=True)]
    together = "; ".join((texts[0], *(text.strip().replace("  ", " ", 1) for text in texts[1:])))
    return [together] if columns(together) <= width else texts


def _session(session: Session, home: str) -> str:
    """What a session is, with all that is not as usual."""
    contexts = f" ({', '.join(session.doing.contexts)})" if session.doing.contexts else ""
    details = [
        length(session.timeline.length) if session.timeline else "",
        *session.modifiers,
        "optional" if session.optional else "",
        _assumed(session),
        f"if {condition_words(session.doing.condition)}" if session.doing.condition else "",
        session.zone if session.zone != home else "",
    ]
    return ", ".join((f"{session.title}{contexts}", *filter(None, details)))


def _assumed(session: Session) -> str:
    if not session.assumed:
        return ""
    return f"{session.other_days} will do" if session.days else "any day of the week"
