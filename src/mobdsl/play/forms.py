"""Forms: a question on the screen, and what each key does in it. The same for every look that a form may have."""

from __future__ import annotations

from enum import StrEnum

from mobdsl.records import evolve, frozen

MOST_FIGURES = 7
"""So many figures a number has at most."""

PAGE = 10
"""So many options a larger step in a list takes."""

MOST_TEXT = 400
"""So many characters a note has at most."""


class Look(StrEnum):
    """How a form is shown."""

    OPTIONS = "options"
    LIST = "list"
    """Options of which there may be many: arrows choose, and not figures."""
    SCALE = "scale"
    NUMBER = "number"
    TEXT = "text"


@frozen
class Option:
    """One answer: what is kept, how it is called, and the key that chooses it at once."""

    value: str
    label: str
    key: str = ""


@frozen(kw_only=True)
class Form:
    """A question with what has been chosen or typed so far."""

    name: str
    text: str
    look: Look
    options: tuple[Option, ...] = ()
    """What can be answered; of a scale each of its figures."""
    needed: bool = False
    """Whether it has to be answered."""
    chosen: int | None = None
    """Which of the options the cursor is on."""
    typed: str = ""
    unit: str = ""
    """What stands behind a number."""
    hint: str = ""
    """What helps to answer it."""


@frozen
class Answered:
    """The form is over, with ``value``; None where nobody answered."""

    value: str | None


def scale(name: str, text: str, low: int, high: int, *, needed: bool = False, hint: str = "") -> Form:
    """A question that a figure from ``low`` to ``high`` answers."""
    options = tuple(Option(str(figure), str(figure)) for figure in range(low, high + 1))
    return Form(name=name, text=text, look=Look.SCALE, options=options, needed=needed, hint=hint)


def press(form: Form, key: str) -> Form | Answered:
    """What ``key`` makes of ``form``: another state of it, or its end."""
    if key == "enter":
        return _entered(form)
    match form.look:
        case Look.OPTIONS:
            return _in_options(form, key)
        case Look.LIST:
            return _in_list(form, key)
        case Look.SCALE:
            return _in_scale(form, key)
        case Look.NUMBER:
            return _in_number(form, key)
        case Look.TEXT:
            return _in_text(form, key)


def _entered(form: Form) -> Form | Answered:
    if form.look in (Look.OPTIONS, Look.LIST, Look.SCALE):
        if form.chosen is not None:
            return Answered(form.options[form.chosen].value)
    elif form.typed.strip():
        return Answered(form.typed.strip())
    return form if form.needed else Answered(None)


def _moved(form: Form, by: int) -> Form:
    """The cursor ``by`` options further, from before the first where it is on none."""
    count = len(form.options)
    if not count:
        return form
    if form.chosen is None:
        return evolve(form, chosen=0 if by > 0 else count - 1, typed="")
    return evolve(form, chosen=min(max(form.chosen + by, 0), count - 1), typed="")


def _in_options(form: Form, key: str) -> Form | Answered:
    if key in ("down", "up"):
        return _moved(form, 1 if key == "down" else -1)
    small = key.lower() if len(key) == 1 else key
    for place, option in enumerate(form.options):
        if small and small in (option.key, str(place + 1)):
            return Answered(option.value)
    return form


def _in_list(form: Form, key: str) -> Form:
    steps = {"down": 1, "up": -1, "right": PAGE, "left": -PAGE, "pagedown": PAGE, "pageup": -PAGE}
    ends = {"home": -len(form.options), "end": len(form.options)}
    by = steps.get(key, ends.get(key, 0))
    return _moved(evolve(form, chosen=form.chosen or 0), by) if by else form


def _in_scale(form: Form, key: str) -> Form:
    """Figures choose, two of them where both together are on the scale; arrows move."""
    if key in ("right", "up", "+", "="):
        return _moved(form, 1)
    if key in ("left", "down", "-"):
        return _moved(form, -1)
    if key == "backspace":
        return evolve(form, chosen=None, typed="")
    if not (len(key) == 1 and key.isascii() and key.isdigit()):
        return form
    values = [option.value for option in form.options]
    for typed in (form.typed + key, key):
        if typed in values:
            return evolve(form, chosen=values.index(typed), typed=typed)
    return evolve(form, chosen=None, typed=key) if any(value.startswith(key) for value in values) else form


def _in_number(form: Form, key: str) -> Form:
    if key == "backspace":
        return evolve(form, typed=form.typed[:-1])
    key = "." if key == "," else key
    fits = len(key) == 1 and key.isascii() and (key.isdigit() or (key == "." and key not in form.typed))
    return evolve(form, typed=form.typed + key) if fits and len(form.typed) < MOST_FIGURES else form


def _in_text(form: Form, key: str) -> Form:
    if key == "backspace":
        return evolve(form, typed=form.typed[:-1])
    key = " " if key == "space" else key
    fits = len(key) == 1 and key.isprintable() and len(form.typed) < MOST_TEXT
    return evolve(form, typed=form.typed + key) if fits else form
