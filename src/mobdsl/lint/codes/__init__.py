"""One table of all diagnostics: code → title, explanation, an example that gives it and one that does not.

A file for each hundred: M0xx text and shapes · M1xx words and doses · M2xx names, rules and contexts · M3xx timing ·
M4xx plans · M5xx outputs · M6xx files, imports and plugins. The findings of a check have their page in its file.
"""

from __future__ import annotations

from mobdsl.checks import CHECKS
from mobdsl.lint.codes import files, lines, names, outputs, plans, text, timing
from mobdsl.lint.codes.code import Code
from mobdsl.lint.codes.pages import pages

_TABLES = {
    **text.CODES,
    **lines.CODES,
    **names.CODES,
    **timing.CODES,
    **plans.CODES,
    **outputs.CODES,
    **files.CODES,
    **pages(CHECKS),
}

CODES: dict[str, Code] = dict(sorted(_TABLES.items()))

__all__ = ["CODES", "Code"]
