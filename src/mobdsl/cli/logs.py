"""Which log is meant, and what it says."""

from __future__ import annotations

import os
from pathlib import Path

from mobdsl.cli.reading import opened, show, stop
from mobdsl.diagnostics import Diagnostic
from mobdsl.lint.config_loading import read_config
from mobdsl.log.place import log_file, log_text
from mobdsl.project.disk import PlaceFiles
from mobdsl.project.imports import UnreadableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.cli.reading import Opened
    from mobdsl.log import Log

_HERE = "here.mob"
"""Any file of this folder, be it there or not: its project is the folder's."""


def log_path(file: Opened | None, option: str | None) -> Path:
    """The log of the project of ``file``, or of the folder that the command runs in."""
    files = (file or opened(_HERE)).files
    assert isinstance(files, PlaceFiles)
    root = files.place.root
    try:
        configured = read_config(files).value
        configured = read_config(files).value
        inside = configured.log if configured else None
        return log_file(root, inside, option or os.environ.get("MOBDSL_LOG"))
    except UnreadableError as error:
        stop((Diagnostic(error.code, error.message, None, hint=error.hint),), {})


def log_at(path: Path, *, missing: bool = False) -> Log:
    """The log at ``path``, its findings shown. One that is ``missing`` is empty, or ends the command."""
    from mobdsl.log import read_log
    from mobdsl.source import Source

    shown = os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)
    try:
        text = log_text(path)
    except FileNotFoundError:
        if not missing:
            hint = "mobdsl play and mobdsl log add begin one; --log PATH names another."
            stop((Diagnostic("M446", f"There is no log {shown}.", None, hint=hint),), {})
        text = ""
    except UnreadableError as error:
        stop((Diagnostic(error.code, error.message, None, hint=error.hint),), {})
    source = Source(shown, text)
    read = read_log(source)
    show(read.diagnostics, {shown: source})
    assert read.value
    return read.value
