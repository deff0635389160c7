"""Did you mean, asked often."""

from hypothesis import strategies as st

from mobdsl import library
from mobdsl.suggest import Lexicon, nearest
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
