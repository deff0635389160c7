"""Text to nodes. Parsing never fails: what cannot be read becomes an `Invalid` line, and every other line counts."""

from __future__ import annotations

import gc
from contextlib import contextmanager, suppress
from itertools import islice

from mobdsl.diagnostics import Diagnostic, Edit, Fix, Outcome
from mobdsl.syntax import grammar, nodes
from mobdsl.syntax.automaton import Automaton, TooLargeError
from mobdsl.syntax.lexer import Script
from mobdsl.syntax.nodes import File
from mobdsl.syntax.recovery import MAX_ERRORS, TOO_MANY_ERRORS, Recovery

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mobdsl.source import Source
    from mobdsl.syntax.braces import Missing
    from mobdsl.syntax.nodes import Problem

MAX_CHARACTERS = 5_000_000
"""The longest text that is read. A file of a hundred thousand lines is about as long."""


def parse(source: Source) -> Outcome[File]:
    """The nodes of ``source``, with a diagnostic for every line that could not be read."""
    try:
        file, problems = _read(source.text)
    except TooLargeError as error:
        return Outcome(File((), (), False, 0, 0), (Diagnostic("M005", str(error), source.span(0, 0)),))
    return Outcome(file, tuple(diagnostic(source, problem) for problem in problems))


def diagnostic(source: Source, problem: Problem) -> Diagnostic:
    """``problem`` as a diagnostic of ``source``."""
    span = source.span(problem.start, problem.end)
    hint: str | Fix | None = problem.hint
    if problem.insert and problem.hint:
        at, text = problem.insert
        hint = Fix(problem.hint, (Edit(source.span(at, at), text),))
    return Diagnostic.error(problem.code, problem.message, span, expected=problem.expected, hint=hint)


def _read(text: str) -> tuple[File, list[Problem]]:
    """The nodes of ``text`` and what is wrong in it, in the order of the text. Raises :class:`TooLargeError`."""
    if len(text) > MAX_CHARACTERS:
        raise TooLargeError(f"This file is longer than {MAX_CHARACTERS:,} characters.")
    script = Script(text, grammar.load().shapes)
    file, recovery = _attempt(script)
    if recovery.opened and (guess := _closed(script, len(recovery.problems))):
        file, recovery = guess
    problems = [*islice(nodes.problems(file), MAX_ERRORS + 1), *recovery.problems]
    if len(problems) > MAX_ERRORS:
        raise TooLargeError(TOO_MANY_ERRORS)
    return file, sorted(problems, key=lambda problem: problem.start)


def _closed(script: Script, problems: int) -> tuple[File, Recovery] | None:
    """Reads ``script`` with the braces closed that were likely forgotten, where no more ``problems`` come of it."""
    from mobdsl.syntax import braces

    forgotten = braces.missing(script)
    if not forgotten:
        return None
    with suppress(TooLargeError):
        file, recovery = _attempt(Script(braces.with_closed(script.text, forgotten), script.shapes), forgotten)
        if not recovery.opened and len(recovery.problems) <= problems:
            return file, recovery
    return None


def _attempt(script: Script, forgotten: Collection[Missing] = ()) -> tuple[File, Recovery]:
    """Reads ``script``, in which braces that were ``forgotten`` are closed."""
    recovery = Recovery(forgotten)
    with _without_collecting():
        return Automaton(script, grammar.load(), recovery).read(), recovery


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Spares the nodes the garbage collector: they hold no circles, and walking them costs a third of the time.

    What has been made meanwhile counts as old afterwards, which it mostly is, so that it is not walked at once.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        gc.enable()
