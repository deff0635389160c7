"""What a check prints: each finding once, from however many files it is met, and a line that sums up."""

from __future__ import annotations

import sys

from mobdsl.cli.terminal import write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Finding = tuple[int, int, int, bool, str]
"""The errors, the warnings and the notes that a finding counts for, whether it is shown, and its text; of one
that is not shown what tells it from others."""


class Report:
    """Findings as they come in, in the order of the files. ``write`` is what prints them."""

    def __init__(self, files: int) -> None:
        self._files = files
        self._texts: set[str] = set()
        self.findings: list[Finding] = []
        self.write: Callable[[str], None] = print_findings

    def add(self, findings: Iterable[Finding]) -> None:
        """Prints those of ``findings`` that were not met before: a file imported by many has its findings once."""
        new = []
        for finding in findings:
            if finding[4] not in self._texts:
                self._texts.add(finding[4])
                new.append(finding)
        self.findings += new
        if text := "".join(f"{text}\n\n" for *_, shown, text in new if shown):
            self.write(text)

    def in_all(self) -> list[Finding]:
        """The findings as they are kept of all files together: those that are not shown only count, as one."""
        hidden = self._hidden()
        shown = [finding for finding in self.findings if finding[3]]
        return [*shown, (0, 0, hidden, False, "")] if hidden else shown

    def _hidden(self) -> int:
        """How many notes are not shown."""
        return sum(finding[2] for finding in self.findings if not finding[3])

    def close(self) -> int:
        """Prints the last line. The exit code of the command."""
        errors = sum(finding[0] for finding in self.findings)
        warnings = sum(finding[1] for finding in self.findings)
        notes = sum(finding[2] for finding in self.findings)
        hidden = self._hidden()
        print_findings(f"{_summary(errors, warnings, notes, self._files)}{_hint(notes, hidden)}\n")
        return 1 if errors else 0


def _summary(errors: int, warnings: int, notes: int, files: int) -> str:
    """`2 errors, 1 warning and 3 notes in 3 files.`, `1 file, no errors, 4 notes.`"""
    parts = [_counted(count, name) for count, name in ((errors, "error"), (warnings, "warning")) if count]
    of_notes = [_counted(notes, "note")] if notes else []
    where = _counted(files, "file")
    if not parts:
        return f"{', '.join((where, 'no errors', *of_notes))}."
    *most, last = (*parts, *of_notes)
    return f"{' and '.join(filter(None, (', '.join(most), last)))} in {where}."


def _hint(notes: int, hidden: int) -> str:
    """How to see the notes of which so many are ``hidden``."""
    if not hidden:
        return ""
    them = f"{hidden:,} more" if hidden < notes else "it" if notes == 1 else "them"
    return f" Add --all to see {them}."


def _counted(count: int, name: str) -> str:
    return f"{count} {name}{'' if count == 1 else 's'}"


def print_findings(text: str) -> None:
    """Writes ``text`` to standard output: findings are what a check makes."""
    write(text, sys.stdout)
