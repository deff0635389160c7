"""Lines made of the table of words: a dose, the clauses beside it, what they stand in, and what all of it comes to."""

import json
import re
from collections.abc import Iterator
from functools import cache

from attrs import frozen

from mobdsl import api
from mobdsl.backends.html.sheet import read
from mobdsl.diagnostics import has_errors
from mobdsl.language.keywords import WORDS, Place, Word
from mobdsl.project.imports import Memory
from mobdsl.views.timeline import timeline_json

DOSES = (
    "",
    "x8",
    "x6-10",
    "xmax",
    "x8/6/4",
    "30s",
    "20-30s",
    "3x8",
    "2x20s",
    "5 breaths",
    "400m",
    "3x100m every 2min",
    "x10 in 60s",
    "total 60s in 1-3 sets",
)
"""One of each kind of dose."""

LINES = {
    "alone": "plank %s",
    "with both sides": "plank %s each side",
    "in a block": "block b { plank %s; bow 10s }",
    "in rounds": "repeat 3 { plank %s; bow 10s }",
    "on an interval": "repeat 2 every 10min { plank %s; bow 10s }",
    "in a time": "repeat for 20min { plank %s; bow 10s }",
    "in a slot": "lasts 20:00\nat 0:00 plank %s; bow 10s\nat 18:00 bow 10s",
    "in a chain": "plank then bow %s",
    "in a body": "plank { %s }",
    "of a level": "progression p { level plank %s; level bow x8 }\np; squat x5",
}
"""What a dose and clauses stand in, behind a movement."""

HEADS = {
    "of a block": "block b %s { plank 20s; squat x8; bow 3x10s each side }",
    "of rounds": "repeat 3 %s { plank 20s; squat x8; bow 3x10s each side }",
    "of rounds on an interval": "repeat 2 every 10min %s { plank 20s; squat x8 }",
    "of sides": "repeat each side %s { plank 20s; squat x8 }",
    "of a time": "repeat for 3min %s { plank 20s; squat x8 }",
    "of what is open": "repeat until relief %s { plank 20s; squat x8 }",
}
"""What clauses stand in behind `block` or `repeat`."""


def _clause(word: Word) -> str:
    """The example from the word itself on, without what it stands in."""
    found = re.search(rf"\b{word.name}\b.*", word.example)
    assert found
    return found[0] if word.name == "variation" else found[0].split(" {")[0]


def _clauses(place: Place) -> tuple[str, ...]:
    return tuple(_clause(word) for word in WORDS if place in word.places)


OTHERS = (
    "hold 2s at mid_range",
    "tempo slow",
    "rest same",
    "rest open",
    "rest 20s after each",
    "each face_down, face_up",
    "alternate each round",
    "load light",
    "effort 8rpe",
    "with mat, stick or medicine_ball",
    "+1 each set",
    "-5s each round",
    "breathe 4-0-6",
    'cue "long neck"',
    'inhale "up"',
)
"""Other things that a word of the table may say, and clauses that have none."""

IN_MOVEMENT = "movement m { %s }\nm 3x8 each side; m 2x20s; m x5; bow 10s"
"""What clauses stand in that a movement has wherever it is done."""

OF_MOVEMENTS = (*_clauses(Place.MOVEMENT), *OTHERS)
"""A clause for each word that may stand in a movement."""
OF_LINES = (*_clauses(Place.CLAUSE), *OTHERS)
"""A clause for each word that may stand behind a movement."""
OF_HEADS = (*_clauses(Place.BLOCK), *OTHERS)
"""The same behind `block` and `repeat`."""


TIMED = frozenset(
    ("hold", "reset", "switch", "rest", "breathe", "each", "alternate", "only", "lasts", "cap", "between")
)
"""Words that say when something is done, and not only how: what is written of them beside the dose is not enough."""


@frozen
class Meaning:
    """What a file comes to."""

    shown: str
    """The timeline as JSON, without places in the text."""
    timed: str
    """The same without what only tells the dose in words."""
    found: frozenset[str]
    """What is found fault with."""
    broken: bool


