"""What there is to say about findings: one as a page, all as a list."""

from __future__ import annotations

from textwrap import indent, wrap

from mobdsl.diagnostics import Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from mobdsl.lint.codes.code import Code

WIDTH = 88
"""Columns of a page."""


def page(code: str, said: Code) -> str:
    """The page of the finding ``code``: what it is, a file that gives it, the file mended."""
    parts = [f"{code}  {said.title}", *("\n".join(wrap(part, WIDTH)) for part in said.explanation.split("\n\n"))]
    if said.bad:
        parts += ["This gives it:", indent(said.bad, "    ")]
    if said.good:
        parts += ["This does not:" if said.bad else "Write it so:", indent(said.good, "    ")]
    if weight := level(said):
        parts.append(
            f"It is {weight}, unless `mob.toml` says otherwise.\n"
            f"Where it is meant, say why at the end of the line:  # allow {code}: the reason"
        )
    return "\n\n".join(parts)


def level(code: Code) -> str | None:
    """How much the findings of a check weigh by themselves, in words; None for those that are no check's."""
    return f"{'a' if code.severity is Severity.WARNING else 'an'} {code.severity}" if code.of_check else None


def contents(codes: Mapping[str, Code]) -> str:
    """Every code with its title."""
    return "\n".join(f"{code}  {said.title}" for code, said in codes.items())
