"""`mobdsl log`"""

from __future__ import annotations

import datetime as dt
import sys

import click

from mobdsl.cli.log_add import add
from mobdsl.cli.logs import log_at, log_path
from mobdsl.cli.reading import opened, print_text, read, settings, show, stop
from mobdsl.cli.terminal import is_coloured, width_of
from mobdsl.diagnostics import has_errors

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from mobdsl.diagnostics import Diagnostic
    from mobdsl.log import Log

_DATE = click.DateTime(formats=["%Y-%m-%d"])
_LOG = click.option("--log", "named", metavar="PATH", help="The log; the project's where none is named.")


@click.group("log")
def command() -> None:
    """Shows what was done, adds to it, takes it in from elsewhere, checks it.

    \b
    Example:  mobdsl log show --last 7
    """


command.add_command(add)


@command.command("show")
@click.argument("file", metavar="[FILE]", required=False)
@_LOG
@click.option("--routine", metavar="NAME", help="Sessions of this routine.")
@click.option("--from", "first", type=_DATE, metavar="DATE", help="From this day on.")
@click.option("--to", "until", type=_DATE, metavar="DATE", help="Up to this day.")
@click.option("--last", type=click.IntRange(1), metavar="N", help="The last N of them.")
@click.option("--json", "as_json", is_flag=True, help="Writes JSON, as docs/schema/log.schema.json describes it.")
@click.option("--csv", "as_csv", is_flag=True, help="Writes a table for spreadsheets; log import reads it.")
def _show(  # noqa: PLR0913, PLR0917 - a parameter for each option
    file: str | None,
    named: str | None,
    routine: str | None,
    first: dt.datetime | None,
    until: dt.datetime | None,
    last: int | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Shows the sessions in the log of the project of FILE, or of this folder."""
    log = log_at(log_path(opened(file) if file else None, named))
    end = until + dt.timedelta(days=1) if until else dt.datetime.max
    entries = [entry for entry in log.entries if (first or dt.datetime.min) <= entry.start < end]
    entries = [entry for entry in entries if routine in (None, entry.routine)][-(last or 0) :]
    if as_json:
        import json

        from mobdsl.views.log import log_json

        click.echo(json.dumps(log_json(log, entries), indent=2))
    elif as_csv:
        import csv
        from io import StringIO

        from mobdsl.views.log import rows

        table = StringIO()
        csv.writer(table).writerows(rows(entries))
        click.echo(table.getvalue(), nl=False)
    else:
        from mobdsl.render.log import log_table

        print_text(log_table(entries, width_of(sys.stdout), colour=is_coloured(sys.stdout)))


@command.command("import")
@click.argument("data", type=click.File("rb"), metavar="DATA")
@click.argument("file", metavar="[FILE]", required=False)
@_LOG
@click.option("--dry-run", is_flag=True, help="Shows the lines and writes nothing.")
def _import(data: BinaryIO, file: str | None, named: str | None, *, dry_run: bool) -> None:
    """Takes sessions from DATA: lines of a log, the JSON that a page exports, or a table (CSV).

    A table has a row of names: date, time, routine, and whatever of length (9:40), contexts, note and parts; any other
    column is an answer. What the log has already is left out, so the same file may come twice.
    """
    from mobdsl.log import append, line_of
    from mobdsl.log.imports import new_ones, read_sessions
    from mobdsl.project.disk import decode
    from mobdsl.project.imports import UnreadableError
    from mobdsl.source import Source

    path = log_path(opened(file) if file else None, named)
    log = log_at(path, missing=True)
    name = str(getattr(data, "name", "DATA"))
    try:
        source = Source(name, decode(data.read(), name))
    except UnreadableError as error:
        raise click.UsageError(str(error)) from None
    outcome = read_sessions(source)
    show(outcome.diagnostics, {name: source})
    read = outcome.value or ()
    fresh = new_ones(log, read)
    if dry_run:
        for entry in fresh:
            click.echo(line_of(entry))
    elif fresh and (found := append(path, *fresh).diagnostics):
        stop(found, {})
    known = len(read) - len(fresh)
    told = "would be new" if dry_run else "new"
    click.echo(f"{len(fresh)} {told}{f', {known} in the log already' if known else ''}.", err=dry_run)
    raise SystemExit(1 if has_errors(outcome.diagnostics) else 0)


@command.command("check")
@click.argument("file", metavar="FILE")
@_LOG
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="Sets a parameter. May be repeated.")
@click.option("--all", "infos", is_flag=True, help="Shows notes as well.")
def _check(file: str, named: str | None, values: tuple[str, ...], *, infos: bool) -> None:
    """Finds what is odd in the log beside the routines of FILE."""
    source = opened(file)
    program = read(source, settings(values))
    log = log_at(log_path(source, named))
    found = [one for one in _findings(program, log) if infos or one.severity != "info"]
    show(found, {log.source.path: log.source}, str)
    count = f"{len(log.entries)} session{'' if len(log.entries) == 1 else 's'}"
    click.echo(f"{count}, {len(found) or 'no'} finding{'' if len(found) == 1 else 's'}.")


def _findings(program: object, log: Log) -> Iterator[Diagnostic]:
    from mobdsl.checks import log_answers
    from mobdsl.log.findings import findings
    from mobdsl.records import evolve

    document = program.document().value  # type: ignore[attr-defined]
    yield from findings(document, log, dt.datetime.now())
    yield from log_answers.check(evolve(document, log=(*log.entries, *log.answers)))
