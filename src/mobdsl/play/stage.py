"""A scene as rows of a screen of any size: the pure half of drawing. What is too much for a small one is left out in a
fixed order; what matters most stays in its place from step to step.
"""

from __future__ import annotations

from mobdsl.play.figures import big, height, is_drawable, size_that_fits
from mobdsl.play.form_rows import form_rows
from mobdsl.play.rows import BLANK, Span, Style, cut, shortened, text_rows, width_of
from mobdsl.play.scene import Mood, Shape
from mobdsl.records import define, field
from mobdsl.wording.columns import columns, wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from mobdsl.play.rows import Row
    from mobdsl.play.scene import Pace, Scene

MARGIN = 2
ROOMY = 14
"""From so many rows on there is room for air."""

TALL = 30
"""From so many rows on what is done is written as big as it can be."""

WIDEST = 110
"""Lines are no longer than this: eyes lose their way."""

LIST_FROM = 132
"""From so many columns on the steps are listed beside what is on."""

LIST_WIDTH = 44

_TIME = "00:00"
"""What a figure has room for, so that its size does not change with the time that it shows."""


@define
class _Room:
    """The rows that are not taken yet, and the blocks that have got some, by name."""

    rows: int
    blocks: dict[str, list[Row]] = field(factory=dict)

    def give(self, name: str, rows: Sequence[Row], most: int | None = None) -> None:
        """Gives ``rows`` room, as many as there is and at most ``most``."""
        taken = list(rows[: min(self.rows, len(rows) if most is None else most)])
        if 0 < len(taken) < len(rows):
            taken[-1] = (*taken[-1], Span(" …", Style.DIM))
        if taken:
            self.blocks[name] = taken
            self.rows -= len(taken)

    def give_whole(self, name: str, rows: Sequence[Row]) -> None:
        """Gives ``rows`` room if all of them have it."""
        if rows and len(rows) <= self.rows:
            self.give(name, rows)


def drawn(scene: Scene, width: int, rows: int) -> list[Row]:
    """``scene`` in ``width`` × ``rows``: exactly so many rows, none wider."""
    if width >= LIST_FROM and scene.plan:
        left = _centred(scene, width - LIST_WIDTH, rows)
        return [_beside(one, other, width) for one, other in zip(left, _list(scene, rows), strict=True)]
    return _centred(scene, width, rows)


def _centred(scene: Scene, width: int, rows: int) -> list[Row]:
    column = min(width, WIDEST + 2 * MARGIN)
    margin = MARGIN if column < width or width > 2 * MARGIN + 20 else 0
    margin += (width - column) // 2
    made = _column(scene, max(column - 2 * MARGIN, 10), rows)[:rows]
    return [cut((Span(" " * margin), *row), width) for row in made]


def _column(scene: Scene, width: int, rows: int) -> list[Row]:
    """The rows between the margins."""
    roomy = rows >= ROOMY
    room = _Room(rows)
    room.give("top", [_heading(scene, width)])
    room.give("title", _title(scene, width, rows), 5)
    if scene.form:
        most = max(room.rows - 2, 1)
        room.give("form", form_rows(scene.form, width, most, roomy), most)
    room.give("next", _next(scene, width) or ([] if roomy or not scene.hints else [_hints(scene, width)]), 1)
    if roomy:
        room.give("air", [BLANK] * 2)
        room.give("bar", [_bar(scene.progress, width, Style.DIM)])
        room.give("hints", [_hints(scene, width)])
    room.give("stops", _stops(scene, width), 2 if roomy else 1)  # they are to be seen all the time
    figure_rows = _figure_rows(scene, width, rows, room.rows)
    room.rows -= figure_rows
    _give_the_rest(room, scene, width, roomy)
    figure = _figure(scene, width, figure_rows + (room.rows if _may_grow(scene, rows) else 0))
    room.rows += figure_rows - len(figure)
    return _placed(room, figure, roomy)


