"""A word of the language that is the name of something, or the word of a text, is read again as that when printed."""

import pytest

from laws.placeless import differences
from mobdsl.diagnostics import has_errors
from mobdsl.language.keywords import reserved
from mobdsl.language.vocabulary import DOSE_WORDS
from mobdsl.lower.document import lower
from mobdsl.model.document import Document
from mobdsl.printer import printed
from mobdsl.project.imports import Memory, Project

PATH = "main.mob"
WORDS = sorted({*reserved(), *DOSE_WORDS, "then", "rounds", "first", "by", "yes"})

FRAMES = [
    "{} 20s",
    '"{}" 20s',
    "a, {} 20s",
    "{} then a 20s",
    "at 0:10 {} 20s",
    "progression p {{ level {} 20s }}",
    "inhale {}",
    "replace {} with a 4min",
    "replace a with {} 4min",
    "require {} before {}",
    "only {} to {}",
    "never {} on {}",
    "a x8 each {}, b",
    'a 5s with "{}" or b',
    "a x5 hold 5s at {}",
    "a 5s\nregress to {} or b",
    "a 5s\nadd 1 {}",
    "block {} {{ a 5s }}",
    'block "{}" "t" 30s {{ a 5s }}',
    "context c also {} {{ skip b }}",
    "a 5s if {} = b",
    'a 5s {} "text"',
    'a 5s cue "x" {} "y" note "z"',
    'block b 30s {} "text" {{ a 5s }}',
    'repeat 3 cue "x" {} "y" {{ a 5s }}',
    '{{ {} "text"\na 5s }}',
    'movement m {{ pace 4s {} "text" }}',
    'progression p {{ level a 20s {} "text" }}',
    "did 2026-03-02 07:04 r 9:40 x {}",
    'did 2026-03-02 07:04 r 9:40 {{ {} "text" }}',
]


def read(text: str) -> Document | None:
    """What ``text`` means; None where it does not mean anything."""
    project = Project(Memory({PATH: text}))
    project.load(PATH)
    lowered = lower(project, PATH, {})
    return None if has_errors((*project.diagnostics, *lowered.diagnostics)) else lowered.value


@pytest.mark.parametrize("frame", FRAMES)
def test_a_round_trip(frame: str) -> None:
    documents = [document for word in WORDS if (document := read(frame.format(word, word)))]
    assert len(documents) > 15
    for document in documents:
        again = read(printed(document))
        assert again is not None, printed(document)
        assert not list(differences(again, document))
        assert printed(again) == printed(document)


@pytest.mark.parametrize(
    ("line", "canonical"),
    [
        ("progression p { level routine 20s }", "progression p {\n  level routine 20s\n}\n"),
        ('plank 20s do "warm up"', 'plank 20s do "warm up"\n'),
        ('plank 20s cue "x" do "warm up" note "z"', 'plank 20s cue "x" do "warm up" {\n  note "z"\n}\n'),
        ('block b 30s skip "x" { plank }', 'block b 30s skip "x" {\n  plank\n}\n'),
        ("inhale fit", "inhale fit\n"),
    ],
)
def test_canonical_lines(line: str, canonical: str) -> None:
    document = read(line)
    assert document
    assert printed(document) == canonical


def test_a_word_that_is_no_name_is_no_value_in_the_log() -> None:
    assert read("did 2026-03-02 07:04 r 9:40 x and") is None
