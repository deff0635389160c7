"""What there is to say about findings: one as a page, all as a list."""

from __future__ import annotations

from textwrap import indent, wrap

from mobdsl.diagnostics import Severity
from mobdsl.render.terminal import in_columns, visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from mobdsl.lint.codes.code import Code

WIDTH = 88
"""Columns of a page."""


def page(code: str, about: Code) -> str:
    """The page of the finding ``code``: what it is, a file that gives it, the file mended."""
    prose = ("\n".join(wrap(visible(part), WIDTH)) for part in about.explanation.split("\n\n"))
    parts = [f"{code}  {visible(about.title)}", *filter(None, prose)]
    if about.bad:
        parts += ["This gives it:", _example(about.bad)]
    if about.good:
        parts += ["This does not:" if about.bad else "Write it so:", _example(about.good)]
    if weight := level(about):
        parts.append(
            f"It is {weight}, unless `mob.toml` says otherwise.\n"
            f"Where it is meant, say why at the end of the line:  # allow {code}: the reason"
        )
    return "\n\n".join(parts)


def _example(file: str) -> str:
    return indent("\n".join(map(in_columns, file.split("\n"))), "    ")


def level(code: Code) -> str | None:
    """How much the findings of a check weigh by themselves, in words; None for those that are no check's."""
    if not code.of_check:
        return None
    quiet = ", which only `check --all` shows" if code.quiet else ""
    return f"{'a' if code.severity is Severity.WARNING else 'an'} {code.severity}{quiet}"


def contents(codes: Mapping[str, Code]) -> str:
    """Every code with its title."""
    return "\n".join(f"{code}  {visible(about.title)}" for code, about in codes.items())
