"""The check of one file, wherever it runs."""

from __future__ import annotations

import os

from mobdsl import api
from mobdsl.cache.recorded import Recorded
from mobdsl.cli.findings import printed
from mobdsl.diagnostics import Diagnostic
from mobdsl.project.disk import PlaceFiles
from mobdsl.records import frozen
from mobdsl.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from mobdsl.cli.checking.jobs import Job
    from mobdsl.cli.checking.report import Finding
    from mobdsl.project.imports import Parsed


@frozen
class Options:
    """How files are checked: values of parameters; whether all findings are shown, in colour, and in which width."""

    values: Mapping[str, str]
    show_all: bool
    colour: bool
    width: int | None


@frozen
class Result:
    """What came of one file.

    findings: as they are printed.
    inputs: the states of all that was read.
    lasts: whether the same files give the same result, as far as anybody knows.
    """

    findings: tuple[Finding, ...]
    inputs: Mapping[str, str]
    lasts: bool = True


_PASSING = frozenset({"M636", "M637", "M639"})
"""Findings that may be gone the next time, though no file has changed: something failed."""


def check_file(job: Job, options: Options, parsed: Parsed) -> Result:
    """Checks the file of ``job``. What fails is an error of this file, and the others are checked all the same."""
    try:
        return _checked(job, options, parsed)
    except Exception as error:  # a fault of mobdsl, or no more memory
        reason = _described(error)
    return not_checked(job, options, reason)  # what took the memory is gone here


def _checked(job: Job, options: Options, parsed: Parsed) -> Result:
    files = Recorded(PlaceFiles(job.place, job.data))
    diagnostics, program = _diagnostics(job, files, options, parsed)
    texts = printed(
        diagnostics,
        program.sources if program else {},
        job.place.shown,
        colour=options.colour,
        width=options.width,
        show_all=options.show_all,
        quiet=program.quiet if program else (),
    )
    return Result(tuple(texts), files.inputs, _PASSING.isdisjoint(diagnostic.code for diagnostic in diagnostics))


def _diagnostics(
    job: Job, files: Recorded, options: Options, parsed: Parsed
) -> tuple[list[Diagnostic], api.Program | None]:
    if job.target.problem:
        code, message = job.target.problem
        return [Diagnostic(code, message)], None
    loaded = api.load(files, job.place.path, options.values, parsed)
    program = loaded.value
    if program is None:
        return list(loaded.diagnostics), None
    checked = api.check(program)
    if program.config.plugins:
        files.record_code()
    return [*loaded.diagnostics, *checked], program


def not_checked(job: Job, options: Options, reason: str) -> Result:
    """The result of a file that could not be checked."""
    hint = "The fault is mobdsl's, not your file's. Tell its authors what stands here, and send the file if you can."
    place = Span(job.place.path, 0, 0)
    diagnostic = Diagnostic("M639", f"This file could not be checked: {reason}.", place, hint=hint)
    texts = printed([diagnostic], {}, job.place.shown, colour=options.colour, width=options.width)
    return Result(tuple(texts), {}, lasts=False)


def _described(error: Exception) -> str:
    """The kind of ``error``, where it came up, and what it says."""
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f" in {os.path.basename(place.tb_frame.f_code.co_filename)}, line {place.tb_lineno}" if place else ""
    text = str(error).strip().splitlines()[:1]
    return ": ".join((type(error).__name__ + where, *text)).rstrip(".")
