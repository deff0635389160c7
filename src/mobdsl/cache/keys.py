"""Under which name a result is kept: a digest of all that it depends on and that is known before it is worked out."""

from __future__ import annotations

import os
import sys

from mobdsl import __version__
from mobdsl.cache.digests import digest
from mobdsl.cache.states import of_code

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_PACKAGES = ("site-packages", "dist-packages")
"""Folders that change whenever a package is installed, renewed or removed: Lark, the time zones, plugins."""

_ZONES = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")
"""Where systems keep their time zones."""


def key(parts: Iterable[str]) -> str:
    """The name of a result that depends on ``parts``."""
    return digest("\0".join(parts).encode("utf-8", "surrogateescape"))


def stamp() -> str:
    """What is the same for all files: the versions of mobdsl with its library and tables, of Python, of packages."""
    packages = [folder for folder in sys.path if os.path.basename(folder) in _PACKAGES]
    states = [of_code(folder) for folder in (*packages, *_ZONES)]
    return "\n".join((__version__, sys.version, _tool(), *packages, *states, os.environ.get("PYTHONTZPATH", "")))


def _tool() -> str:
    """The state of mobdsl's own files: what was installed, or every file where it runs from its sources."""
    package = os.path.dirname(os.path.dirname(__file__))
    record = os.path.join(os.path.dirname(package), f"mobdsl-{__version__}.dist-info", "RECORD")
    if os.path.isfile(record):
        return f"{record} {of_code(record)}"
    states: list[str] = [package]
    _add_states(package, states)
    return "\n".join(sorted(states))


def _add_states(folder: str, states: list[str]) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    _add_states(entry.path, states)
            else:
                status = entry.stat()
                states.append(f"{entry.name} {status.st_mtime_ns} {status.st_size}")
