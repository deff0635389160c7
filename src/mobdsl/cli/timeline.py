"""`mobdsl timeline`"""

from __future__ import annotations

import sys
from itertools import islice

import click

from mobdsl.cli.reading import opened, print_text, read, settings, value_or_stop
from mobdsl.cli.terminal import is_coloured, width_of

EVENTS_AT_ONCE = 100
"""So many are written together: each by itself takes time, all of them take room."""


@click.command("timeline")
@click.argument("file", metavar="FILE")
@click.option("--routine", metavar="NAME", help="Which routine; the file's first where none is named.")
@click.option("--if", "contexts", multiple=True, metavar="CONTEXT", help="Selects a context. May be repeated.")
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="Sets a parameter. May be repeated.")
@click.option("--coverage", is_flag=True, help="Shows which muscles, areas and planes the movements reach instead.")
@click.option("--all", "show_all", is_flag=True, help="Shows every round and every set, also of a long one.")
@click.option("--json", "as_json", is_flag=True, help="Writes JSON, as docs/schema/timeline.schema.json describes it.")
def command(
    file: str,
    routine: str | None,
    contexts: tuple[str, ...],
    values: tuple[str, ...],
    coverage: bool,
    show_all: bool,
    as_json: bool,
) -> None:
    """Shows what happens when.

    \b
    Example:  mobdsl timeline examples/spinal_mobility.mob --if pre_activity
    """
    from mobdsl import api

    source = opened(file)
    program = read(source, settings(values))
    timeline = value_or_stop(api.timeline(program, routine, contexts), program.sources, source)
    if as_json:
        from mobdsl.views.timeline import position_in, timeline_text

        pieces = timeline_text(timeline, position_in(program.sources))
        while some := "".join(islice(pieces, EVENTS_AT_ONCE)):
            click.echo(some, nl=False)
        return
    if coverage:
        from mobdsl.render.coverage import coverage_report

        click.echo(coverage_report(timeline, width_of(sys.stdout)))
        return
    from mobdsl.render.table import timeline_table

    print_text(timeline_table(timeline, width_of(sys.stdout), colour=is_coloured(sys.stdout), show_all=show_all))
