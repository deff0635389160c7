"""What has to be worked out of a check: by this process, or shared among several where there are many files."""

from __future__ import annotations

import os
import sys
from contextlib import closing

from mobdsl.cache.entries import Entry
from mobdsl.cli.checking.one import Options, Result, check_file
from mobdsl.cli.progress import Progress
from mobdsl.cli.terminal import is_coloured, width_of
from mobdsl.project.imports import Parsed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from mobdsl.cli.checking.jobs import Job, Kept
    from mobdsl.cli.checking.options import Request
    from mobdsl.cli.checking.report import Report

FILES_OF_A_WORKER = 8
"""The fewest files that are worth a process of their own, which takes as long to start as some files take."""


def work(request: Request, jobs: Sequence[Job], kept: Kept | None, report: Report) -> None:
    """Adds the results of ``jobs`` to ``report`` in their order, and keeps them."""
    known = {number: entry for number in range(len(jobs)) if kept and (entry := kept.of(number))}
    missing = [job for number, job in enumerate(jobs) if number not in known]
    options = Options(request.values, request.show_all, is_coloured(sys.stdout), width_of(sys.stdout))
    inputs: dict[str, str] = {}
    all_kept = kept is not None
    progress = Progress("checking", len(missing), wanted=not any(job.place.is_input for job in jobs))
    report.write = progress.write
    with closing(_computed(missing, options, _workers(request.jobs, len(missing)), progress)) as results:
        for number in range(len(jobs)):
            entry = known.get(number)
            if entry is None:
                result = next(results)
                entry = Entry(result.inputs, result.findings)
                all_kept = bool(kept and result.lasts and kept.keep(number, entry)) and all_kept
            report.add(entry.findings)
            inputs |= entry.inputs
            inputs.pop(jobs[number].place.name, None)  # it is part of the key
    progress.write("")
    if kept:
        if all_kept:
            kept.keep_all(inputs, report.in_all())
        kept.close()


def _workers(wanted: int | None, files: int) -> int:
    """How many processes share ``files``: as many as were asked for, or one for each core where that pays."""
    if wanted is not None:
        return min(wanted, files)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, files // FILES_OF_A_WORKER)


def _computed(jobs: Sequence[Job], options: Options, workers: int, progress: Progress) -> Generator[Result, None, None]:
    """The results of ``jobs``, in their order."""
    if workers > 1:
        yield from _from_workers(jobs, options, workers, progress)
        return
    parsed = Parsed()
    with progress.watched():
        for job in jobs:
            yield check_file(job, options, parsed)
            progress.advance()


def _from_workers(
    jobs: Sequence[Job], options: Options, workers: int, progress: Progress
) -> Generator[Result, None, None]:
    from mobdsl.cli.checking.workers import shared

    waiting: dict[int, Result] = {}
    due = 0
    with closing(shared(jobs, options, workers, progress.draw)) as results:
        for number, result in results:
            progress.advance()
            waiting[number] = result
            while due in waiting:
                yield waiting.pop(due)
                due += 1
