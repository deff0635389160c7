"""The lines of a routine as the rows of a table."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from mobdsl.backends.html.notes import Note, notes
from mobdsl.backends.html.ticks import boxes
from mobdsl.model.clauses import Equipment
from mobdsl.model.intervals import Quality
from mobdsl.model.names import words_of
from mobdsl.records import evolve, frozen
from mobdsl.timeline.events import Event, Kind
from mobdsl.views.lines import places, prompt_texts, titles
from mobdsl.wording import times
from mobdsl.wording.phrases import kit_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping
    from typing import TypeAlias

    from mobdsl.model.clauses import Heading
    from mobdsl.model.routines import Movement


@frozen(kw_only=True)
class Box:
    """A box to tick."""

    number: int
    """Its place on the page, from 0."""
    label: str
    """What it stands for."""


@frozen(kw_only=True)
class Part:
    """One movement of a line, or a pause, or a question. All texts are in words."""

    title: str
    kind: Kind
    dose: str
    """What the author said of how much."""
    stated: bool
    """Whether that was an amount."""
    times: str
    """How it is repeated."""
    length: str
    """Its time, with ≈ where the tool worked it out; empty where nobody knows."""
    preferred: bool
    """Whether it matters more than others."""
    target: str
    """What the movement is for."""
    about: str
    """The rest that is known of it: position, muscles, planes, other names."""
    details: tuple[str, ...]
    notes: tuple[Note, ...]
    boxes: tuple[Box, ...]


@frozen(kw_only=True)
class Row:
    """One line of the routine."""

    start: str
    """When it starts; empty where nobody knows."""
    rank: int | None
    """Its place, from 1, where the order is a rank."""
    assumed: bool
    """Whether its parts share a slot."""
    parts: tuple[Part, ...]


@frozen(kw_only=True)
class Section:
    """Rows that stand in one block."""

    title: str | None
    """None outside of blocks."""
    notes: tuple[Note, ...]
    """What is to be noted for all of its rows."""
    rows: tuple[Row, ...]
    also: tuple[str, ...] = ()
    """Movements of other sections that belong to the block as well, each with the section it stands in."""


_Boxed: TypeAlias = "tuple[Event, int | None]"
"""An event with the number of its tick box."""


def sections(events: tuple[Event, ...], blocks: Mapping[str, str]) -> Iterator[Section]:
    """``events`` as rows under the blocks they stand in; ``blocks`` are the names of blocks by their titles."""
    lines: dict[Hashable, dict[int, list[_Boxed]]] = {}
    under: dict[Hashable, str | None] = {}
    for event, box, (line, item), title in zip(events, boxes(events), places(events), titles(events), strict=True):
        lines.setdefault(line, {}).setdefault(item, []).append((event, box))
        under.setdefault(line, title)
    slots = (list(group) for _, group in groupby(lines.items(), key=lambda entry: _slot(entry[0], _first(entry[1]))))
    shared = ((under[slot[0][0]], [part for _, parts in slot for part in parts.values()]) for slot in slots)
    tagged = _tagged(events)
    for block, members in groupby(shared, key=itemgetter(0)):
        section = _section(block, tuple(_row(parts) for _, parts in members))
        yield evolve(section, also=_also(tagged, block, blocks.get(block))) if block else section


_Tagged: TypeAlias = "dict[str, dict[tuple[str | None, str], None]]"
"""By tag, the movements that have it: the block that each stands in, and its title with that block; each once."""


def _tagged(events: tuple[Event, ...]) -> _Tagged:
    tagged: _Tagged = {}
    for event in events:
        place = f", under {words_of(event.block)}" if event.block else ""
        for tag in event.facts.facts.get("tags", ()) if event.facts else ():
            tagged.setdefault(tag, {})[event.block, f"{event.title}{place}"] = None
    return tagged


def _also(tagged: _Tagged, block: str, name: str | None) -> tuple[str, ...]:
    """The movements outside of ``block`` that are tagged with its ``name``."""
    movements = tagged.get(name, {}) if name else {}
    return tuple(dict.fromkeys(movement for place, movement in movements if place != block))


def _first(parts: dict[int, list[_Boxed]]) -> Event:
    return next(iter(parts.values()))[0][0]


def _slot(line: Hashable, first: Event) -> Hashable:
    """Equal for lines that stand in one slot and share it; of any other line its own."""
    shares = first.quality is Quality.ASSUMED and first.slot is not None
    return ("slot", first.slot) if shares else ("line", line)


def _section(block: str | None, rows: tuple[Row, ...]) -> Section:
    """The rows of a block. Notes that all of its movements have stand at its title alone."""
    of_movements = [part.notes for row in rows for part in row.parts if part.kind is Kind.WORK]
    first, *others = of_movements or [()]
    common = tuple(note for note in first if all(note in other for other in others)) if block and others else ()
    if common:
        rows = tuple(evolve(row, parts=tuple(_without(part, common) for part in row.parts)) for row in rows)
    return Section(title=words_of(block) if block else None, notes=common, rows=rows)


def _without(part: Part, common: tuple[Note, ...]) -> Part:
    return evolve(part, notes=tuple(note for note in part.notes if note not in common))


def _row(parts: list[list[_Boxed]]) -> Row:
    first, _ = parts[0][0]
    return Row(
        start=_start(first),
        rank=first.rank,
        assumed=any(event.quality is Quality.ASSUMED for part in parts for event, _ in part),
        parts=tuple(_part(part) for part in parts),
    )


def _start(event: Event) -> str:
    if event.start is not None:
        return times.clock(event.start)
    return f"≈ {times.clock(times.to_the_second(event.start_estimate))}" if event.start_estimate is not None else ""


def _part(boxed: list[_Boxed]) -> Part:
    events = [event for event, _ in boxed]
    main = next((event for event in events if event.kind is Kind.WORK), events[0])
    dose = main.dose_of_line or ""
    length = _length([event for event in events if event.in_rounds == main.in_rounds])
    return Part(
        title=main.name,
        kind=main.kind,
        dose=dose,
        stated=main.stated,
        times=_times(events, dose),
        length="" if length == dose else length,
        preferred=main.preferred,
        target=_known(main, "target"),
        about=" · ".join(_about(main)),
        details=tuple(dict.fromkeys(_details(events))),
        notes=_questions(main) if main.kind is Kind.PROMPT else notes(_texts(events)),
        boxes=tuple(_boxes(boxed)),
    )


def _known(event: Event, fact: str) -> str:
    return ", ".join(words_of(name) for name in event.facts.facts.get(fact, ())) if event.facts else ""


def _about(event: Event) -> Iterator[str]:
    if position := event.stance or _known(event, "position"):
        yield position[:1].upper() + position[1:]
    for fact in ("muscles", "planes"):
        if known := _known(event, fact):
            yield f"{fact.capitalize()}: {known}"
    if event.facts and event.facts.origin:  # what the author says of it; the library's other names and kin are many
        if aliases := ", ".join(map(words_of, event.facts.aliases)):
            yield f"Also called: {aliases}"
        for fact in ("easier", "harder"):
            if known := _known(event, fact):
                yield f"{fact.capitalize()}: {known}"


def _texts(events: list[Event]) -> Iterator[Heading]:
    """What is said of a movement. Of several positions, what is said in some only bears their names."""
    positions: dict[Heading, list[str]] = {}
    for event in events:
        of_library = event.facts.headings if event.facts and not event.facts.origin else ()
        for heading in (*event.headings, *of_library):
            positions.setdefault(heading, []).append(words_of(event.position or ""))
    every = {event.position for event in events if event.kind is Kind.WORK}
    for heading, where in positions.items():
        names = " and ".join(dict.fromkeys(where))
        everywhere = len(set(where)) == len(every)
        yield heading if everywhere else evolve(heading, text=f"{names}: {heading.text}")


def _questions(prompt: Event) -> tuple[Note, ...]:
    return tuple(Note(word="cue", label="", text=text) for text in prompt_texts(prompt))


def _times(events: list[Event], dose: str) -> str:
    order = "; in the next round ".join(_orders(events))
    main = next((event for event in events if event.kind is Kind.WORK), events[0])
    asked = len(events) if events[0].kind is Kind.PROMPT else 1
    again = asked == 1 and len({event.in_rounds for event in events}) > 1
    rounds = times.rounds_words(main.in_rounds) if again else ""
    return " · ".join(filter(None, ("" if order in dose else order, rounds, _often(asked))))


def _orders(events: list[Event]) -> Iterator[str]:
    """The order of sides and positions, and where another leads in other rounds, theirs as well."""
    of_rounds: dict[Hashable, dict[str, None]] = {}
    for event in events:
        if event.kind is Kind.WORK and (way := _way(event)):
            of_rounds.setdefault(event.in_rounds, {})[way] = None
    every = {way for ways in of_rounds.values() for way in ways}
    whole = (tuple(ways) for ways in of_rounds.values() if len(ways) == len(every))
    for order in dict.fromkeys(whole) or [tuple(dict.fromkeys(way for ways in of_rounds.values() for way in ways))]:
        yield ", then ".join(order)


def _often(times: int) -> str:
    return f"{times} times" if times > 1 else ""


def _way(event: Event) -> str:
    position = words_of(event.position) if event.position else None
    return ", ".join(filter(None, (position, event.side_words)))


def _length(events: list[Event]) -> str:
    if events[0].kind is Kind.PROMPT:
        return ""
    lengths = [event.estimate if event.duration is None else event.duration for event in events]
    if any(length is None for length in lengths):
        return ""
    known = all(event.duration is not None and event.quality is not Quality.ESTIMATED for event in events)
    total = sum(length for length in lengths if length is not None)
    return times.spoken(total) if known else f"≈ {times.spoken(times.to_the_second(total))}"


def _details(events: list[Event]) -> Iterator[str]:
    for event in events:
        if event.kind is Kind.WORK:
            yield from (text for text in (event.of_line.load, event.of_line.effort, event.level) if text)
            if event.kit_choice:
                yield f"with {event.kit_choice}"
        elif events[0].kind is Kind.WORK and event.kind is Kind.REST:
            yield _rest(event)
        elif events[0].kind is Kind.WORK and event.duration:
            what = "position" if event.position else "sides"
            yield f"{times.spoken(event.duration)} to change {what}"


def _rest(event: Event) -> str:
    """How long it is; where nobody knows, what it goes by."""
    if event.duration is not None:
        return f"{times.spoken(event.duration)} rest"
    _, _, goes_by = event.title.partition(", ")
    return f"rest {goes_by}" if goes_by else "open rest"


def kit_of(event: Event) -> tuple[str, ...]:
    """What a step needs, in words; what can stand in for it is named."""
    words = event.kit_choice or _kit_of_movement(event.facts)
    own = tuple(words.split(", ")) if words else ()
    return (*own, *(item for part in event.parts for item in kit_of(part)))


def _kit_of_movement(movement: Movement | None) -> str | None:
    """What the author says that it takes, where the line does not."""
    if movement is None or movement.origin is None:
        return None
    items = movement.facts.get("equipment", ())
    return kit_words((Equipment(items=items, any_of=movement.any_equipment),)) if items else None


def _boxes(boxed: list[_Boxed]) -> Iterator[Box]:
    firsts: dict[int, Event] = {}
    for event, number in boxed:
        if number is not None:
            firsts.setdefault(number, event)
    for number, event in firsts.items():
        rounds = " in ".join(f"round {place.number}" for place in reversed(event.in_rounds))
        place = [*filter(None, (rounds, event.set and f"set {event.set}"))]
        yield Box(number=number, label=", ".join((event.title, *(place if len(firsts) > 1 else ()), "done")))
