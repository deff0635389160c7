"""Whatever a file says, `check` comes back with findings that can be shown, and never with an exception."""

from hypothesis import assume, example
from hypothesis import strategies as st

from mobdsl import api
from mobdsl.diagnostics import has_errors
from mobdsl.language.keywords import WORDS
from mobdsl.language.vocabulary import ELSEWHERE, HEADINGS, LIMBS, NEVER_NAMES, UNITS
from mobdsl.project.imports import Memory
from mobdsl.render.human import render
from mobdsl.source import Source
from support.laws import law
from support.say import FILE, findings

EXAMPLES = [word.example for word in WORDS]
FRAGMENTS = [
    *(part for example in EXAMPLES for part in example.split()),
    *(word.name for word in WORDS), *HEADINGS, *LIMBS, *UNITS, *ELSEWHERE, *NEVER_NAMES,
    "x8", "x6-10", "x5+", "x8/6/4", "xmax", "3x8", "0x8", "8x", "45s", "0s", "30-60s", "1:28", "25:00", "2026-03-02",
    "16kg", "85%", "3-1-3", "+1", "-15s", "6", "9" * 20, '"text"', "a", "b", "if a", "if a > 3", "until b", "= 3s", "+",
    "{", "}", "{", "}", ";", "\n", ",", "#",
]  # fmt: skip
fragments = st.lists(st.sampled_from(FRAGMENTS), max_size=30).map(" ".join)
lines = st.lists(st.sampled_from(EXAMPLES), max_size=8).map("\n".join)
few_lines = st.lists(st.sampled_from(EXAMPLES), max_size=3).map("\n".join)


def shuffled(text: str) -> st.SearchStrategy[str]:
    """The words of ``text`` in another order."""
    return st.permutations(text.split(" ")).map(" ".join)


@example("regress 1\nplank")
@example("repeat for 1min { }")
@example("progression hinge { level dowel_hinge x8; if back_sags }")
@example("if tired { }")
@example("repeat 100000 { repeat 100000 { } }")
@example("\n".join(f"param a{number} = a{number + 1} + 1s" for number in range(300)))
@law(fragments | lines | lines.flatmap(shuffled))
def test_every_finding_has_a_place_in_the_text_and_can_be_shown(text: str) -> None:
    source = Source(FILE, text)
    everything = findings(text)
    assume(everything)
    for found in everything:
        assert found.message
        assert found.span is None or 0 <= found.span.start <= found.span.end <= len(text)
        shown = render(found, {FILE: source})
        assert all(character.isprintable() or character == "\n" for character in shown)


@law(few_lines | fragments)
def test_a_file_without_errors_has_a_timeline_for_every_routine(text: str) -> None:
    loaded = api.load(Memory({FILE: text}), FILE)
    assume(loaded.value and not has_errors((*loaded.diagnostics, *api.check(loaded.value))))
    assert loaded.value
    document = loaded.value.document().value
    assert document is not None
    for name in document.routines:
        made = api.timeline(loaded.value, name).value
        assert made is not None
        assert 0 <= made.length.low <= (made.length.high if made.length.high is not None else made.length.low)
