"""Plays a session with lines and keys, and nothing but Python's own library."""

from __future__ import annotations

from mobdsl.play.dialogs import About
from mobdsl.play.forms import Look
from mobdsl.play.hands import choose, press_key, type_in
from mobdsl.play.plain.keyboard import INTERRUPT, SUSPEND
from mobdsl.play.plain.lines import dialog_lines, folded, form_lines, news, status_line
from mobdsl.play.player import Part
from mobdsl.records import define, evolve
from mobdsl.wording.columns import columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TextIO

    from mobdsl.play.dialogs import Dialog
    from mobdsl.play.forms import Form
    from mobdsl.play.plain.keyboard import Keyboard
    from mobdsl.play.player import Player
    from mobdsl.play.signals import NotedSignals

BEAT = 0.1
"""Seconds between two looks at the clock while no key comes."""

WORDS = {
    "done": "enter",
    "next": "n",
    "skip": "n",
    "back": "b",
    "pause": "space",
    "go": "space",
    "stop": "s",
    "jump": "j",
    "easier": "e",
    "harder": "r",
    "correct": "c",
    "help": "?",
    "quit": "q",
    "cancel": "escape",
}
"""What somebody may write on a line of its own instead of a key."""


@define
class Paper:
    """Where lines are written; ``width`` is that of a terminal, None elsewhere."""

    stream: TextIO
    width: Callable[[], int | None]
    in_place: bool = True
    """Whether a line may be written over."""
    _status: str = ""

    def lines(self, texts: Iterable[str]) -> None:
        """Lines that stay."""
        for text in texts:
            self._write_over("")
            for row in folded(text, self.width()):
                self.stream.write(f"{row}\n")
        self.stream.flush()

    def clear(self) -> None:
        """Takes away the line that would be written over."""
        self._write_over("")
        self.stream.flush()

    def status(self, text: str) -> None:
        """A line that the next one is written over, where there is a terminal."""
        if self.in_place and text != self._status:
            self._write_over(text)
            self.stream.flush()

    def _write_over(self, text: str) -> None:
        if self._status:
            self.stream.write(f"\r{' ' * columns(self._status)}\r")
        self.stream.write(text)
        self._status = text


@define
class PlainPlay:
    """A session with lines."""

    player: Player
    keyboard: Keyboard
    paper: Paper
    signals: NotedSignals
    _form: Form | None = None
    _dialog: Dialog | None = None
    _told: str = ""

    def run(self) -> None:
        """Plays until all is over."""
        player = self.player
        while True:
            if self.signals.received is not None:
                player.interrupt(self.signals.received)
            player.tick()
            self._tell()
            if player.shows_the_end or player.over:
                self.paper.clear()
                return
            if self.keyboard.gone and player.waits_for_somebody:
                if player.part is Part.PLAYING:
                    self.paper.lines(["Nobody is there to go on, so the session ends here."])
                player.leave()
                continue
            width = self.paper.width()
            if width is not None:
                self.paper.status(status_line(player.scene(), width - 1))
            for key in self.keyboard.read(BEAT):
                self._take(key)

    def _tell(self) -> None:
        """Writes what is new."""
        player = self.player
        self.paper.lines(news(player))
        if player.notice and player.notice != self._told:
            self.paper.lines([player.notice])
        self._told = player.notice
        dialog = player.dialog
        if dialog is not None and dialog is not self._dialog and dialog.about in (About.KEYS, About.START):
            self.paper.lines(dialog_lines(dialog))
        self._dialog = dialog
        form, before = player.asked, self._form
        if form is not None and (before is None or (form.name, form.text) != (before.name, before.text)):
            self.paper.lines(form_lines(form))
        self._form = form

    def _take(self, key: str) -> None:
        """A key, or a line: an answer, or the name of what a key does."""
        if key == INTERRUPT:
            self.player.interrupt(2)
        elif key == SUSPEND:
            self.player.pause()
            self.paper.clear()
            self.keyboard.step_aside()
            self.player.came_back()
        elif not self.keyboard.by_line:
            press_key(self.player, key)
        else:
            self._take_line(key)

    def _take_line(self, line: str) -> None:
        """An answer to the question that is on, or the name of what a key does."""
        player, form = self.player, self.player.asked
        place = _option(form, line) if form else None
        if place is not None:
            choose(player, place)
        elif form is not None and line != "enter" and _is_typed(form, line):
            player.put(evolve(form, typed="", chosen=None))
            type_in(player, line)
            press_key(player, "enter")
        else:
            press_key(player, WORDS.get(line.lower(), line))


def _option(form: Form, line: str) -> int | None:
    """The option of ``form`` that ``line`` is: its value, or how it is called."""
    if form.look not in (Look.OPTIONS, Look.LIST):
        return None
    said = line.lower()
    return next((place for place, one in enumerate(form.options) if said in (one.value, one.label.lower())), None)


def _is_typed(form: Form, line: str) -> bool:
    """Whether ``line`` is what ``form`` is answered with, rather than the name of what a key does."""
    if form.look is Look.TEXT:
        return True
    return form.look in (Look.SCALE, Look.NUMBER) and line.replace(".", "", 1).isdigit()
