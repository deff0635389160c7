"""A session as lines: one for each step, question and notice, and one that is written over while time runs."""

from __future__ import annotations

from mobdsl.play.forms import Look
from mobdsl.play.rows import shortened
from mobdsl.session.engine_types import On
from mobdsl.wording.columns import wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.play.dialogs import Dialog
    from mobdsl.play.forms import Form
    from mobdsl.play.player import Player
    from mobdsl.play.scene import Scene
    from mobdsl.session.engine_types import Effect

_QUIET = ("begin", "ask", "lead")


def news(player: Player) -> Iterator[str]:
    """The lines for what happened, each at most once."""
    effects, player.news = player.news, []
    scene = player.scene()
    for effect in effects:
        yield from _line(effect, scene, player)


def _line(effect: Effect, scene: Scene, player: Player) -> Iterator[str]:
    match effect.word:
        case "lead":
            yield f"Get ready: {scene.title}"
        case "begin" if player.state.on is On.STEP:
            yield from step_lines(scene)
        case "pause":
            yield "Paused: Space or Enter goes on."


def step_lines(scene: Scene) -> Iterator[str]:
    """`4 of 12  Dead bug · left side · set 2 of 3 · 8 reps`, its cue, and what to stop at."""
    parts = (scene.title, scene.where, scene.dose)
    yield f"{scene.place}  {' · '.join(part for part in parts if part)}"
    yield from (f"    {part}" for part in scene.parts)
    yield from (f"    {text}" for text in (*scene.cues[:1], *scene.care))


def form_lines(form: Form) -> Iterator[str]:
    """The question with its answers."""
    yield form.text
    if form.look is Look.OPTIONS:
        yield from (
            f"  {(option.key or str(place)).upper()}  {option.label}" for place, option in enumerate(form.options, 1)
        )
    elif form.look is Look.LIST:
        yield from (f"  {place:>3}  {option.label}" for place, option in enumerate(form.options, 1))
    if form.hint:
        yield f"  {form.hint}"


def dialog_lines(dialog: Dialog) -> Iterator[str]:
    """What is only read."""
    yield from (dialog.title, *(f"  {row}" for row in dialog.rows))


def status_line(scene: Scene, width: int) -> str:
    """What is written over again and again: the clock of the step, what goes on in it, how long all goes on."""
    if scene.form is not None:
        return shortened(_answer(scene.form), width)
    figure = scene.figures[0] if scene.figures else ""
    pace = f"{scene.pace.words} {scene.pace.left}".rstrip() if scene.pace else ""
    parts = (scene.word, f"{figure} {scene.caption}".strip(), pace, *scene.clocks, scene.left)
    return shortened(" · ".join(part for part in parts if part), width)


def _answer(form: Form) -> str:
    """What has been chosen or typed so far."""
    if form.look in (Look.TEXT, Look.NUMBER):
        return f"> {form.typed}"
    return f"> {form.options[form.chosen].label}" if form.chosen is not None else "> "


def folded(line: str, width: int | None) -> list[str]:
    """``line`` in as many as it needs."""
    margin = len(line) - len(line.lstrip())
    return wrapped(line, width, margin=margin + 2)
