"""The table of movements as text: a line each, its fields separated by tabs.

``name``, title, aliases, then a field for each fact (``target hips glutes``, ``equipment strap or towel``,
``pace 4000`` in milliseconds, ``pace/m 1200000 1 mi``) and each heading (``cue: spine still``). Lines are read one by
one, when asked for; Python would have to compile the same as a module wherever it cannot keep what it compiled.
"""

from __future__ import annotations

import re
from decimal import Decimal

from mobdsl.model.amounts import Duration, Quantity, Speed
from mobdsl.model.clauses import Clauses, Heading
from mobdsl.model.routines import Movement

HEAD = "# Made by `make tables` from the files beside it; not edited by hand.\n"


def index(text: str) -> dict[str, str]:
    """The lines of the table ``text`` by the names and aliases of their movements."""
    lines: dict[str, str] = {}
    for line in text.removeprefix(HEAD).removesuffix("\n").split("\n"):
        name, _, aliases, *_ = line.split("\t", 3)
        lines[name] = line
        for alias in aliases.split():
            lines[alias] = line
    return lines


def values(text: str, fact: str) -> frozenset[str]:
    """Every name that the table ``text`` gives for ``fact``, without reading each line."""
    fields = re.findall(rf"\t{fact} ([^\t\n]*)", text)
    return frozenset(name for field in fields for name in field.split() if name != "or")


def read(line: str) -> Movement:
    """The movement on ``line``, as its definition would give it but that it stands in no file."""
    name, title, aliases, *fields = line.split("\t")
    facts: dict[str, tuple[str, ...]] = {}
    headings = []
    any_equipment = False
    for each in fields:
        word, colon, text = each.partition(": ")
        if colon:
            headings.append(Heading(word, text))
            continue
        word, _, names = each.partition(" ")
        any_equipment |= word == "equipment" and " or " in names
        facts[word] = tuple(name for name in names.split() if name != "or")
    pace = facts.pop("pace", None)
    speeds = tuple(_speed(*facts.pop(word)) for word in tuple(facts) if word.startswith("pace/"))
    words = tuple(headings)
    return Movement(
        name=name,
        title=title,
        aliases=tuple(aliases.split()),
        facts=facts,
        any_equipment=any_equipment,
        pace=int(pace[0]) if pace else None,
        speeds=speeds,
        clauses=Clauses(position=facts.get("position", ()), headings=words),
        headings=words,
    )


def _speed(time: str, amount: str, unit: str) -> Speed:
    return Speed(Duration.exactly(int(time)), Quantity(Decimal(amount), Decimal(amount), unit))


def write(movement: Movement) -> str:
    """The line of ``movement``. Raises where it says something that the table has no room for."""
    fields = [movement.name, movement.title, " ".join(movement.aliases)]
    for word, names in movement.facts.items():
        between = " or " if word == "equipment" and movement.any_equipment else " "
        fields.append(f"{word} {between.join(names)}")
    if movement.pace is not None:
        fields.append(f"pace {movement.pace}")
    fields.extend(
        f"pace/{speed.thing} {speed.time.low} {speed.distance.low} {speed.distance.unit}" for speed in movement.speeds
    )
    fields.extend(f"{heading.word}: {heading.text}" for heading in movement.headings)
    line = "\t".join(fields)
    if read(line) != movement:
        raise ValueError(f"`{movement.name}` says more than the table holds: aliases, facts, a pace and words.")
    return line
