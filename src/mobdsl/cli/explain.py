"""`mobdsl explain`"""

from __future__ import annotations

import sys

import click

from mobdsl.cli.reading import show, stop
from mobdsl.cli.terminal import width_of
from mobdsl.diagnostics import Diagnostic, did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from mobdsl.lint.codes.code import Code


@click.command("explain")
@click.argument("codes", nargs=-1, metavar="[CODE]...")
def command(codes: tuple[str, ...]) -> None:
    """Says what a finding means, why it matters and what to write instead; without a code, which findings there are.

    \b
    Example:  mobdsl explain M304
    """
    from mobdsl.lint.codes.table import CODES
    from mobdsl.render.pages import contents, page

    names = [code.strip("[]").upper() for code in codes]
    known: Mapping[str, Code] = CODES
    if not names or not all(name in CODES for name in names):
        known = {**CODES, **_of_other_packages()}
    width = width_of(sys.stdout)
    if not names:
        click.echo(contents(known, width))
    for given, name in zip(codes, names, strict=True):
        if name not in known:
            stop([_unknown(given, name, known)], {})
    if names:
        click.echo("\n\n".join(page(name, known[name], width) for name in names))


def _of_other_packages() -> Mapping[str, Code]:
    """The pages of the checks that are installed; what is wrong with those that cannot be loaded is shown."""
    from mobdsl.backends.check_plugins import pages

    outcome = pages()
    show(outcome.diagnostics, {})
    return outcome.value or {}


def _unknown(given: str, name: str, known: Mapping[str, Code]) -> Diagnostic:
    from mobdsl.suggest import nearest

    near = nearest(name, known, 1) or nearest(f"M{name}", known, 0)
    hint = did_you_mean(near) if near else "`mobdsl explain` lists them all."
    return Diagnostic("M642", f"There is no finding {given}.", hint=hint)