@cache
def meaning(text: str) -> Meaning:
    """What ``text`` comes to."""
    loaded = api.load(Memory({"main.mob": text}), "main.mob")
    assert loaded.value is not None
    found = (*loaded.diagnostics, *api.check(loaded.value))
    messages = frozenset(f"{one.code} {one.message}" for one in found)
    if has_errors(found):
        return Meaning("", "", messages, broken=True)
    made = api.timeline(loaded.value)
    assert made.value is not None
    shown = timeline_json(made.value, lambda span: ("", None))
    whole = json.dumps(shown)
    for event in shown["events"]:
        event["dose"] = event["dose"] if event["parts"] else None
    return Meaning(whole, json.dumps(shown), messages, broken=False)


@cache
def sheet(text: str) -> str:
    """What a person reads of ``text`` on its page, with scripts off."""
    loaded = api.load(Memory({"main.mob": text}), "main.mob")
    assert loaded.value is not None
    job = api.job(loaded.value).value
    assert job is not None
    (timeline,) = job.timelines
    return repr(read(timeline, job.document, None, {}))


@cache
def table(text: str) -> str:
    """What a person reads of ``text`` in Markdown."""
    loaded = api.load(Memory({"main.mob": text}), "main.mob")
    assert loaded.value is not None
    job = api.job(loaded.value).value
    assert job is not None
    made = api.build(job, "markdown").value
    assert made is not None
    return b"".join(artifact.content for artifact in made).decode()


AMOUNTS = frozenset(("load", "effort", "with", "hold", "tempo", "motion", "breathe", "opposite", "build"))
"""Words that say how much or how, so that every list of what is done says them."""


def is_shown(before: str, after: str, clause: str) -> bool:
    """Whether a person who reads of ``after`` is told of ``clause``; a limit that is never met needs no word."""
    if clause.startswith("cap") and _exact_length(before) is not None:
        return True
    told = clause.split(maxsplit=1)[0] not in AMOUNTS or table(before) != table(after)
    return told and sheet(before) != sheet(after)


def _exact_length(text: str) -> float | None:
    length = json.loads(meaning(text).shown)["duration"]
    return length["min"] if length["min"] == length["max"] else None


def has_effect(before: Meaning, after: Meaning, clause: str) -> bool:
    """Whether adding ``clause`` changed what is done, or is found fault with."""
    if after.found - before.found:
        return True
    if clause.split(maxsplit=1)[0] in TIMED or clause[0] in "+-":
        return after.timed != before.timed
    return after.shown != before.shown


def pairs(clauses: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each clause beside each other."""
    return ((one, other) for one in clauses for other in clauses if one != other)


def filled(frame: str, dose: str, *clauses: str) -> str:
    """``frame`` with a dose and clauses in it."""
    return frame.replace("%s", " ".join((dose, *clauses)).strip())


DECIDING = ("stop", "ask", "advance", "regress", "add", "reduce", "optional")
"""Words whose `if` decides over the whole line, which is told of: what is left out does nothing."""


def exempt(frame: str, dose: str, others: tuple[str, ...], clause: str) -> bool:
    """Whether ``clause`` may change nothing there: what cannot be timed is told, and that is all that it can do."""
    word = clause.split(maxsplit=1)[0]
    if any(other.split()[0] in DECIDING for other in others):
        return True
    if frame == IN_MOVEMENT and _is_for_others(word, {other.split()[0].strip(";") for other in others}):
        return True
    if word in ("breathe", "hold") and (not dose or dose.startswith(("xmax", "400m", "3x100m"))):
        return True  # how many there are is the result, so the pattern or the hold is for people
    if word == "breathe" and any(re.match(r"hold|tempo \d", other) for other in others):
        return True  # these are the pace, and the breath is for people
    if word == "between":
        return "repeat for" in frame  # the time ends such rounds, and none of them is the last
    return "repeat until" in frame and clause[0] in "+-"  # of the rounds that nobody counts one is listed


def _is_for_others(word: str, beside: set[str]) -> bool:
    """Whether in a movement ``word`` counts only for lines that say more, or is said by what stands ``beside`` it."""
    said = {
        "pace": {"hold", "tempo", "breathe", "inhale"},
        "unilateral": {"each", "only", "alternate", "opposite"},
        "equipment": {"with"},
    }
    return word == "variation" or bool(beside & said.get(word, set()))
