"""`mobdsl timeline`"""

from __future__ import annotations

import sys
from itertools import islice

import click

from mobdsl.cli.logged import follows_log, state_of
from mobdsl.cli.reading import opened, print_text, read, settings, value_or_stop
from mobdsl.cli.terminal import is_coloured, width_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.cli.logged import Wanted

EVENTS_AT_ONCE = 100
"""So many are written together: each by itself takes time, all of them take room."""


@click.command("timeline")
@click.argument("file", metavar="FILE")
@click.option("--routine", metavar="NAME", help="Which routine; the file's first where none is named.")
@click.option("--if", "contexts", multiple=True, metavar="CONTEXT", help="Selects a context. May be repeated.")
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="Sets a parameter. May be repeated.")
@click.option("--coverage", is_flag=True, help="Shows which muscles, areas and planes the movements reach instead.")
@click.option("--all", "show_all", is_flag=True, help="Shows every round and every set, also of a long one.")
@click.option("--program", "as_program", is_flag=True, help="Writes the program that players run instead, as JSON.")
@click.option("--json", "as_json", is_flag=True, help="Writes JSON, as docs/schema/timeline.schema.json describes it.")
@follows_log
def command(  # noqa: PLR0913, PLR0917 - a parameter for each option
    file: str,
    routine: str | None,
    contexts: tuple[str, ...],
    values: tuple[str, ...],
    wanted: Wanted,
    coverage: bool,
    show_all: bool,
    as_program: bool,
    as_json: bool,
) -> None:
    """Shows what happens when.

    \b
    Example:  mobdsl timeline examples/spinal_mobility.mob --if pre_activity
    For a player of your own:  mobdsl timeline examples/knee_rehab.mob --program
    """
    from mobdsl import api

    source = opened(file)
    program = read(source, settings(values))
    state = state_of(program, source, wanted)
    sources = program.sources
    if as_program:
        from mobdsl.views.session import program_text

        _write(program_text(value_or_stop(api.session_program(program, routine, contexts, state), sources, source)))
        return
    timeline = value_or_stop(api.timeline(program, routine, contexts, state), sources, source)
    del program  # what was read takes as much room as what is made of it
    if as_json:
        from mobdsl.source import position_in
        from mobdsl.views.timeline import timeline_text

        _write(timeline_text(timeline, position_in(sources)))
        return
    if coverage:
        from mobdsl.render.coverage import coverage_report

        click.echo(coverage_report(timeline, width_of(sys.stdout)))
        return
    from mobdsl.render.table import timeline_table

    print_text(timeline_table(timeline, width_of(sys.stdout), colour=is_coloured(sys.stdout), show_all=show_all))


def _write(pieces: Iterator[str]) -> None:
    while some := "".join(islice(pieces, EVENTS_AT_ONCE)):
        click.echo(some, nl=False)
