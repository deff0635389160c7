"""The log: `did` lines read and appended, and the questions that still wait for an answer.

``read_log(source)`` gives the :class:`Log`, whatever is wrong with single lines; ``append(path, entry)`` puts a line
behind the others for good; ``line_of(entry)`` is that line.
"""

from __future__ import annotations

from mobdsl.log.entries import Log
from mobdsl.log.reader import read_log
from mobdsl.log.writer import append, line_of
from mobdsl.model.log import Done, Entry

__all__ = ["Done", "Entry", "Log", "append", "line_of", "read_log"]
