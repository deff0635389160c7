"""`mobdsl check`"""

from __future__ import annotations

import click

from mobdsl.cli.reading import opened, settings, show


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="Sets a parameter.")
def command(files: tuple[str, ...], values: tuple[str, ...]) -> None:
    """Says what is wrong with files, everything in one go.

    \b
    Example:  mobdsl check evening.mob
              echo 'dead_bug x8' | mobdsl check -
    """
    from mobdsl import api
    from mobdsl.diagnostics import Diagnostic, has_errors
    from mobdsl.render.human import summary

    given = settings(values)
    everything: list[Diagnostic] = []
    for argument in files:
        file = opened(argument)
        loaded = api.load(file.files, file.path, given)
        checked = api.check(loaded.value) if loaded.value is not None else ()
        found = dict.fromkeys((*loaded.diagnostics, *checked))
        show(found, loaded.value.sources if loaded.value else {}, file.shown)
        everything.extend(found)
    click.echo(summary(everything, len(files)), err=True)
    raise SystemExit(1 if has_errors(everything) else 0)
