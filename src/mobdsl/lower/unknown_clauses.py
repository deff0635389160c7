"""What stands where a clause is expected and is none: what its author is likely to mean by it."""

from __future__ import annotations

from mobdsl.language.keywords import Place, table
from mobdsl.language.vocabulary import DOSE_WORDS, ELSEWHERE, HEADINGS, NEVER_NAMES
from mobdsl.lower.cursor import Cursor, shown
from mobdsl.suggest import nearest
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn, TypeAlias

    from mobdsl.diagnostics import Fix


def reject_part(cursor: Cursor, part: nodes.Part) -> NoReturn:
    """Rejects a ``part`` that is no bare word."""
    match part:
        case nodes.Figure():
            hint = "The dose stands right behind the movement's name; others have a word in front: load 16kg, rest 30s."
        case nodes.Listing(parts) if all(isinstance(item, nodes.Text) for item in parts):
            hint = "Each text has a line of its own, with the word in front."
        case nodes.Listing():
            hint = "Movements with doses of their own stand on lines of their own, or have a ; between them."
        case nodes.Value():
            hint = "A dose stands without an equals sign: dead_bug x8."
        case nodes.Text() if isinstance(first := cursor.parts[0], nodes.Name) and first.text in ("block", "repeat"):
            hint = 'A block has one title. What else people read has a word in front: note "…", cue "…".'
        case _:
            hint = "A text has a word in front that says what it is: cue, why, note, …"
    cursor.scope.reject("M105", f"{shown(part, cursor.scope)} does not belong here.", part, hint=hint)


def reject_word(cursor: Cursor, part: nodes.Name, place: Place) -> NoReturn:
    """Rejects a bare word that is no clause at ``place``."""
    if part.text in HEADINGS:
        message = f"Something is missing behind {shown(part, cursor.scope)}."
        cursor.scope.reject("M101", message, part, expected='a text in "quotes"', hint=f'{part.text} "…"')
    hints = (meant(cursor, part, place) for meant in _MEANT)
    hint: str | Fix = next(hint for hint in hints if hint)
    cursor.scope.reject("M104", f"`{part.text}` is not a word that can stand here.", part, hint=hint)


def _of_another_tool(cursor: Cursor, part: nodes.Name, place: Place) -> str | None:
    return f"Write it so: {ELSEWHERE[part.text]}" if part.text in ELSEWHERE else None


def _between_names(cursor: Cursor, part: nodes.Name, place: Place) -> str | None:
    return "Between names stands a comma: clamshells, leg_circles 30s." if part.text in NEVER_NAMES else None


def _of_another_place(cursor: Cursor, part: nodes.Name, place: Place) -> str | None:
    word = table(Place.LINE).get(part.text) or table(Place.BLOCK).get(part.text)
    return f"For example: {word.example}" if word else None


def _misspelled(cursor: Cursor, part: nodes.Name, place: Place) -> str | Fix | None:
    known = (*table(place), *HEADINGS, *DOSE_WORDS, "every")
    near = nearest(part.text, known) if len(part.text) > _SHORTEST else None
    return cursor.scope.rename(part, near)


def _in_a_movement(cursor: Cursor, part: nodes.Name, place: Place) -> str | None:
    hint = "A name of several words has underscores between them, several names have commas: psoas, deep_core."
    return hint if place is Place.MOVEMENT else None


def _before_the_movement(cursor: Cursor, part: nodes.Name, place: Place) -> str | None:
    first = cursor.parts[0]
    if not (isinstance(first, nodes.Name) and first.text in table(place) and cursor.at):
        return None
    clauses = cursor.scope.source.text[first.start : cursor.last.end]
    return f"The movement stands first: {part.text} {clauses}."


def _behind_then(cursor: Cursor, part: nodes.Name, place: Place) -> str | None:
    then = shown(cursor.last, cursor.scope) == "`then`"
    return f"Both movements stand on one line: knee_in then {part.text} 20s." if then else None


def _second_word(cursor: Cursor, part: nodes.Name, place: Place) -> str | None:
    hint = "A name of several words is written with underscores (dead_bug) or in quotes."
    return hint if cursor.at == 1 else None


def _anything(cursor: Cursor, part: nodes.Name, place: Place) -> str | None:
    return 'What has no word of its own is said in a text: note "…". Two movements have a comma or a ; between them.'


_SHORTEST = 2
"""A word of so many letters is a slip of anything."""

_Meant: TypeAlias = "Callable[[Cursor, nodes.Name, Place], str | Fix | None]"
_MEANT: tuple[_Meant, ...] = (
    _of_another_tool,
    _between_names,
    _of_another_place,
    _misspelled,
    _in_a_movement,
    _before_the_movement,
    _behind_then,
    _second_word,
    _anything,
)
"""What a word may be meant for, the likeliest first: each gives the hint where that is so. The last always does."""
