"""`mobdsl moves`"""

from __future__ import annotations

import sys

import click

from mobdsl.cli.reading import show, stop
from mobdsl.cli.terminal import width_of
from mobdsl.diagnostics import Diagnostic
from mobdsl.model.names import words_of
from mobdsl.wording.phrases import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.library.search import Answer
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

    QUERY is a name, the beginning of one, some of its words, or what it is for, as you would say it. Options may be
    repeated; all of them have to fit.

    \b
    Example:  mobdsl moves dead bug
              mobdsl moves shoulder mobility no equipment
              mobdsl moves squat --no-equipment
              mobdsl moves --target hips --position supine --tag stretch
    """
    from mobdsl.library.search import search

    text = " ".join(query)
    wanted = _wanted(options)
    answer = search(text, wanted, no_equipment=no_equipment)
    if as_json:
        _write_json(answer.movements)
    elif answer.movements:
        _write(answer.movements, text)
    if note := _note(text, answer) if answer.movements else _nothing(text, wanted, no_equipment):
        show([note], {})


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


def _note(text: str, answer: Answer) -> Diagnostic | None:
    """What the answer to ``text`` leaves out, or takes for something else."""
    if not (answer.missed or answer.instead):
        return None
    taken = listed(f"`{words_of(word)}` for `{words_of(meant)}`" for word, meant in answer.instead.items())
    missed = " or ".join(f"`{word}`" for word in answer.missed)
    message = " ".join(
        filter(None, (taken and f"This takes {taken}.", missed and f"None of these has to do with {missed}."))
    )
    return Diagnostic.info("M231", message)


def _nothing(text: str, wanted: dict[str, tuple[str, ...]], no_equipment: bool) -> Diagnostic:
    """What to try where nothing was found."""
    from mobdsl.library.search import filters_for, search

    if text and (any(wanted.values()) or no_equipment) and search(text).movements:
        hint = f"Without the options there is something: mobdsl moves {text}"
    elif text and (known := filters_for(text)):
        options = {fact: option for option, fact in _FACTS.items()}
        hint = f"Try: mobdsl moves {' '.join(f'--{options[fact]} {name}' for fact, name in known)}"
    elif any(wanted.values()):
        hint = "Leave an option out."
    else:
        hint = "Try: mobdsl moves --target knees --tag rehab. A file may use any name, known to the library or not."
    return Diagnostic.info("M231", f"Nothing found for `{text}`." if text else "Nothing found.", hint=hint)


def _write_json(movements: tuple[Movement, ...]) -> None:
    import json

    from mobdsl.views.movements import moves_json

    click.echo(json.dumps(moves_json(movements), indent=2))


def _write(movements: tuple[Movement, ...], text: str) -> None:
    """One movement, or the first if it is called just so, as a card; others as a table."""
    from mobdsl.library.search import is_called
    from mobdsl.render.moves import card, moves_table

    width = width_of(sys.stdout)
    if len(movements) == 1 or is_called(movements[0], text):
        click.echo(card(movements[0], width))
        movements = movements[1:]
        if not movements:
            return
        click.echo()
    click.echo(moves_table(movements, width))
