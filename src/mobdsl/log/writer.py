"""Lines put behind a log for good: never rewritten, whole or not at all, and not lost by whoever writes beside."""

from __future__ import annotations

import os
import re
from pathlib import Path

from mobdsl.diagnostics import Diagnostic, Outcome
from mobdsl.log.locks import locked
from mobdsl.log.reader import LONGEST_LINE
from mobdsl.printer.log import entry as printed
from mobdsl.project.disk import reason
from mobdsl.records import evolve
from mobdsl.source import Span
from mobdsl.syntax.builder import CONTROL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from mobdsl.model.clauses import Heading
    from mobdsl.model.log import Entry

_BAD = re.compile(rf"{CONTROL}|\r")
"""What no text may hold."""


def line_of(entry: Entry) -> str:
    """``entry`` as a line, without its end. Signs that no text needs stand as the replacement character."""
    return printed(
        evolve(
            entry,
            routine=_clean(entry.routine),
            notes=_cleaned(entry.notes),
            done=tuple(
                evolve(
                    one,
                    movement=_clean(one.movement),
                    clauses=evolve(one.clauses, headings=_cleaned(one.clauses.headings)),
                )
                for one in entry.done
            ),
        )
    )


def append(path: str | os.PathLike[str], *entries: Entry) -> Outcome[None]:
    """Puts ``entries`` behind the log at ``path``, which is made if it is not there.

    When it returns without a diagnostic, they are on the disk. With one, the file is as it was before.
    """
    name = os.fspath(path)
    lines = [line_of(entry) for entry in entries]
    if any(len(line) > LONGEST_LINE for line in lines):
        message = f"A line of a log has {LONGEST_LINE:,} characters at most; this one was not written."
        return Outcome(None, (Diagnostic.error("M437", message, Span(name, 0, 0), hint="Shorten its notes."),))
    try:
        append_line(name, "\n".join(lines))
    except OSError as error:
        message = f"{name} cannot be written: {reason(error)}. Nothing of it was."
        return Outcome(None, (Diagnostic.error("M439", message, Span(name, 0, 0)),))
    return Outcome(None)


def append_line(path: str | os.PathLike[str], line: str) -> None:
    """Writes ``line`` in one piece under a lock, and takes back what was not written whole. Raises :class:`OSError`."""
    data = f"{line}\n".encode()
    file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    try:
        with locked(file):
            size = os.fstat(file).st_size
            if size and _last_byte(file, size) != b"\n":
                data = b"\n" + data
            try:
                if os.write(file, data) < len(data):
                    raise OSError(28, os.strerror(28))
                os.fsync(file)
            except OSError:
                os.ftruncate(file, size)
                raise
        if not size:
            _sync_folder(Path(path).absolute().parent)
    finally:
        os.close(file)


def _last_byte(file: int, size: int) -> bytes:
    os.lseek(file, size - 1, os.SEEK_SET)
    return os.read(file, 1)


def _sync_folder(folder: Path) -> None:
    """Makes sure that a new file is found in its folder; where a folder cannot be opened, the system does."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _cleaned(headings: Iterable[Heading]) -> tuple[Heading, ...]:
    return tuple(evolve(heading, text=_clean(heading.text)) for heading in headings)


def _clean(text: str) -> str:
    return text if text.isprintable() else _BAD.sub("\ufffd", text)
