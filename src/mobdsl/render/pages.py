"""What there is to say about findings: one as a page, all as a list."""

from __future__ import annotations

from itertools import chain
from textwrap import indent

from mobdsl.diagnostics import Severity
from mobdsl.render.terminal import in_columns, visible
from mobdsl.wording.columns import wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from mobdsl.lint.codes.code import Code

WIDTH = 88
"""Columns of a page where nobody knows how wide it may be."""


def page(code: str, about: Code, width: int | None = None) -> str:
    """The page of the finding ``code``: what it is, a file that gives it, the file mended."""
    width = width or WIDTH
    prose = ("\n".join(wrapped(visible(part), width)) for part in about.explanation.split("\n\n"))
    parts = ["\n".join(wrapped(visible(about.title), width, f"{code}  ", len(code) + 2)), *filter(None, prose)]
    if about.bad:
        parts += ["This gives it:", _example(about.bad)]
    if about.good:
        parts += ["This does not:" if about.bad else "Write it so:", _example(about.good)]
    if weight := level(about):
        allowed = f"Where it is meant, say why at the end of the line:  # allow {code}: the reason"
        said = (f"It is {weight}, unless `mob.toml` says otherwise.", allowed)
        parts.append("\n".join(line for text in said for line in wrapped(text, width)))
    return "\n\n".join(parts)


def _example(file: str) -> str:
    return indent("\n".join(map(in_columns, file.split("\n"))), "    ")


def level(code: Code) -> str | None:
    """How much the findings of a check weigh by themselves, in words; None for those that are no check's."""
    if not code.of_check:
        return None
    quiet = ", which only `check --all` shows" if code.quiet else ""
    return f"{'a' if code.severity is Severity.WARNING else 'an'} {code.severity}{quiet}"


def contents(codes: Mapping[str, Code], width: int | None = None) -> str:
    """Every code with its title."""
    lines = (wrapped(visible(about.title), width, f"{code}  ", len(code) + 2) for code, about in codes.items())
    return "\n".join(chain.from_iterable(lines))
