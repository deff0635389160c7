"""What all verbs share: which file is meant, what its texts are, how findings are shown."""

from __future__ import annotations

import sys

import click

from mobdsl.cli.checking.options import is_pair, pairs
from mobdsl.cli.findings import printed
from mobdsl.cli.terminal import is_coloured, width_of, write
from mobdsl.diagnostics import Diagnostic, Outcome, has_errors
from mobdsl.project.disk import PlaceFiles
from mobdsl.project.places import Places
from mobdsl.records import evolve, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any, NoReturn

    from mobdsl.project.imports import Files
    from mobdsl.source import Source


@frozen
class Opened:
    """A file named on the command line: where its project comes from, its path there, its name for people, as typed."""

    files: Files
    path: str
    shown: Callable[[str], str]
    argument: str = "-"


def opened(argument: str) -> Opened:
    """The file that ``argument`` names; `-` is standard input."""
    place = Places().of(argument)
    return Opened(PlaceFiles(place), place.path, place.shown, argument)


def settings(texts: tuple[str, ...], option: str = "--set") -> dict[str, str]:
    """`NAME=VALUE` pairs of an option. What has no `=` is a usage error."""
    for text in texts:
        if not is_pair(text):
            raise click.UsageError(f"{option} takes NAME=VALUE, not {text!r}.")
    return pairs(texts)


def show(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source], shown: Callable[[str], str] = str) -> None:
    """Writes findings to standard error."""
    found = printed(diagnostics, sources, shown, colour=is_coloured(sys.stderr), width=width_of(sys.stderr))
    write("".join(f"{text}\n\n" for *_, text in found), sys.stderr)


def print_text(text: str) -> None:
    """Writes ``text``, colours and all: whoever made it has asked whether there are any."""
    click.echo(text, color=True)


def stop(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source], shown: Callable[[str], str] = str
) -> NoReturn:
    """Shows findings and ends with exit code 1."""
    show(diagnostics, sources, shown)
    raise SystemExit(1)


def stop_if(diagnostics: Iterable[Diagnostic]) -> None:
    """Ends the command where there are any ``diagnostics``."""
    if findings := list(diagnostics):
        stop(findings, {})


def value_or_stop(outcome: Outcome[Any], sources: Mapping[str, Source], file: Opened) -> Any:
    """The value of ``outcome``, its findings shown; with errors among them the command ends."""
    found = [_with_name(one, file.argument) for one in outcome.diagnostics]
    if outcome.value is None or has_errors(found):
        stop(found, sources, file.shown)
    show(found, sources, file.shown)
    return outcome.value


def _with_name(diagnostic: Diagnostic, argument: str) -> Diagnostic:
    """``diagnostic``, the command in its hint with the file as it was typed."""
    if diagnostic.code not in ("M208", "M209") or diagnostic.hint is None:
        return diagnostic
    from shlex import quote

    return evolve(diagnostic, hint=diagnostic.hint.replace(" FILE", f" {quote(argument)}", 1))


def read(file: Opened, values: Mapping[str, str]) -> Any:
    """The program in ``file``; the command ends where it has errors."""
    from mobdsl import api

    loaded = api.load(file.files, file.path, values)
    sources = loaded.value.sources if loaded.value else {}
    return value_or_stop(loaded, sources, file)
