"""What the program asks, as a form; and what was answered, as the engine takes it."""

from __future__ import annotations

from mobdsl.model.names import words_of
from mobdsl.play.forms import Form, Look, Option, scale
from mobdsl.render.terminal import visible
from mobdsl.session.program_types import Asked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.session.program_types import Program, Prompt, Value

STOP_HERE = "stop_here"
"""The answer to a gate that ends the session."""


def form_of(prompt: Prompt, program: Program) -> Form:
    """``prompt`` as a form."""
    text, name = visible(prompt.text), prompt.name
    match prompt.type:
        case Asked.GATE:
            return _gate(prompt, program)
        case Asked.SCALE:
            low, high = prompt.low or 0, prompt.high if prompt.high is not None else 10
            hint = "A figure or the arrows, then Enter. Enter alone leaves it open."
            return scale(name, text, low, high, hint=hint)
        case Asked.CHOICE:
            titles = prompt.titles or tuple(map(words_of, prompt.choices))
            options = tuple(map(Option, prompt.choices, map(visible, titles)))
            return _options(name, text, options, "A number, or the arrows and Enter. Enter alone leaves it open.")
        case Asked.YES_NO:
            return _options(name, text, (Option("yes", "Yes", "y"), Option("no", "No", "n")), "Enter leaves it open.")
        case Asked.NUMBER:
            return Form(name=name, text=text, look=Look.NUMBER, hint="Type a figure, then Enter.")
        case Asked.AGAIN:
            options = (Option("again", "Again: one more round", "a"), Option("enough", "Enough: go on", "e"))
            return needed(_options(name, text, options, ""))
        case Asked.OFFER:
            options = (Option("yes", "Yes, do it", "y"), Option("no", "No, leave it out", "n"))
            return needed(_options(name, text, options, ""))


def needed(form: Form) -> Form:
    """``form``, which has to be answered."""
    return Form(name=form.name, text=form.text, look=form.look, options=form.options, needed=True, hint=form.hint)


def _options(name: str, text: str, options: tuple[Option, ...], hint: str) -> Form:
    return Form(name=name, text=text, look=Look.OPTIONS, options=options, hint=hint)


def _gate(prompt: Prompt, program: Program) -> Form:
    """A gate has no answer under the cursor: nobody passes it by a key pressed too often."""
    title = program.groups[prompt.scope].title if prompt.scope is not None else None
    part = visible(title) if title else "what comes next"
    left_out = "Not clear: end the session" if prompt.scope is None else f"Not clear: leave out {part}"
    options = [
        Option("clear", "Clear: it is not so, or somebody who knows has said yes", "c"),
        Option("not_clear", left_out, "x"),
    ]
    if prompt.scope is not None:
        options.append(Option(STOP_HERE, "Stop the session here", "s"))
    form = _options(prompt.name, visible(prompt.text), tuple(options), "Choose: this cannot be skipped.")
    return needed(form)


def value_of(prompt: Prompt, answer: str) -> Value:
    """``answer`` as the engine takes it."""
    match prompt.type:
        case Asked.SCALE:
            return int(answer)
        case Asked.NUMBER:
            return int(float(answer))
        case Asked.YES_NO | Asked.OFFER:
            return answer == "yes"
    return answer


def kept(form: Form, answer: str) -> Value:
    """``answer`` to a question at the end, as the engine takes it."""
    if form.look is Look.SCALE:
        return int(answer)
    return answer == "yes" if form.look is Look.OPTIONS else answer


def asked_aloud(prompt: Prompt) -> str:
    """What a voice asks."""
    return visible(prompt.text)
