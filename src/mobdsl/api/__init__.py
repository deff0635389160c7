"""The public functions. Each takes what the one before gives; none touches the disk but through `Files`."""

from __future__ import annotations

from mobdsl.api.checking import check
from mobdsl.api.outputs import build, job
from mobdsl.api.program import Program, canonical, load, state
from mobdsl.api.schedules import LOOKED_AHEAD, coming, schedule
from mobdsl.api.timelines import session_program, timeline

__all__ = [
    "LOOKED_AHEAD",
    "Program",
    "build",
    "canonical",
    "check",
    "coming",
    "job",
    "load",
    "schedule",
    "session_program",
    "state",
    "timeline",
]
