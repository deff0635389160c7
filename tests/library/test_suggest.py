"""Did you mean, asked often."""

import pytest
from hypothesis import strategies as st

from mobdsl import library, suggest
from mobdsl.suggest import Lexicon, distance, nearest
from support.laws import law

NAMES = sorted(library.names())[::7]
LEXICON = Lexicon.of(NAMES)


@st.composite
def slips(draw: st.DrawFn) -> str:
    """A known name with up to three letters added, taken away, changed or swapped."""
    word = draw(st.sampled_from(NAMES))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, max(len(word) - 1, 0)))
        letter = draw(st.sampled_from("abyz_É"))
        word = draw(
            st.sampled_from(
                [
                    word[:at] + letter + word[at:],
                    word[:at] + word[at + 1 :],
                    word[:at] + letter + word[at + 1 :],
                    word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :],
                ]
            )
        )
    return word


@law(slips())
def test_looking_at_few_names_finds_what_looking_at_all_does(word: str) -> None:
    assert LEXICON.nearest(word) == nearest(word, NAMES)


def test_one_slip() -> None:
    lexicon = Lexicon.of(["dead_bug", "plank"])
    assert lexicon.nearest("dad_bug") == "dead_bug"
    assert lexicon.nearest("plan") == lexicon.nearest("Plank") == "plank"
    assert lexicon.nearest("moon") is None


@pytest.mark.parametrize(
    ("left", "right", "slips"),
    [
        ("plank", "plank", 0),
        ("plank", "plnak", 1),
        ("plank", "plan", 1),
        ("plank", "planck", 1),
        ("plank", "blank", 1),
        ("abcdef", "bacdfe", 2),
        ("dead_bug", "deadbgu", 2),
        ("ab", "ca", 2),
        ("plank", "lpnak", 2),
        ("plank", "march", 3),
        ("", "ab", 2),
        ("aab", "aabab", 2),
    ],
)
def test_the_distance_is_the_number_of_slips_up_to_a_limit(left: str, right: str, slips: int) -> None:
    for limit in (0, 1, 2):
        assert min(distance(left, right, limit), limit + 1) == min(slips, limit + 1)
        assert min(distance(right, left, limit), limit + 1) == min(slips, limit + 1)


def test_of_thousands_of_names_that_are_alike_few_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    monkeypatch.setattr(suggest, "distance", lambda *words: compared.append(words) or distance(*words))
    lexicon = Lexicon.of(f"move_{number:05d}" for number in range(2_000))
    assert [lexicon.nearest(f"move_{number:05d}x", 2) for number in range(1_000)] == [
        f"move_{number:05d}" for number in range(1_000)
    ]
    assert len(compared) < 50_000  # each with each were two million


def test_comparing_ends_where_names_are_more_than_anyone_has() -> None:
    names = [f"{number:03d}" for number in range(1_000)]
    assert Lexicon.of(names).nearest("ab999", 2) == "999"
    lexicon = Lexicon.of(names)
    answers = [lexicon.nearest(f"ab{number:03d}", 2) for number in range(1_000)]
    assert answers[:50] == names[:50]
    assert answers[-1] is None  # each with each were a million


def test_long_names_are_not_compared() -> None:
    assert nearest("a" * 64, ["a" * 63 + "b"]) == "a" * 63 + "b"
    assert nearest("a" * 65, ["a" * 64 + "b"]) is None
    assert Lexicon.of(["a" * 64 + "b"]).nearest("a" * 65) is None
