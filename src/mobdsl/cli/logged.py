"""The log for verbs that follow it: which it is, up to which day it counts."""

from __future__ import annotations

import datetime as dt
from functools import wraps
from pathlib import Path

import click

from mobdsl.records import field, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from mobdsl.adapt.state import State
    from mobdsl.cli.reading import Opened
    from mobdsl.model.log import Entry
    from mobdsl.source import Source


@frozen
class Kept:
    """The log of a project as far as it counts."""

    entries: tuple[Entry, ...] = ()
    sources: Mapping[str, Source] = field(factory=dict)
    """The text that it comes from, by its path."""


class Day(click.ParamType[dt.date]):
    """A date, or the word today."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The day that ``value`` names."""
        if isinstance(value, dt.date):
            return value
        if value == "today":
            return dt.date.today()
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date: write 2026-03-02 or today.", param, ctx)


@frozen
class Wanted:
    """What of which log is to count: the options of the command line."""

    log: str | None = None
    no_log: bool = False
    date: dt.date | None = None


def follows_log(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives ``command`` the options by which one says what of the log counts, and hands them to it as ``wanted``."""

    @wraps(command)
    def run(*, log: str | None, no_log: bool, date: dt.date | None, **others: Any) -> Any:
        return command(wanted=Wanted(log, no_log, date), **others)

    for option in (
        click.option("--date", "date", type=Day(), metavar="DATE", help="Up to this day the log counts; also: today."),
        click.option("--no-log", is_flag=True, help="As it is written, whatever the log says."),
        click.option("--log", metavar="FILE", help="The log; that of the project where none is named."),
    ):
        run = option(run)
    return run


def kept_log(file: Opened, log: str | None, read_already: Mapping[str, Source]) -> Kept:
    """The log of the project of ``file``, or the one called ``log``; nothing where the file itself has read it."""
    from mobdsl.cli.logs import log_at, log_path

    if file.argument == "-" and log is None:
        return Kept()
    path = log_path(None if file.argument == "-" else file, log)
    if any(Path(file.shown(name)).absolute() == path.absolute() for name in read_already):
        return Kept()
    read = log_at(path, missing=log is None)
    return Kept(read.written, {read.source.path: read.source})


def state_of(program: Any, file: Opened, wanted: Wanted) -> State:
    """What the log changes."""
    from mobdsl import api
    from mobdsl.adapt.state import AS_WRITTEN

    if wanted.no_log:
        return AS_WRITTEN
    return api.state(program, kept_log(file, wanted.log, program.sources).entries, wanted.date)
