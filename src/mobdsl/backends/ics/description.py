"""What a calendar shows under the title: the same content as plain text and as HTML."""

from __future__ import annotations

from html import escape
from itertools import accumulate

from mobdsl.backends.ics.text import line
from mobdsl.model.clauses import Heading
from mobdsl.model.intervals import Interval, Quality
from mobdsl.model.names import title_of
from mobdsl.records import evolve, frozen
from mobdsl.records.types import TypeVar
from mobdsl.schedule.lengths import likely_minutes
from mobdsl.timeline.events import Event, Kind, Timeline
from mobdsl.views.lines import Place, places, prompt_texts
from mobdsl.wording import times
from mobdsl.wording.phrases import condition_words, heading_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mobdsl.schedule.sessions import Session
    from mobdsl.select.tree import Notice

_CAUTIONS = ("disclaimer", "caution", "warning", "contraindication", "clearance", "stop", "never", "avoid")
_TO_SEE = ("video", "link")

_TOLD = ("caution", "stop", "never", "ask", "adaptation", "ladder")
"""The notices that a session shows. A gate is its first step, and what is left out does not concern it."""

_MOST_STEPS, _MOST_WORDS = 5_000, 1_200
"""Characters of steps, of cautions and of remarks: Google shows about 8,000 in all, and each session repeats them."""

T = TypeVar("T")


@frozen
class Step:
    """A movement, a pause or a question, with how much of it and what to keep in mind."""

    title: str
    amount: str
    notes: tuple[str, ...] = ()


@frozen(kw_only=True)
class Description:
    """What a person reads of an entry."""

    title: str
    facts: tuple[str, ...]
    """Lines above the steps."""
    steps: tuple[Step, ...] = ()
    more: tuple[str, ...] = ()
    """How many steps there was no room for, in words."""
    remarks: tuple[str, ...] = ()
    """Lines below the steps."""
    url: str | None = None


def of_routine(timeline: Timeline, around: Sequence[Heading], url: str | None) -> Description:
    """The description of a routine; ``around`` are the words of the plan and of the file that it belongs to."""
    headings = (*timeline.routine.headings, *_told(timeline.notices), *around)
    steps, more = _fitting(list(_steps(timeline.events)), _MOST_STEPS, _size)
    return Description(
        title=_title(timeline),
        facts=(f"Length: {length(timeline.length)}", *_texts(headings, cautions=True)),
        steps=steps,
        more=more,
        remarks=_texts(headings, cautions=False),
        url=url,
    )


def of_session(session: Session, around: Sequence[Heading], url: str | None) -> Description:
    """The description of a dated session: what is done, and what the plan says of this one."""
    described = of_routine(session.timeline, around, url) if session.timeline else of_habit(session.title, around, url)
    marks = [*session.modifiers, *(["optional"] if session.optional else [])]
    title = ", ".join((described.title, *map(line, marks)))
    return evolve(described, title=title, facts=(*_planned(session), *described.facts))


def _told(notices: Iterable[Notice]) -> Iterator[Heading]:
    return (Heading(notice.label.lower(), notice.sentence) for notice in notices if notice.kind in _TOLD)


def _planned(session: Session) -> Iterator[str]:
    """What the plan says of ``session`` besides its time."""
    yield from (line(f"This time: {text}") for text in session.modifiers)
    if session.doing.condition:
        yield line(f"Only if: {condition_words(session.doing.condition)}")
    if session.optional:
        yield "Optional: one more than the plan asks for."
    if session.assumed:
        days = session.other_days or "Another day"
        yield f"Assumed: the plan says how often a week, not on which days. {days} is as good."


def of_habit(text: str, around: Sequence[Heading], url: str | None) -> Description:
    """The description of a thing to do that is no routine."""
    return Description(title=line(text), facts=_texts(around, cautions=True), url=url)


