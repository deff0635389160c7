"""Where the log is: beside `mob.toml`, or where that says; outside of the project only where a person says so."""

from __future__ import annotations

from pathlib import Path

from mobdsl.project.disk import decode, reason
from mobdsl.project.imports import UnreadableError

NAME = "log.mob"
MOST_BYTES = 256_000_000
"""The largest log that is read: a million lines, and some more."""


def log_file(root: str, configured: str | None, named: str | None) -> Path:
    """The log of the project at ``root``; ``configured`` is what `mob.toml` says, ``named`` what a person does.

    Raises :class:`UnreadableError`.
    """
    if named:
        return Path(named).absolute()
    folder = Path(root).resolve()
    path = folder / (configured or NAME)
    if not path.resolve().is_relative_to(folder):
        hint = "A log outside of the project is named by --log PATH, or by MOBDSL_LOG in the environment."
        raise UnreadableError("M623", f"{path.name} is a link that leads out of the project.", hint)
    return path


def log_text(path: Path) -> str:
    """The text of the log at ``path``. Raises :class:`UnreadableError`, or :class:`FileNotFoundError`."""
    try:
        if path.stat().st_size > MOST_BYTES or not path.is_file():
            raise UnreadableError("M627", f"{path.name} is no log that can be read.")
        return decode(path.read_bytes(), path.name)
    except FileNotFoundError:
        raise
    except (OSError, ValueError) as error:
        raise UnreadableError("M628", f"{path.name} cannot be read: {reason(error)}.") from None
