"""`mobdsl next`"""

from __future__ import annotations

import datetime as dt
import sys

import click

from mobdsl.cli.logged import follows_log, kept_log
from mobdsl.cli.reading import opened, print_text, read, settings, value_or_stop
from mobdsl.cli.terminal import is_coloured, width_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.cli.logged import Wanted


@click.command("next")
@click.argument("file", metavar="FILE")
@click.argument("name", metavar="[PLAN|ROUTINE]", required=False)
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="Sets a parameter. May be repeated.")
@click.option("--json", "as_json", is_flag=True, help="Writes JSON, as docs/schema/next.schema.json describes it.")
@follows_log
def command(file: str, name: str | None, values: tuple[str, ...], as_json: bool, wanted: Wanted) -> None:
    """Says what is due: which session, how much, at which level, and why.

    Each reason names the rule and the lines of the log. Without --date it is today.

    \b
    Example:  mobdsl next examples/back_care_plan.mob
              mobdsl next knee.mob knee_rehab --date 2026-03-14
    """
    from mobdsl import api
    from mobdsl.adapt.state import AS_WRITTEN
    from mobdsl.source import position_in
    from mobdsl.views.coming import next_json
    from mobdsl.wording.times import length

    source = opened(file)
    program = read(source, settings(values))
    date = wanted.date or dt.date.today()
    log = kept_log(source, wanted.log, program.sources)
    state = AS_WRITTEN if wanted.no_log else api.state(program, log.entries, date)
    due = value_or_stop(api.coming(program, name, date, state), program.sources, source)
    told = next_json(due, position_in({**program.sources, **log.sources}))
    if as_json:
        import json

        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
        return
    if not due.coming:
        click.echo(f"Nothing is due in the {api.LOOKED_AHEAD} days from {date}.")
        return
    from mobdsl.render.coming import next_text

    lengths = [length(one.timeline.length) for one in due.coming]
    print_text(next_text(told, lengths, width_of(sys.stdout), colour=is_coloured(sys.stdout)))
