"""Texts with one slip of the pen each: a word or a character left out, doubled, or in the place of its neighbour."""

import re
from collections.abc import Iterator

from attrs import frozen

_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|[^\s";{}]+|[;{}]')


@frozen
class Slip:
    """A text with a slip, and the row in which it is, from 0."""

    text: str
    row: int


def slips(text: str, count: int, seed: int) -> Iterator[Slip]:
    """``count`` texts with a slip in one of the lines of ``text``, the same for each ``seed``."""
    rows = text.split("\n")
    told = [at for at, row in enumerate(rows) if _TOKEN.search(row.partition("#")[0])]
    state = seed * 2654435761 + 97
    for number in range(count if told else 0):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        row = told[(state >> 33) % len(told)]
        changed = _slipped(rows[row], (state >> 17) % 6 if number else (state >> 40) % 6, state >> 23)
        yield Slip("\n".join((*rows[:row], changed, *rows[row + 1 :])), row)


def _slipped(row: str, kind: int, draw: int) -> str:
    tokens = list(_TOKEN.finditer(row.partition("#")[0]))
    at = draw % len(tokens)
    token, following = tokens[at], tokens[min(at + 1, len(tokens) - 1)]
    if kind == 0:
        return row[: token.start()] + row[token.end() :].lstrip()
    if kind == 1:
        return f"{row[: token.end()]} {row[token.start() :]}"
    if kind == 2:
        between = row[token.end() : following.start()]
        swapped = f"{following[0]}{between}{token[0]}" if following is not token else token[0]
        return row[: token.start()] + swapped + row[following.end() :]
    place = token.start() + (draw >> 8) % len(token[0])
    if kind == 3:
        return row[:place] + row[place + 1 :]
    if kind == 4:
        return row[:place] + row[place] + row[place:]
    return row[:place] + row[place : place + 2][::-1] + row[place + 2 :]