def _give_the_rest(room: _Room, scene: Scene, width: int, roomy: bool) -> None:
    """What there may be room for, the most needed first."""
    room.give_whole("notice", text_rows(scene.notice, width, Style.WARN)[:2])
    if scene.over is not None and scene.form is None:
        room.give_whole("over", [_bar(scene.over, width, Style.ACCENT, thick=True)])
    if scene.pace:
        room.give_whole("pace", [_pace(scene.pace, width)])
    room.give_whole("clocks", text_rows("   ".join(scene.clocks), width, Style.BOLD)[:1])
    room.give("where", text_rows(" · ".join(part for part in (scene.where, scene.dose) if part), width, Style.BOLD), 2)
    room.give("parts", [row for part in scene.parts for row in text_rows(part, width, Style.PLAIN) or [BLANK]])
    room.give("cues", [row for cue in scene.cues[:1] for row in text_rows(cue, width, Style.PLAIN)], 3)
    if not roomy:
        return
    more = [row for cue in scene.cues[1:] for row in text_rows(cue, width, Style.PLAIN)]
    room.give("more", more, 4)
    room.give("care", [row for one in scene.care for row in text_rows(one, width, Style.DIM)], max(room.rows // 2, 0))


def _placed(room: _Room, figure: list[Row], roomy: bool) -> list[Row]:
    """The blocks from the top and from the bottom, and what is left between them."""
    blocks = room.blocks
    air = [BLANK] if roomy else []
    top = [*blocks.get("top", ()), *blocks.get("bar", ()), *air, *blocks.get("title", ())]
    top += blocks.get("where", ())
    body: list[list[Row]] = [figure, [row for name in ("over", "pace", "clocks") for row in blocks.get(name, ())]]
    body += [blocks.get("parts", []), blocks.get("form", []), blocks.get("cues", []) + blocks.get("more", [])]
    body += [blocks.get("care", [])]
    bottom = [row for name in ("notice", "stops", "next") for row in blocks.get(name, ())]
    bottom += [*air, *blocks.get("hints", ())] if "hints" in blocks else []
    spare = room.rows + (2 if "air" in blocks else 0) - 2 * len(air) + (len(air) if "hints" not in blocks else 0)
    for block in body:
        if block and spare > 0:
            top.append(BLANK)
            spare -= 1
        top += block
    return [*top, *[BLANK] * max(spare, 0), *bottom]


# -- parts of the screen


_SHAPES = {
    Mood.READY: "◇",
    Mood.WORK: "▶",
    Mood.REST: "■",
    Mood.SWITCH: "⇄",
    Mood.ASK: "?",
    Mood.PAUSED: "❚❚",
    Mood.DONE: "✓",
}


def _heading(scene: Scene, width: int) -> Row:
    """The mood, what is played, how far it is."""
    mood = f" {_SHAPES[scene.mood]} {scene.word} "
    place = ", ".join(part for part in (scene.place, scene.left) if part)
    if columns(mood) + columns(place) + 2 > width:
        place = scene.place
    spare = width - columns(mood) - columns(place) - 3
    heading = shortened(scene.heading, spare) if spare >= 6 else ""
    gap = width - columns(mood) - columns(heading) - columns(place) - 2
    return (
        Span(mood, Style.INVERSE),
        Span(f"  {heading}", Style.DIM),
        Span(" " * max(gap, 1)),
        Span(place, Style.BOLD),
    )


def _title(scene: Scene, width: int, rows: int) -> list[Row]:
    """What is done: big where there are many rows, for it is read from afar too."""
    if rows >= TALL and scene.form is None and scene.figures and is_drawable(scene.title):
        size = size_that_fits(scene.title, width, rows // 10)
        if size:
            return [(Span(line, Style.PLAIN),) for line in big(scene.title, size)]
    return text_rows(scene.title, width, Style.STRONG)[:2]


def _bar(share: float, width: int, style: Style, *, thick: bool = False) -> Row:
    full, empty = ("█", "░") if thick else ("━", "─")
    filled = round(min(max(share, 0.0), 1.0) * width)
    return (Span(full * filled, style), Span(empty * (width - filled), Style.DIM))


def _pace(pace: Pace, width: int) -> Row:
    """A bar that does what the body does, and the words for it."""
    words = " ".join(part for part in (pace.words, pace.left) if part)
    if pace.rep:
        words = f"{words} · {pace.rep}"
    words = shortened(words, width)
    wide = min(max(width - columns(words) - 3, 0), 40)
    share = {
        Shape.FILL: pace.over,
        Shape.FULL: 1.0,
        Shape.DRAIN: 1.0 - pace.over,
        Shape.EMPTY: 0.0,
    }[pace.shape]
    if wide < 6:
        return (Span(words, Style.STRONG),)
    filled = round(share * wide)
    mark = {Shape.FILL: "▲", Shape.FULL: "■", Shape.DRAIN: "▼", Shape.EMPTY: "□"}[pace.shape]
    return (
        Span(f"{mark} ", Style.STRONG),
        Span("▓" * filled, Style.ACCENT),
        Span("·" * (wide - filled), Style.DIM),
        Span(f" {words}", Style.STRONG),
    )


def _next(scene: Scene, width: int) -> list[Row]:
    if not scene.next:
        return []
    head = f"{scene.next_word}  " if scene.next_word else ""
    return [(Span(head, Style.DIM), Span(shortened(scene.next, width - columns(head)), Style.BOLD))]


def _stops(scene: Scene, width: int) -> list[Row]:
    if not scene.stops:
        return []
    return [(Span(line, Style.WARN),) for line in wrapped(f"Stop at: {', '.join(scene.stops)}", width)]


def _hints(scene: Scene, width: int) -> Row:
    """As many hints as fit; the last of them leads to all keys and always does."""
    *others, last = scene.hints or ("",)
    shown: list[str] = []
    for hint in others:
        if columns("   ".join((*shown, hint, last))) > width:
            break
        shown.append(hint)
    return (Span("   ".join((*shown, last)), Style.DIM),)


# -- the figure


def _figure_rows(scene: Scene, width: int, rows: int, free: int) -> int:
    """How many rows the figure is to have on a screen of ``rows``, whatever else there is."""
    if not scene.figures:
        return 0
    wanted = rows * 2 // 5 if rows >= ROOMY else max(rows // 2, 3)
    return min(wanted if scene.form is None else 3, max(free - 2, 1))


def _may_grow(scene: Scene, rows: int) -> bool:
    """Whether rows that nothing else needs go to the figure."""
    return rows < ROOMY and scene.form is None


def _figure(scene: Scene, width: int, rows: int) -> list[Row]:
    """The fullest form that is as big as any other may be, with what it counts beside or below it."""
    if not scene.figures or rows < 1:
        return []
    best, size = "", 0
    for text in scene.figures:
        found = size_that_fits(_room_for(text, scene.room), width, rows) if is_drawable(text) else 0
        if found > size and (not best or found >= 2 * size):
            best, size = text, found
    if not size:
        text = next((one for one in scene.figures if columns(one) + columns(scene.caption) < width), scene.figures[-1])
        return [(Span(text, Style.STRONG), Span(f" {scene.caption}", Style.DIM))]
    lines: list[Row] = [(Span(line, Style.ACCENT),) for line in big(best, size)]
    caption = f"  {scene.caption}"
    if scene.caption and width_of(lines[-1]) + columns(caption) <= width:
        lines[-1] = (*lines[-1], Span(caption, Style.DIM))
    elif scene.caption and height(size) < rows:
        lines.append((Span(shortened(scene.caption, width), Style.DIM),))
    return lines


def _room_for(text: str, room: str) -> str:
    """What ``text`` takes the room of: of itself, where it is longer or is no time."""
    is_time = ":" in text and text.replace(":", "").isdigit()
    room = _TIME if is_time else room
    return text if len(text) > len(room) else room


# -- the list beside it


def _list(scene: Scene, rows: int) -> list[Row]:
    """The steps around the one that is on, as many as there are rows."""
    at = next((place for place, row in enumerate(scene.plan) if row.is_on), 0)
    first = max(min(at - rows // 3, len(scene.plan) - rows + 2), 0)
    shown: list[Row] = [BLANK, BLANK]
    for row in scene.plan[first : first + rows - 2]:
        mark = "▶" if row.is_on else "✓" if row.is_over else " "
        style = Style.STRONG if row.is_on else Style.DIM if row.is_over or row.is_aside else Style.PLAIN
        shown.append((Span(f"{mark} {shortened(row.text, LIST_WIDTH - 6)}", style),))
    return [*shown, *[BLANK] * (rows - len(shown))][:rows]


def _beside(left: Row, right: Row, width: int) -> Row:
    gap = width - LIST_WIDTH - width_of(left)
    return (*left, Span(" " * max(gap, 0)), Span("│ ", Style.DIM), *right)
