"""Several processes that check files. Each has one file at a time; one that dies costs that file and nothing else."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import deque
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait

from mobdsl.cli.checking.one import Options, Result, check_file, not_checked
from mobdsl.cli.progress import INTERVAL
from mobdsl.project.imports import Parsed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from typing import Any

    from mobdsl.cli.checking.jobs import Job

_CONTEXT: Any = get_context("fork" if sys.platform == "linux" else "spawn")
"""A forked process has everything loaded already. Libraries of other systems do not bear it."""


class _Worker:
    """One process, which has the job ``number`` in hand."""

    def __init__(self, options: Options, others: Sequence[_Worker]) -> None:
        self.pipe, far_end = _CONTEXT.Pipe()
        inherited = [self.pipe, *(worker.pipe for worker in others)] if sys.platform == "linux" else []
        self.process = _CONTEXT.Process(target=_serve, args=(far_end, inherited, options), daemon=True)
        self.process.start()
        far_end.close()
        self.number = -1

    def give(self, number: int, job: Job) -> None:
        """Hands ``job`` over."""
        self.number = number
        with suppress(OSError):  # the process is gone already, which will show when its result is taken
            self.pipe.send(job)

    def take(self) -> Result | None:
        """The result of what the process had in hand; None where it died over it."""
        try:
            result: Result = self.pipe.recv()
        except (EOFError, OSError):
            return None
        return result

    @property
    def is_over(self) -> bool:
        """Whether the process is gone."""
        return bool(self.pipe.closed)

    def end(self) -> str:
        """Ends the process, whatever it does. In words, how it ended."""
        if not self.pipe.closed:
            self.process.join(0)
            self.process.kill()
            self.process.join()
            self.pipe.close()
        return f"its process ended with {_ending(self.process.exitcode)}"


def _ending(code: int | None) -> str:
    try:
        return signal.Signals(-(code or 0)).name
    except ValueError:
        return f"exit code {code}"


def _serve(pipe: Connection[Any, Any], inherited: Sequence[Connection[Any, Any]], options: Options) -> None:
    """What a process does: checks what it is given until nothing comes any more."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C reaches all processes, and the first one speaks for them
    for other in inherited:  # so that this process sees when the first one is gone
        other.close()
    parsed = Parsed()
    try:
        while True:
            pipe.send(check_file(pipe.recv(), options, parsed))
    except (EOFError, OSError):
        os._exit(0)


def shared(
    jobs: Sequence[Job], options: Options, count: int, tick: Callable[[], None]
) -> Generator[tuple[int, Result], None, None]:
    """The number and the result of each of ``jobs``, as they come in from ``count`` processes.

    Where the system does not start that many, fewer do it, or this process alone. ``tick`` is called now and then.
    """
    gc.freeze()  # what is loaded stays, and is shared as long as nobody touches it
    waiting = deque(enumerate(jobs))
    workers: list[_Worker] = []
    try:
        while waiting or workers:
            while waiting and len(workers) < count:
                try:
                    workers.append(_Worker(options, workers))
                except OSError:  # too many processes, or too little memory
                    count = len(workers)
                    break
                workers[-1].give(*waiting.popleft())
            if not workers:
                number, job = waiting.popleft()
                yield number, check_file(job, options, Parsed())
                continue
            for worker in _ready(workers):
                yield worker.number, worker.take() or not_checked(jobs[worker.number], options, worker.end())
                if waiting and not worker.is_over:
                    worker.give(*waiting.popleft())
                else:
                    worker.end()
                    workers.remove(worker)
            tick()
    finally:
        for worker in workers:
            worker.end()


def _ready(workers: Sequence[_Worker]) -> list[_Worker]:
    """Those of ``workers`` that have a result, or are gone."""
    ready = wait([worker.pipe for worker in workers], INTERVAL)
    return [worker for worker in workers if worker.pipe in ready]
