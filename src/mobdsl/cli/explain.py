"""`mobdsl explain`"""

from __future__ import annotations

import click

from mobdsl.cli.reading import stop
from mobdsl.diagnostics import Diagnostic


@click.command("explain")
@click.argument("codes", nargs=-1, metavar="[CODE]...")
def command(codes: tuple[str, ...]) -> None:
    """Says what a finding means, why it matters and what to write instead; without a code, which findings there are.

    \b
    Example:  mobdsl explain M304
    """
    from mobdsl.lint.codes.table import CODES
    from mobdsl.render.pages import contents, page
    from mobdsl.suggest import nearest

    if not codes:
        click.echo(contents(CODES))
        return
    pages = []
    for given in codes:
        code = given.strip("[]").upper()
        if code not in CODES:
            near = nearest(code, CODES, 1) or nearest(f"M{code}", CODES, 0)
            hint = f"Did you mean {near}?" if near else "`mobdsl explain` lists them all."
            stop([Diagnostic("M642", f"There is no finding {given}.", hint=hint)], {})
        pages.append(page(code, CODES[code]))
    click.echo("\n\n".join(pages))
