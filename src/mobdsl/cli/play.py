"""`mobdsl play`"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from mobdsl.cli.reading import opened, read, settings, value_or_stop
from mobdsl.cli.terminal import width_of


@click.command("play")
@click.argument("file", metavar="FILE")
@click.option("--routine", metavar="NAME", help="Which routine; the file's first where none is named.")
@click.option("--if", "contexts", multiple=True, metavar="CONTEXT", help="Selects a context. May be repeated.")
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="Sets a parameter. May be repeated.")
@click.option("--from", "first", type=click.IntRange(1), metavar="N", help="Begins at step N.")
@click.option("--lead-in", "lead", type=click.IntRange(0, 60), default=5, help="Seconds to get ready, 0 to 60.")
@click.option("--speed", type=click.FloatRange(0.1, 1000), default=1.0, metavar="X", help="Runs X times as fast.")
@click.option("--no-voice", is_flag=True, help="The bell, no voice.")
@click.option("--mute", is_flag=True, help="No sound.")
@click.option("--lang", metavar="TAG", help="The language of the voice: en, de-CH.")
@click.option("--plain", is_flag=True, help="Lines instead of a whole screen.")
@click.option("--log", "log", metavar="PATH", help="The log; log.mob of the project where none is named.")
@click.option("--no-log", is_flag=True, help="Plays the file as it is written, and keeps nothing.")
def command(  # noqa: PLR0913, PLR0917 - a parameter for each option
    file: str,
    routine: str | None,
    contexts: tuple[str, ...],
    values: tuple[str, ...],
    first: int | None,
    lead: int,
    speed: float,
    no_voice: bool,
    mute: bool,
    lang: str | None,
    plain: bool,
    log: str | None,
    no_log: bool,
) -> None:
    """Plays a routine in the terminal, and keeps what was done in the log.

    The whole screen needs the package textual (pip install "mobdsl[play]"); without it, or without a terminal, lines
    do. ? shows the keys.

    \b
    Example:  mobdsl play examples/spinal_mobility.mob --if pre_activity
    """
    from mobdsl import api
    from mobdsl.adapt.state import AS_WRITTEN
    from mobdsl.cli.logged import Wanted, state_of
    from mobdsl.cli.logs import log_path
    from mobdsl.play.book import Book
    from mobdsl.play.journal import Played
    from mobdsl.play.late_answers import ask_late
    from mobdsl.play.outline import step_numbered
    from mobdsl.play.run import Wishes, play

    if file == "-":
        raise click.UsageError("Keys come from standard input: name a file.")
    source = opened(file)
    given = settings(values)
    written = read(source, given)
    path = None if no_log else log_path(source, log)
    is_new = log is not None and not Path(log).exists()
    now = dt.datetime.now().replace(second=0, microsecond=0)
    wanted = Wanted(log, no_log, now.date())
    state = AS_WRITTEN if is_new else state_of(written, source, wanted)
    if path and sys.stdin.isatty() and sys.stdout.isatty() and ask_late(state.due, now, path, sys.stdout, sys.stdin):
        state = state_of(written, source, wanted)
    program = value_or_stop(api.session_program(written, routine, contexts, state), written.sources, source)
    step = step_numbered(program, first) if first else None
    if first and step is None:
        raise click.UsageError(f"There is no step {first}: `mobdsl timeline` shows them all.")
    played = Played(
        file=str(Path(file).absolute()),
        routine=program.routine,
        title=program.title,
        contexts=contexts,
        values=given,
        fingerprint=program.fingerprint,
        log=str(path) if path else None,
        started=now.isoformat(" ", "minutes"),
        lead=lead,
    )
    wishes = Wishes(lead=lead, first=step, speed=speed, voice=not no_voice, tones=not mute, plain=plain, language=lang)
    raise SystemExit(play(program, played, wishes, Book(path, now), width_of))
