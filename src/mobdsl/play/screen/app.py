"""The player as an application of Textual: it draws the scenes of a session, hands its keys on, and decides nothing."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style as Look
from textual.app import App
from textual.binding import Binding
from textual.strip import Strip
from textual.widget import Widget

from mobdsl.play.hands import choose, press_key, type_in
from mobdsl.play.keys import Action
from mobdsl.play.rows import Style, width_of
from mobdsl.play.screen.colours import DARK, LIGHT
from mobdsl.play.stage import drawn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ClassVar

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Click, Key, Paste, Resize

    from mobdsl.play.player import Player
    from mobdsl.play.rows import Row
    from mobdsl.play.scene import Mood, Scene
    from mobdsl.play.screen.colours import Palette

BEATS = 10
"""How often in a second the clock is looked at."""

_NAMES = {"return": "enter", "ctrl+m": "enter", "delete": "backspace"}


class Stage(Widget, can_focus=True):
    """The whole screen: the rows of a scene."""

    DEFAULT_CSS = "Stage { width: 100%; height: 100%; }"

    def __init__(self, light: bool, resized: Callable[[], None]) -> None:
        super().__init__()
        self.light = light
        self._resized = resized
        self._rows: list[Row] = []
        self._looks: dict[Style, Look] = {}
        self._mood: Mood | None = None

    def show(self, scene: Scene) -> None:
        """Draws ``scene``, where it looks different from what is there."""
        rows = drawn(scene, self.size.width, self.size.height) if self.size.width and self.size.height else []
        if rows != self._rows or scene.mood != self._mood:
            self._rows = rows
            self._take(scene.mood)
            self.refresh()

    def turn_light(self) -> None:
        """Dark becomes light, and light dark."""
        self.light = not self.light
        if self._mood is not None:
            self._take(self._mood)
        self.refresh()

    def answer_at(self, column: int, row: int) -> int | None:
        """The option of a form that stands there."""
        for span in self._rows[row] if row < len(self._rows) else ():
            if column < width_of((span,)):
                return span.answer
            column -= width_of((span,))
        return None

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        row = self._rows[y] if y < len(self._rows) else ()
        plain = self._looks.get(Style.PLAIN, Look.null())
        segments = [Segment(span.text, self._looks[span.style]) for span in row]
        return Strip(segments).adjust_cell_length(self.size.width, plain)

    def on_resize(self, _: Resize) -> None:
        """What fits is another matter now."""
        self._resized()

    def _take(self, mood: Mood) -> None:
        self._mood = mood
        colourless = self.app.no_color
        self._looks = _without_colours() if colourless else _in_colours((LIGHT if self.light else DARK)[mood])


def _without_colours() -> dict[Style, Look]:
    """For NO_COLOR: what differs is bold, faint or inverse."""
    return {
        Style.PLAIN: Look.null(),
        Style.DIM: Look.null(),
        Style.BOLD: Look(bold=True),
        Style.ACCENT: Look.null(),
        Style.STRONG: Look(bold=True),
        Style.INVERSE: Look(reverse=True),
        Style.WARN: Look(bold=True),
    }


def _in_colours(palette: Palette) -> dict[Style, Look]:
    def on_ground(colour: str, bold: bool = False) -> Look:
        return Look(color=colour, bgcolor=palette.ground, bold=bold)

    return {
        Style.PLAIN: on_ground(palette.text),
        Style.DIM: on_ground(palette.dim),
        Style.BOLD: on_ground(palette.text, bold=True),
        Style.ACCENT: on_ground(palette.accent),
        Style.STRONG: on_ground(palette.accent, bold=True),
        Style.INVERSE: Look(color=palette.ground, bgcolor=palette.accent, bold=True),
        Style.WARN: on_ground(palette.warn, bold=True),
    }


class PlayApp(App[None]):
    """Draws a session until it is over, or until ``ended`` gives the signal that ends it from outside."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Screen { background: transparent; overflow: hidden; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        Binding("ctrl+z", "step_aside", show=False, priority=True),
    ]

    def __init__(self, player: Player, ended: Callable[[], int | None] = lambda: None, *, light: bool = False) -> None:
        super().__init__(ansi_color=True)
        self.player = player
        self.ended = ended
        self.stage = Stage(light, self.look)
        player.sound.ring = self.bell

    def compose(self) -> ComposeResult:
        """One widget draws all."""
        yield self.stage

    def on_mount(self) -> None:
        """From here on the clock is looked at."""
        self.title = ""
        self.stage.focus()
        self.set_interval(1 / BEATS, self.beat)

    def beat(self) -> None:
        """Lets time pass, and shows what is now."""
        signal = self.ended()
        if signal is not None:
            self.player.interrupt(signal)
        self.player.tick()
        self.look()

    def look(self) -> None:
        """Shows what is now, or leaves where all is over."""
        if self.player.over:
            self.exit()
        else:
            self.stage.show(self.player.scene())

    def on_key(self, event: Key) -> None:
        """Every key goes to the session; the light is ours."""
        event.stop()
        event.prevent_default()
        is_sign = event.character is not None and event.character.isprintable() and event.character != " "
        key = event.character if is_sign and event.character else _NAMES.get(event.key, event.key)
        if press_key(self.player, key) is Action.LIGHT:
            self.stage.turn_light()
        self.look()

    def on_paste(self, event: Paste) -> None:
        """A text from elsewhere is typed, a character after another."""
        type_in(self.player, event.text)
        self.look()

    def on_click(self, event: Click) -> None:
        """A click on an answer chooses it."""
        answer = self.stage.answer_at(event.x, event.y)
        if answer is not None:
            choose(self.player, answer)
            self.look()

    def action_leave(self) -> None:
        """As the key that stops the session."""
        press_key(self.player, "q")
        self.look()

    def action_interrupt(self) -> None:
        """^C ends the session as the signal does."""
        self.player.interrupt(2)
        self.look()

    def action_step_aside(self) -> None:
        """^Z: the session waits."""
        self.player.pause()
        self.action_suspend_process()
        self.player.came_back()
