"""`mobdsl moves`"""

from __future__ import annotations

import shutil
import sys

import click

from mobdsl.cli.reading import stop
from mobdsl.diagnostics import Diagnostic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.model.routines import Movement

_FACTS = {
    "target": "target",
    "muscle": "muscles",
    "plane": "planes",
    "equipment": "equipment",
    "position": "position",
    "tag": "tags",
}
"""The fact that each option asks for."""
_OFFERED = 5
"""How many names a hint holds at most."""


@click.command("moves")
@click.argument("query", nargs=-1, metavar="[QUERY]")
@click.option("--target", multiple=True, metavar="NAME", help="What it is for: hips, deep_core, thoracic_spine ...")
@click.option("--muscle", multiple=True, metavar="NAME", help="A muscle at work: glutes, psoas ...")
@click.option("--plane", multiple=True, metavar="NAME", help="How the spine moves: flexion, rotation ...")
@click.option("--equipment", multiple=True, metavar="NAME", help="What it is done with: band, dumbbell ...")
@click.option("--position", multiple=True, metavar="NAME", help="Where the body is: supine, quadruped, standing ...")
@click.option("--tag", multiple=True, metavar="NAME", help="A group: stretch, core, pilates ...")
@click.option("--no-equipment", is_flag=True, help="Only what needs no equipment.")
@click.option("--json", "as_json", is_flag=True, help="Writes JSON, as docs/schema/moves.schema.json describes it.")
def command(query: tuple[str, ...], no_equipment: bool, as_json: bool, **options: tuple[str, ...]) -> None:
    """Finds movements in the library, by name and by what is known of them.

    QUERY is a name, the beginning of one, or some of its words. Options may be repeated; all of them have to fit.

    \b
    Example:  mobdsl moves dead bug
              mobdsl moves squat --no-equipment
              mobdsl moves --target hips --position supine --tag stretch
    """
    from mobdsl.library.search import search

    text = " ".join(query)
    wanted = _wanted(options)
    movements = search(text, wanted, no_equipment=no_equipment)
    if as_json:
        _write_json(movements)
    elif movements:
        _write(movements, text)
    if not movements:
        stop([_nothing(text, wanted, no_equipment)], {})


def _wanted(options: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The names asked for by fact. One that no movement of the library has ends the command."""
    from mobdsl.library.search import key, names_of
    from mobdsl.suggest import nearest

    for option, values in options.items():
        known = names_of(_FACTS[option])
        for value in values:
            if key(value) not in known:
                close = nearest(key(value), known)
                hint = f"Did you mean {close}?" if close else f"One of: {', '.join(known)}."
                stop([Diagnostic("M232", f"No movement of the library has the {option} `{value}`.", hint=hint)], {})
    return {_FACTS[option]: tuple(map(key, values)) for option, values in options.items()}


def _nothing(text: str, wanted: dict[str, tuple[str, ...]], no_equipment: bool) -> Diagnostic:
    from mobdsl.library.search import key, names_of, near, search

    if not text:
        return Diagnostic("M231", "Nothing in the library fits all of that.", hint="Leave an option out.")
    if search(text):
        message = f"Nothing in the library fits `{text}` and the options."
        return Diagnostic("M231", message, hint=f"Without them there is something: mobdsl moves {text}")
    if options := [option for option, fact in _FACTS.items() if key(text) in names_of(fact)]:
        hint = " or ".join(f"mobdsl moves --{option} {key(text)}" for option in options)
        return Diagnostic("M231", f"Nothing in the library is called `{text}`.", hint=f"What it is said of: {hint}")
    close = [movement.name for movement in near(text, wanted, no_equipment=no_equipment)]
    offered = ", ".join((*close[:_OFFERED], *("…" for _ in close[_OFFERED : _OFFERED + 1])))
    hint = f"Did you mean {offered}?" if close else "A file may use any name; the library just has no facts for it."
    return Diagnostic("M231", f"Nothing in the library is called `{text}`.", hint=hint)


def _write_json(movements: tuple[Movement, ...]) -> None:
    import json

    from mobdsl.views.movements import moves_json

    click.echo(json.dumps(moves_json(movements), indent=2))


def _write(movements: tuple[Movement, ...], text: str) -> None:
    """One movement, or the first if it is called just so, as a card; others as a table."""
    from mobdsl.library.search import is_called
    from mobdsl.render.moves import card, moves_table

    if len(movements) == 1 or is_called(movements[0], text):
        click.echo(card(movements[0]))
        movements = movements[1:]
        if not movements:
            return
        click.echo()
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    click.echo(moves_table(movements, width))
