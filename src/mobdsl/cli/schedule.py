"""`mobdsl schedule`"""

from __future__ import annotations

import sys

import click

from mobdsl.cli.logged import follows_log, state_of
from mobdsl.cli.reading import opened, print_text, read, settings, value_or_stop
from mobdsl.cli.terminal import is_coloured, width_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mobdsl.cli.logged import Wanted

_DATE = click.DateTime(formats=["%Y-%m-%d"])


@click.command("schedule")
@click.argument("file", metavar="FILE")
@click.option("--plan", metavar="NAME", help="Which plan; the file's first where none is named.")
@click.option("--from", "first", type=_DATE, metavar="DATE", help="The first day to show.")
@click.option("--to", "last", type=_DATE, metavar="DATE", help="The last day to show.")
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="Sets a parameter. May be repeated.")
@click.option("--json", "as_json", is_flag=True, help="Writes JSON, as docs/schema/schedule.schema.json describes it.")
@follows_log
def command(
    file: str,
    plan: str | None,
    first: dt.datetime | None,
    last: dt.datetime | None,
    values: tuple[str, ...],
    wanted: Wanted,
    as_json: bool,
) -> None:
    """Shows the sessions of a plan, dated.

    \b
    Example:  mobdsl schedule examples/back_care_plan.mob --to 2026-03-15
    """
    from mobdsl import api

    source = opened(file)
    program = read(source, settings(values))
    state = state_of(program, source, wanted)
    begin, end = (moment.date() if moment else None for moment in (first, last))
    schedule = value_or_stop(api.schedule(program, plan, begin, end, state), program.sources, source)
    if as_json:
        import json

        from mobdsl.views.schedule import schedule_json

        click.echo(json.dumps(schedule_json(schedule), indent=2))
        return
    from mobdsl.render.table import schedule_table

    print_text(schedule_table(schedule, width_of(sys.stdout), colour=is_coloured(sys.stdout)))
