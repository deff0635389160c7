"""`mobdsl log add`"""

from __future__ import annotations

import datetime as dt
import re
import sys

import click

from mobdsl.cli.logs import log_at, log_path
from mobdsl.cli.reading import opened, read, settings, stop

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mobdsl.log import Log
    from mobdsl.model.document import Document
    from mobdsl.model.guards import Ask

_STATES = ("done ", "cut ", "skipped ")
_LENGTH = re.compile(r"\d{1,3}:[0-5]\d(?::[0-5]\d)?")


@click.command("add")
@click.argument("file", metavar="FILE")
@click.option("--routine", metavar="NAME", help="Which routine; the file's first where none is named.")
@click.option("--date", "day", type=click.DateTime(formats=["%Y-%m-%d"]), metavar="DATE", help="The day; today.")
@click.option("--time", "time", type=click.DateTime(formats=["%H:%M"]), metavar="HH:MM", help="When it began; now.")
@click.option("--length", metavar="M:SS", help="How long it took.")
@click.option("--if", "contexts", multiple=True, metavar="CONTEXT", help="A context in which it was done.")
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="Answers a question. May be repeated.")
@click.option("--note", metavar="TEXT", help="A note.")
@click.option("--part", "parts", multiple=True, metavar="TEXT", help='"done squat 3x5 load 60kg". May be repeated.')
@click.option("--yes", is_flag=True, help="Asks nothing.")
@click.option("--log", "named", metavar="PATH", help="The log; the project's where none is named.")
def add(  # noqa: PLR0913, PLR0917 - a parameter for each option
    file: str,
    routine: str | None,
    day: dt.datetime | None,
    time: dt.datetime | None,
    length: str | None,
    contexts: tuple[str, ...],
    values: tuple[str, ...],
    note: str | None,
    parts: tuple[str, ...],
    yes: bool,
    named: str | None,
) -> None:
    """Adds a session of a routine of FILE to the log. Asks what the routine asks, and what was put off before.

    \b
    Example:  mobdsl log add evening.mob --length 9:40 --set effort=4
    """
    from mobdsl.log.questions import questions

    source = opened(file)
    program = read(source, {})
    document = program.document().value
    name = routine or next(iter(document.routines), None)
    if name is None or document.routine(name) is None:
        raise click.UsageError(
            f"There is no routine {name!r} in {file}." if name else "There is no routine in the file."
        )
    path = log_path(source, named)
    log = log_at(path, missing=True)
    now = dt.datetime.now().replace(second=0, microsecond=0)
    start = dt.datetime.combine((day or now).date(), (time or now).time())
    given = settings(values)
    asks = [ask for ask in questions(document, name) if ask.delay is None and ask.name not in given]
    asking = not yes and is_asking()
    if asking:
        length = length or click.prompt("How long? (m:ss)", default="", show_default=False) or None
        given |= {ask.name: answer for ask in asks if (answer := _asked(ask))}
        note = note or click.prompt("Note", default="", show_default=False) or None
    if any(not part.startswith(_STATES) for part in parts):
        raise click.UsageError(f"--part begins with {', '.join(map(str.strip, _STATES))}.")
    if length and not _LENGTH.fullmatch(length):
        raise click.UsageError("--length is minutes and seconds: 9:40.")
    lines = _later(document, log, start) if asking else []
    lines.append(_line(start, name, length, contexts, given, note, parts))
    _keep(path, lines, asking=asking)


def is_asking() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty()


def _line(
    start: dt.datetime,
    name: str,
    length: str | None,
    contexts: tuple[str, ...],
    given: Mapping[str, str],
    note: str | None,
    parts: tuple[str, ...],
) -> str:
    from mobdsl.printer.figures import text

    words = [f"did {start:%Y-%m-%d %H:%M}", name, length or ""]
    words += [f"if {' and '.join(contexts)}"] if contexts else []
    words += [f"{field} {value}" for field, value in given.items()]
    words += [f"note {text(note)}"] if note else []
    return " ".join(word for word in (*words, *parts) if word)


def _later(document: Document, log: Log, start: dt.datetime) -> list[str]:
    """Lines with answers to the questions that were put off."""
    from mobdsl.log.questions import due_questions

    lines = []
    for due in due_questions(document, log, start):
        click.echo(f"About {due.entry.routine} on {due.entry.start:%a %Y-%m-%d}:")
        if answer := _asked(due.ask):
            about = f"{due.entry.routine} from {due.entry.start:%Y-%m-%d %H:%M}"
            lines.append(f"answered {start:%Y-%m-%d %H:%M} {about} {due.ask.name} {answer}")
    return lines


def _asked(ask: Ask) -> str:
    """The answer to ``ask``; empty where there is none."""
    from mobdsl.render.terminal import visible

    choices = ask.choices or (() if ask.scale else ("yes", "no"))
    scale = f"{ask.scale.low}-{ask.scale.high}" if ask.scale else ""
    shown = f"{visible(ask.text)} ({scale or ', '.join(choices)}; Enter for none)"
    while True:
        answer: str = click.prompt(shown, default="", show_default=False).strip()
        low, high = (ask.scale.low, ask.scale.high) if ask.scale else (0, None)
        fits = answer in choices if choices else answer.isdecimal() and low <= int(answer[:9]) <= (high or 10**9)
        if not answer or fits:
            return answer
        click.echo("That is none of the answers.")


def _keep(path: Path, lines: list[str], *, asking: bool) -> None:
    """Shows ``lines``, each as it is read, and puts them behind the log."""
    from mobdsl.diagnostics import has_errors
    from mobdsl.log import append, line_of, read_log
    from mobdsl.source import Source

    source = Source("what you said", "".join(f"{line}\n" for line in lines))
    made = read_log(source)
    assert made.value
    if has_errors(made.diagnostics):
        stop(made.diagnostics, {source.path: source})
    entries = (*made.value.answers, *made.value.entries)
    if len(entries) != len(lines):
        raise click.UsageError("An answer or a part is more than one line.")
    for entry in entries:
        click.echo(line_of(entry))
    if asking and not click.confirm("Keep it?", default=True):
        raise SystemExit(1)
    if found := append(path, *entries).diagnostics:
        stop(found, {})
