"""`mobdsl check` for click: its help, and what is wrong with a command line. The options stand in one table."""

from __future__ import annotations

import click

from mobdsl.cli.checking.options import MOST_WORKERS, OPTIONS, Option, Request
from mobdsl.cli.checking.run import run
from mobdsl.cli.reading import settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def _with_options(function: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(OPTIONS):
        function = click.option(*option.names, option.to, help=option.effect, **_kind(option))(function)
    return function


def _kind(option: Option) -> dict[str, Any]:
    if option.kind == "flag":
        return {"is_flag": True}
    if option.kind == "number":
        return {"type": click.IntRange(1, MOST_WORKERS), "metavar": option.metavar}
    return {"multiple": True, "metavar": option.metavar}


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@_with_options
def command(files: tuple[str, ...], values: tuple[str, ...], **options: Any) -> None:
    """Says what is wrong with files, everything in one go.

    FILE is a file, a folder, which means all .mob files in it and below, a pattern in quotes, or - for standard input.

    \b
    Example:  mobdsl check evening.mob
              mobdsl check plans/ "club/**/*.mob"
              echo 'dead_bug x8' | mobdsl check -
    """
    raise SystemExit(run(Request(files, settings(values), **options)))
