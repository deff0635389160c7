"""What a check prints: each finding once, from however many files it is met, and a line that sums up."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Finding = tuple[int, int, str]
"""The errors and the warnings that a finding counts for, and its text."""


class Report:
    """Findings as they come in, in the order of the files. ``write`` is what prints them."""

    def __init__(self, files: int) -> None:
        self._files = files
        self._texts: set[str] = set()
        self.findings: list[Finding] = []
        self.write: Callable[[str], None] = write

    def add(self, findings: Iterable[Finding]) -> None:
        """Prints those of ``findings`` that were not met before: a file imported by many has its findings once."""
        new = []
        for finding in findings:
            if finding[2] not in self._texts:
                self._texts.add(finding[2])
                new.append(finding)
        self.findings += new
        if new:
            self.write("".join(f"{text}\n\n" for _, _, text in new))

    def close(self) -> int:
        """Prints the last line. The exit code of the command."""
        errors = sum(finding[0] for finding in self.findings)
        warnings = sum(finding[1] for finding in self.findings)
        write(f"{_summary(errors, warnings, self._files)}\n")
        return 1 if errors else 0


def _summary(errors: int, warnings: int, files: int) -> str:
    """`2 errors and 1 warning in 3 files.`"""
    counts = {"error": errors, "warning": warnings}
    parts = [f"{count} {name}{'' if count == 1 else 's'}" for name, count in counts.items() if count]
    where = f"{files} file{'' if files == 1 else 's'}"
    return f"{' and '.join(parts)} in {where}." if parts else f"{where}, no errors."


def write(text: str) -> None:
    """Writes ``text`` to standard error, where it is open."""
    if sys.platform == "win32" and is_coloured():
        from click import echo

        echo(text, nl=False, err=True, color=True)
    elif sys.stderr:
        sys.stderr.write(text)
        sys.stderr.flush()


def is_coloured() -> bool:
    """Whether standard error is a terminal that shows colours."""
    return bool(
        sys.stderr and sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
