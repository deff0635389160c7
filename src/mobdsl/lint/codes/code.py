"""What there is to say about a kind of finding."""

from __future__ import annotations

from mobdsl.diagnostics import Severity
from mobdsl.records import frozen


@frozen
class Code:
    """A kind of finding, with the page about it that `mobdsl explain` shows."""

    title: str
    explanation: str
    bad: str = ""
    """A file that has such a finding; empty where a file alone cannot."""
    good: str = ""
    """The same file mended."""
    severity: Severity = Severity.ERROR
    """That of its findings, the least where they differ. What is always an error cannot be silenced, but for checks."""
    of_check: bool = False
    """Whether a check has such findings. They can be silenced and weighed anew, whatever their severity."""
    of_project: bool = False
    """Whether it depends on what `mob.toml` says of the person, whatever the file says."""
    of_output: bool = False
    """Whether it is found only where an output is made, of a file that has been checked already."""
    lacks_name: bool = False
    """Whether it says that nothing has the name that it marks. A broken line with that word may define it."""
    lacks_line: bool = False
    """Whether it says that a line is missing from what it stands in. A broken line there may be that."""
    quiet: bool = False
    """Whether its infos only say what is made of what is written: they are counted, and shown to who wants all."""
    rewritable: bool = False
    """Whether the line may be written in another notation, which :mod:`mobdsl.language.rewrites` knows."""
    needs_complete_file: bool = False
    """Whether a line that was left out because it is broken could bring such a finding about by itself."""

    @property
    def adjustable(self) -> bool:
        """Whether `mob.toml` and comments can silence such findings or weigh them anew."""
        return self.of_check or (self.severity is not Severity.ERROR and not self.of_output)
