"""What all verbs share: which file is meant, what its texts are, how findings are shown."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from mobdsl.diagnostics import Diagnostic, Outcome, has_errors, in_order
from mobdsl.project.disk import MOST_BYTES, Disk, decode, located, reason, root_of
from mobdsl.project.imports import Files, UnreadableError
from mobdsl.records import frozen
from mobdsl.render.human import render

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any, NoReturn

    from mobdsl.source import Source

STDIN = "standard-input.mob"
"""The name under which standard input is known; it imports from the folder that the command runs in."""


@frozen
class _WithInput:
    """Files in which one is what came from standard input."""

    files: Files

    def read(self, path: str) -> str:
        return decode(_standard_input(), "Standard input") if path == STDIN else self.files.read(path)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UnreadableError("M628", "There is no standard input to read from.")
    try:
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
    except OSError as error:
        raise UnreadableError("M628", f"Standard input cannot be read: {reason(error)}.") from None
    if len(data) > MOST_BYTES:
        raise UnreadableError("M627", "Standard input is too large to be a routine.")
    return data


@frozen
class Opened:
    """A file named on the command line: where its project's files come from, its path there, its name for people."""

    files: Files
    path: str
    shown: Callable[[str], str]


def opened(argument: str) -> Opened:
    """The file that ``argument`` names; `-` is standard input."""
    if argument == "-":
        root = located(Path.cwd())
        return Opened(_WithInput(Disk(root)), STDIN, lambda path: "<stdin>" if path == STDIN else path)
    given = Path(argument)
    place, root = located(given), root_of(given)
    prefix = Path(root if given.is_absolute() else os.path.relpath(root))
    return Opened(Disk(root), place.relative_to(root).as_posix(), lambda path: os.path.normpath(prefix / path))


def settings(pairs: tuple[str, ...], option: str = "--set") -> dict[str, str]:
    """`NAME=VALUE` pairs of an option. What has no `=` is a usage error."""
    values = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise click.UsageError(f"{option} takes NAME=VALUE, not {pair!r}.")
        values[name.strip()] = value.strip()
    return values


def show(found: Iterable[Diagnostic], sources: Mapping[str, Source], shown: Callable[[str], str] = str) -> None:
    """Writes findings to standard error."""
    colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    for one in in_order(found):
        click.echo(render(one, sources, colour=colour, shown=shown) + "\n", err=True, color=colour)


def stop(found: Iterable[Diagnostic], sources: Mapping[str, Source], shown: Callable[[str], str] = str) -> NoReturn:
    """Shows findings and ends with exit code 1."""
    show(found, sources, shown)
    raise SystemExit(1)


def stop_if(diagnostics: Iterable[Diagnostic]) -> None:
    """Ends the command where there are any ``diagnostics``."""
    if findings := list(diagnostics):
        stop(findings, {})


def value_or_stop(outcome: Outcome[Any], sources: Mapping[str, Source], file: Opened) -> Any:
    """The value of ``outcome``, its findings shown; with errors among them the command ends."""
    if outcome.value is None or has_errors(outcome.diagnostics):
        stop(outcome.diagnostics, sources, file.shown)
    show(outcome.diagnostics, sources, file.shown)
    return outcome.value


def read(file: Opened, values: Mapping[str, str]) -> Any:
    """The program in ``file``; the command ends where it has errors."""
    from mobdsl import api

    loaded = api.load(file.files, file.path, values)
    sources = loaded.value.sources if loaded.value else {}
    return value_or_stop(loaded, sources, file)
