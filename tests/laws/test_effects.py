"""Nothing is read without effect: whatever is put on a line changes what it means, or is found fault with."""

import re
from collections.abc import Iterator

import pytest

from mobdsl import api
from mobdsl.diagnostics import has_errors
from mobdsl.language.keywords import WORDS, Place, Word
from mobdsl.project.imports import Memory

_PLAN = """routine evening { plank 30s }
routine strength { plank 30s }
routine mobility { plank 30s }
plan q {
  start 2026-03-02; for 6 weeks; zone "Europe/Berlin"
"""
_LINES = "jog 1min; twist x3; child_pose 10s; foam_roll 10s; breathing 3 breaths; kx 10s"
_ROUTINE = f"routine warm_up {{ plank 10s }}\nroutine r {{ plank 30s; dead_bug x8; {_LINES}\n%s }}"

_FRAMES = {
    Place.FILE: "%s\nroutine zz { plank 30s; dead_bug x8 }\n",
    Place.LINE: _ROUTINE,
    Place.CLAUSE: "routine r { plank 3x8 %s }",
    Place.BLOCK: "routine r { repeat 3 %s { plank 8x20s } }",
    Place.MOVEMENT: "movement m { %s }\nroutine r { m x8 }",
    Place.PROGRESSION: "progression p { level a x8; level b x8\n%s\n}\nroutine r { p }",
    Place.PLAN: f"{_PLAN} on mon do evening\n%s\n}}",
    Place.WHEN: f"{_PLAN} activity run on tue at 18:00 for 45min\n%s }}",
    Place.LOG: "routine evening { plank 30s }\ndid 2026-03-02 07:04 evening 9:40 effort 4 { %s }",
}
_OF_LINES = {
    "in a block": _ROUTINE.replace("%s", "block zz { march 10s\n%s }"),
    "in a context": _ROUTINE.replace("%s", "context zz {\n%s }"),
}
_OF_CLAUSES = {
    "on a line of a routine": "routine r { %s\nplank 3x8 }",
    "in the body of a movement": "routine r { plank 3x8 { %s } }",
    "behind a block": "routine r { block b %s { plank 3x8; bug x3 } }",
    "on a line of a block": "routine r { block b { %s\nplank 3x8; bug x3 } }",
    "on a line of a context": "routine r { context zz { %s }\nplank 3x8; bug x3 }",
    "behind a level": "progression p { level a 3x8 %s; level b x8 }\nroutine r { p }",
    "on a line of a progression": "progression p { level a 3x8; level b x8\n%s }\nroutine r { p }",
    "in a variation": "movement m { variation v { %s } }\nroutine r { m x8 variation v }",
    "in a file": "%s\nroutine r { plank 3x8 }",
}
_TIMED = (Place.LINE, *_OF_LINES, "on a line of a routine", "on a line of a block")


def _places() -> Iterator[tuple[str, str, str]]:
    """A place, what stands around it, and a line or clause that can stand there."""
    for word in WORDS:
        for place in word.places:
            behind = place in (Place.CLAUSE, Place.BLOCK, Place.MOVEMENT)
            yield place, _FRAMES[place], _clause(word) if behind else _whole(word)
        if Place.LINE in word.places:
            yield from ((place, frame, _whole(word)) for place, frame in _OF_LINES.items())
        if Place.CLAUSE in word.places:
            yield from ((place, frame, _clause(word)) for place, frame in _OF_CLAUSES.items())


def _whole(word: Word) -> str:
    body = '{ cue "x" }' if word.name == "movement" else "{ plank 20s }"
    return word.example.replace("{ ... }", body)


def _clause(word: Word) -> str:
    """The example from the word itself on, without what it stands in."""
    found = re.search(rf"\b{word.name}\b.*", word.example)
    assert found
    return found[0] if word.name == "variation" else found[0].split(" {")[0]


def _meaning(text: str) -> tuple[str, frozenset[str], bool]:
    """The file as the language spells what it means, what is found fault with, and whether that stops it."""
    loaded = api.load(Memory({"main.mob": text, "library/back.mob": "routine b { plank 10s }"}), "main.mob")
    if loaded.value is None:
        return "", frozenset(found.message for found in loaded.diagnostics), True
    every = (*loaded.diagnostics, *api.check(loaded.value))
    return api.canonical(loaded.value), frozenset(found.message for found in every), has_errors(loaded.diagnostics)


def _additions(place: str, line: str) -> Iterator[str]:
    head, brace, body = line.partition(" {")
    for condition in ("if zzz", "until zzz"):
        yield f"{head} {condition}{brace}{body}"
    if place in _TIMED:
        yield f"at 1:00 {line}"
    if not brace:
        yield f'{line} {{ cue "zz" }}'


_WITHOUT_EFFECT = {"mob 1", *(word.example for word in WORDS if word.places == (Place.WHEN,))}
"""What may be written and changes nothing: the version there is, and when something is done with nothing to do."""

_CASES = [pytest.param(*one, id=f"{one[0]}: {one[2]}") for one in _places()]


@pytest.mark.parametrize(("place", "frame", "line"), _CASES)
def test_what_is_put_on_a_line_has_an_effect(place: str, frame: str, line: str) -> None:
    meaning, found, broken = _meaning(frame.replace("%s", line))
    before, complaints, _ = _meaning(frame.replace("%s", ""))
    assert meaning != before or found != complaints or line in _WITHOUT_EFFECT
    for addition in () if broken else _additions(place, line):  # what cannot stand there has been found fault with
        changed, more, _ = _meaning(frame.replace("%s", addition))
        assert changed != meaning or more - found, addition
