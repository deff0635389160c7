"""A form as rows: the question, what can be answered, and how."""

from __future__ import annotations

from mobdsl.play.forms import Look
from mobdsl.play.rows import BLANK, Span, Style, shortened, text_rows
from mobdsl.wording.columns import columns, wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.play.forms import Form
    from mobdsl.play.rows import Row


def form_rows(form: Form, width: int, most: int, roomy: bool) -> list[Row]:
    """The question, what can be answered, and how."""
    air = [BLANK] if roomy else []
    rows = [*text_rows(form.text, width, Style.BOLD), *air]
    match form.look:
        case Look.OPTIONS:
            rows += [row for place in range(len(form.options)) for row in _option(form, place, width)]
        case Look.LIST:
            rows += _window(form, width, most - len(rows) - 1 - len(air))
        case Look.SCALE:
            rows += _scale(form, width)
        case Look.NUMBER:
            rows.append((Span(f" {form.typed or ' '}▏", Style.INVERSE), Span(f" {form.unit}", Style.PLAIN)))
        case Look.TEXT:
            shown = form.typed[-(width - 3) :] if width > 3 else ""
            rows.append((Span(f" {shown}▏", Style.INVERSE),))
    if form.hint:
        rows += [*air, *text_rows(form.hint, width, Style.DIM)]
    return rows


def _option(form: Form, place: int, width: int) -> Iterator[Row]:
    option = form.options[place]
    key = option.key.upper() if option.key else str(place + 1)
    is_on = form.chosen == place
    head = f"{'▸' if is_on else ' '} {key}  "
    style = Style.INVERSE if is_on else Style.PLAIN
    for line in wrapped(option.label, width, head, len(head)):
        yield (Span(f"{line} " if is_on else line, style, place),)


def _window(form: Form, width: int, rows: int) -> list[Row]:
    """The options around the cursor, as many as there are rows."""
    at = form.chosen or 0
    first = max(min(at - rows // 2, len(form.options) - rows), 0)
    shown: list[Row] = []
    for place, option in enumerate(form.options[first : first + rows], first):
        is_on = form.chosen == place
        text = shortened(f"{'▸' if is_on else ' '} {option.label}", width - 1)
        shown.append((Span(f"{text} " if is_on else text, Style.INVERSE if is_on else Style.PLAIN, place),))
    return shown


def _scale(form: Form, width: int) -> list[Row]:
    """Chips in a row, or in several where one is too narrow."""
    rows: list[list[Span]] = [[]]
    used = 0
    for place, option in enumerate(form.options):
        chip = f" {option.label} "
        if rows[-1] and used + columns(chip) + 1 > width:
            rows.append([])
            used = 0
        rows[-1] += [Span(chip, Style.INVERSE if form.chosen == place else Style.PLAIN, place), Span(" ")]
        used += columns(chip) + 1
    return [tuple(row) for row in rows]
