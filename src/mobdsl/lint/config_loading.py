"""The configuration that stands beside a project's files."""

from __future__ import annotations

from mobdsl.diagnostics import Diagnostic, Outcome
from mobdsl.lint.config import NO_CONFIG, PATH, Config
from mobdsl.project.imports import Files, UnreadableError
from mobdsl.source import Source, Span


def read_config(files: Files) -> Outcome[Config]:
    """The configuration in ``files``: none where there is no `mob.toml`; of one that is broken, what can be read."""
    try:
        source = Source(PATH, files.read(PATH))
    except UnreadableError as error:
        if error.code == "M620":
            return Outcome(NO_CONFIG)
        return Outcome(NO_CONFIG, (Diagnostic(error.code, error.message, Span(PATH, 0, 0), hint=error.hint),))
    from mobdsl.lint.config_file import parsed

    return parsed(source)