def plain(description: Description) -> str:
    """As plain text."""
    blocks = [
        [description.title, *description.facts],
        [text for number, step in enumerate(description.steps, 1) for text in _plain_step(number, step)],
        description.more,
        description.remarks,
        [f"Follow it at {description.url}"] if description.url else [],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def html(description: Description) -> str:
    """As HTML, in one line."""
    url = escape(description.url or "")
    parts = [
        f"<p><b>{escape(description.title)}</b></p>",
        _paragraph(description.facts),
        "<ol>" + "".join(f"<li>{_html_step(step)}</li>" for step in description.steps) + "</ol>"
        if description.steps
        else "",
        _paragraph(description.more),
        _paragraph(description.remarks),
        f'<p><a href="{url}">{url}</a></p>' if url else "",
    ]
    return "<html><body>" + "".join(parts) + "</body></html>"


def length(value: Interval) -> str:
    """A length in words which never look surer than it is."""
    if likely_minutes(value) is None and value.high != 0:
        return "not stated"
    words = times.length(value)
    match value.quality:
        case Quality.ASSUMED:
            return f"{words} (an equal share of the time)"
        case Quality.ESTIMATED if not words.startswith("about "):
            return f"{words} (estimated)"
    return words


def _title(timeline: Timeline) -> str:
    titles = {context.name: context.title for context in timeline.routine.contexts}
    contexts = ", ".join(titles.get(name, name.replace("_", " ")) for name in timeline.contexts)
    return line(f"{timeline.title} ({contexts})" if contexts else timeline.title)


def _texts(headings: Iterable[Heading], *, cautions: bool) -> tuple[str, ...]:
    """Each heading as `Word: text`."""
    texts = dict.fromkeys(
        line(f"{title_of(heading.word)}: {heading_words(heading)}")
        for heading in headings
        if (heading.word in _CAUTIONS) is cautions
    )
    shown, more = _fitting(list(texts), _MOST_WORDS, len)
    return shown + more


def _steps(events: Sequence[Event]) -> Iterator[Step]:
    """A step for each movement on each line, with all its sets, sides and rounds; the clock at the first of a slot."""
    rows: dict[Place, list[Event]] = {}
    for event, place in zip(events, places(events), strict=True):
        rows.setdefault(place, []).append(event)
    slot = None
    for row in rows.values():
        work = [event for event in row if event.kind is Kind.WORK]
        main = (work or row)[0]
        clock = f"{times.clock(main.start)} " if main.slot not in (None, slot) and main.start is not None else ""
        slot = main.slot
        title, amount = (main.name, _amount(work, row)) if work else _between(row)
        notes = dict.fromkeys(note for event in work for note in _notes(event))
        yield Step(line(f"{clock}{title}"), line(", ".join(amount)), tuple(line(note) for note in notes))


def _between(row: Sequence[Event]) -> tuple[str, list[str]]:
    """The title of a question or a pause, and what is said of it, with how often it comes."""
    first = row[0]
    often = [f"{len(row)} times"] if len(row) > 1 else []
    if first.kind is not Kind.PROMPT:
        return first.title, [" / ".join(_distinct(_time([event]) for event in row)) or "until you go on", *often]
    texts = prompt_texts(first)
    if first.cues[:1] == (f"{first.title} {' '.join(texts)}",):  # a question, which goes on with its answers
        return first.cues[0], often
    return first.title, [*texts, *often]


def _amount(work: Sequence[Event], events: Sequence[Event]) -> Iterator[str]:
    """How much of a movement: its dose, else what is known of its time, and what it takes."""
    first = work[0]
    dose = first.dose_of_line
    if dose:
        yield dose
    if first.quality is Quality.NOT_STATED:
        yield "dose not stated"
    if not dose and (sides := _distinct(event.side_words for event in work)):
        yield " and ".join(sides)
    time = _time(work)
    if time and time != dose and (len(work) == 1 or not dose):
        yield time
    elif dose and len(work) > 1 and (likely := _likely(events)):
        yield f"{likely} in all"
    if rests := _distinct(_time([event]) for event in events if event.kind is Kind.REST):
        yield f"rest {' / '.join(rests)}"
    if rounds := times.rounds_words(first.in_rounds):
        yield rounds
    yield from _distinct(event.of_line.load for event in work)
    yield from _distinct(event.of_line.effort for event in work)
    if first.kit:
        yield f"with {first.kit}"


def _time(events: Sequence[Event]) -> str:
    """The time that ``events`` take together; nothing where nobody knows."""
    highs, estimates = [event.high for event in events], [event.estimate for event in events]
    total = Interval(
        sum(event.low for event in events),
        None if None in highs else sum(filter(None, highs)),
        None if None in estimates else sum(filter(None, estimates)),
        max((event.quality for event in events), key=list(Quality).index),
    )
    return length(total) if likely_minutes(total) else ""


def _likely(events: Sequence[Event]) -> str:
    """What ``events`` most likely take together, where a person ends them; nothing where nobody knows."""
    estimates = [event.estimate for event in events]
    if None in estimates or not any(event.quality is Quality.OPEN for event in events):
        return ""
    return f"≈ {times.spoken(times.to_the_second(sum(filter(None, estimates))))}"


def _notes(event: Event) -> Iterator[str]:
    yield from event.cues
    yield from (
        f"{title_of(heading.word)}: {heading_words(heading)}"
        for heading in event.headings
        if heading.word in (*_CAUTIONS, *_TO_SEE)
    )


def _distinct(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(filter(None, values)))


def _fitting(items: Sequence[T], room: int, size: Callable[[T], int]) -> tuple[tuple[T, ...], tuple[str, ...]]:
    """The first ``items``, as many as there is ``room`` for, and what to say of the others, if there are any."""
    shown = tuple(item for item, total in zip(items, accumulate(map(size, items)), strict=True) if total <= room)
    more = len(items) - len(shown)
    return shown, (f"… and {more} more",) if more else ()


def _size(step: Step) -> int:
    return len(step.title) + len(step.amount) + sum(map(len, step.notes))


def _plain_step(number: int, step: Step) -> Iterator[str]:
    yield f"{number}. {step.title}: {step.amount}" if step.amount else f"{number}. {step.title}"
    yield from (f"   {note}" for note in step.notes)


def _html_step(step: Step) -> str:
    head = f"<b>{escape(step.title)}</b>" + (f": {escape(step.amount)}" if step.amount else "")
    return "<br>".join((head, *map(escape, step.notes)))


def _paragraph(texts: Sequence[str]) -> str:
    return f"<p>{'<br>'.join(map(escape, texts))}</p>" if texts else ""
