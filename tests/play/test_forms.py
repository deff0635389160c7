"""What each key does in a form."""

import pytest

from mobdsl.play.forms import Answered, Form, Look, Option, press, scale


def pressed(form: Form, *keys: str) -> Form | Answered:
    for key in keys:
        made = press(form, key)
        if isinstance(made, Answered):
            assert key == keys[-1], "keys behind the answer"
            return made
        form = made
    return form


PAIN = scale("pain", "Pain?", 0, 10)
NEEDED = scale("pain", "Pain?", 1, 5, needed=True)
CHOICE = Form(
    name="gate",
    text="Does this apply?",
    look=Look.OPTIONS,
    options=(Option("clear", "No", "n"), Option("not_clear", "Yes", "y"), Option("stop", "Stop")),
    needed=True,
)
LIST = Form(name="jump", text="Jump", look=Look.LIST, options=tuple(Option(str(n), f"Step {n}") for n in range(20)))
NUMBER = Form(name="reps", text="How many?", look=Look.NUMBER)
NOTE = Form(name="note", text="A note?", look=Look.TEXT)


@pytest.mark.parametrize(
    ("form", "keys", "value"),
    [
        (PAIN, ("3", "enter"), "3"),
        (PAIN, ("1", "0", "enter"), "10"),
        (PAIN, ("1", "2", "enter"), "2"),
        (PAIN, ("right", "right", "enter"), "1"),
        (PAIN, ("left", "enter"), "10"),
        (PAIN, ("3", "left", "enter"), "2"),
        (PAIN, ("0", "left", "enter"), "0"),
        (PAIN, ("x", "3", "backspace", "enter"), None),
        (PAIN, ("enter",), None),
        (NEEDED, ("9", "5", "enter"), "5"),
        (CHOICE, ("n",), "clear"),
        (CHOICE, ("Y",), "not_clear"),
        (CHOICE, ("3",), "stop"),
        (CHOICE, ("down", "down", "enter"), "not_clear"),
        (CHOICE, ("up", "enter"), "stop"),
        (CHOICE, ("right", "left", "y"), "not_clear"),
        (LIST, ("1", "down", "up", "pagedown", "enter"), "10"),
        (LIST, ("end", "pageup", "enter"), "9"),
        (LIST, ("end", "home", "enter"), "0"),
        (NUMBER, ("1", "2", ",", "5", "enter"), "12.5"),
        (NUMBER, ("7", "backspace", "8", "x", "enter"), "8"),
        (NUMBER, ("enter",), None),
        (NOTE, ("s", "o", "space", "s", "o", "enter"), "so so"),
        (NOTE, ("left", "q", "backspace", "Q", "enter"), "Q"),
        (NOTE, ("space", "enter"), None),
    ],
)
def test_keys_and_what_they_answer(form: Form, keys: tuple[str, ...], value: str | None) -> None:
    assert pressed(form, *keys) == Answered(value)


@pytest.mark.parametrize("form", [NEEDED, CHOICE])
def test_what_has_to_be_answered_stays(form: Form) -> None:
    assert pressed(form, "enter", "escape", "space") == form


def test_a_number_and_a_note_have_an_end() -> None:
    number, note = pressed(NUMBER, *"1234567890"), pressed(NOTE, *"x" * 500)
    assert isinstance(number, Form)
    assert isinstance(note, Form)
    assert number.typed == "1234567"
    assert len(note.typed) == 400
