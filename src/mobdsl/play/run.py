"""Plays a session from its beginning to its line in the log, on the screen or with lines."""

from __future__ import annotations

import datetime as dt
import os
import sys
from contextlib import suppress

from mobdsl.play.clock import GAP, faster, machine_clock
from mobdsl.play.journal import begin, folder, go_on, left_sessions
from mobdsl.play.plain.keyboard import keyboard_of
from mobdsl.play.plain.run import Paper, PlainPlay
from mobdsl.play.player import Player
from mobdsl.play.recovery import offered, replayed
from mobdsl.play.signals import HANGUP, NotedSignals
from mobdsl.play.sound import Sound, find_voice
from mobdsl.records import evolve, frozen
from mobdsl.session.engine import prepare
from mobdsl.session.engine_types import Options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from mobdsl.play.book import Book
    from mobdsl.play.journal import Left, Played
    from mobdsl.play.screen.app import PlayApp
    from mobdsl.session.program_types import Program


@frozen(kw_only=True)
class Wishes:
    """How a session is to be played."""

    lead: int = 5
    """Seconds to get ready."""
    first: int | None = None
    """The step to begin at."""
    speed: float = 1.0
    voice: bool = True
    tones: bool = True
    plain: bool = False
    language: str | None = None


def play(program: Program, played: Played, wishes: Wishes, book: Book, width: Callable[[TextIO], int | None]) -> int:
    """Plays ``program`` and gives the exit code."""
    place = folder() if book.path is not None else None
    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    left = offered(left_sessions(place), played, sys.stdout, sys.stdin if is_terminal else None)
    if left is not None:
        book = evolve(book, started=dt.datetime.fromisoformat(left.played.started))
    player = _player(program, played, wishes, book, left)
    with NotedSignals() as signals:
        try:
            app = None if wishes.plain or not _has_screen() else _screen()
            if app is None:
                _on_paper(player, signals, width)
            else:
                _on_screen(app, player, signals)
        except OSError:  # the terminal is gone
            player.interrupt(HANGUP)
        finally:
            player.leave()
            player.sound.close()
        if player.signal == HANGUP:
            _let_go()
        sys.stdout.write("".join(f"{row}\n" for row in player.told))
        sys.stdout.flush()
    return player.status


def _let_go() -> None:
    """What would be written to a terminal that is gone goes nowhere."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _has_screen() -> bool:
    """Whether there is a terminal that can be drawn on."""
    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    return is_terminal and (sys.platform == "win32" or os.environ.get("TERM", "dumb") != "dumb")


def _screen() -> type[PlayApp] | None:
    """What draws on a whole screen; None where Textual is not installed."""
    try:
        from mobdsl.play.screen.app import PlayApp
    except ImportError:
        return None
    return PlayApp


def _player(program: Program, played: Played, wishes: Wishes, book: Book, left: Left | None) -> Player:
    """A player that begins, or goes on with what was left."""
    clock = faster(machine_clock(), wishes.speed)
    voice = find_voice(wishes.language) if wishes.voice and wishes.tones else None
    sound = Sound(lambda: None, voice, tones_on=wishes.tones)
    now, gap = clock(), int(GAP * max(wishes.speed, 1))
    if left is not None:
        state = replayed(left, program)
        player = Player(state, clock, sound, go_on(left), book.line_of, book.keep, now - state.now, gap)
        player.go_on()
        return player
    place = folder() if book.path is not None else None
    state = prepare(program, Options(lead=wishes.lead * 1000))
    player = Player(state, clock, sound, begin(played, place), book.line_of, book.keep, now, gap)
    player.wait(wishes.first)
    if not sys.stdin.isatty():
        player.begin()
    return player


def _on_paper(player: Player, signals: NotedSignals, width: Callable[[TextIO], int | None]) -> None:
    """With lines."""
    is_terminal = sys.stdout.isatty()

    def ring() -> None:
        if is_terminal:
            sys.stdout.write("\a")
            sys.stdout.flush()

    player.sound.ring = ring
    with keyboard_of(sys.stdin) as keyboard:
        paper = Paper(sys.stdout, lambda: width(sys.stdout), in_place=is_terminal)
        PlainPlay(player, keyboard, paper, signals).run()


def _on_screen(app: type[PlayApp], player: Player, signals: NotedSignals) -> None:
    """With Textual."""
    from mobdsl.play.screen.background import ask_terminal, is_light

    def ended() -> int | None:
        return signals.received or (None if os.isatty(sys.stdin.fileno()) else HANGUP)

    app(player, ended, light=is_light(os.environ, ask_terminal)).run()
