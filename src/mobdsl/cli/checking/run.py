"""`mobdsl check` from its request to its exit code. Where nothing has changed, it loads nothing more than this."""

from __future__ import annotations

import gc

from mobdsl.cli.checking.jobs import jobs_of, kept_results
from mobdsl.cli.checking.report import Report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.cli.checking.options import Request


def run(request: Request) -> int:
    """Checks the files of ``request`` and prints what there is to say. The exit code of the command."""
    gc.disable()  # a thousand files make no garbage worth looking for
    jobs = jobs_of(request)
    report = Report(sum(not job.target.problem for job in jobs))
    kept = kept_results(request, jobs)
    if kept and (entry := kept.of_all()):
        report.add(entry.findings)
    else:
        from mobdsl.cli.checking.work import work

        gc.enable()
        work(request, jobs, kept, report)
    return report.close()
