"""`mobdsl status`"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from mobdsl.cli.logged import follows_log, kept_log
from mobdsl.cli.reading import opened, print_text, read, settings
from mobdsl.cli.terminal import is_coloured, width_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.cli.logged import Wanted


@click.command("status")
@click.argument("file", metavar="FILE")
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="Sets a parameter. May be repeated.")
@click.option("--html", "page", metavar="FILE", help="Writes a page with charts; it needs no script and no network.")
@click.option("--json", "as_json", is_flag=True, help="Writes JSON, as docs/schema/status.schema.json describes it.")
@follows_log
def command(file: str, values: tuple[str, ...], page: str | None, as_json: bool, wanted: Wanted) -> None:
    """Shows where you stand: levels, what has changed and why, how regularly, your answers over time, what is due.

    It is about you: all that you answered is in it.

    \b
    Example:  mobdsl status examples/knee_rehab.mob
              mobdsl status knee.mob --html status.html
    """
    from mobdsl import api
    from mobdsl.adapt.logged import entries_in
    from mobdsl.adapt.state import AS_WRITTEN
    from mobdsl.source import position_in
    from mobdsl.views.status import status_json

    source = opened(file)
    program = read(source, settings(values))
    date = wanted.date or dt.date.today()
    log = kept_log(source, wanted.log, program.sources)
    document = program.document().value
    entries = () if wanted.no_log else (*entries_in(document), *log.entries)
    state = api.state(program, log.entries, date) if entries else AS_WRITTEN
    told = status_json(document, state, entries, date, position_in({**program.sources, **log.sources}))
    if page:
        from mobdsl.render.status import status_page

        Path(page).write_text(status_page(told), encoding="utf-8")
        click.echo(page)
    if as_json:
        import json

        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
    elif not page:
        from mobdsl.render.status import status_text

        print_text(status_text(told, width_of(sys.stdout), colour=is_coloured(sys.stdout)))
