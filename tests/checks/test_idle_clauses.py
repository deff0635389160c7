"""M336: a word without effect."""

import pytest

from support.checking import found, marked


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("plank 3x30s switch 5s", "`switch`"),
        ("lunge x10 alternate switch 5s", "`switch`"),
        ("squat x8 reset 3s", "`reset`"),
        ("squat hold 10s reset 3s", "`reset`"),
        ("swim 400m reset 3s", "`reset`"),
        ("sigh 5 breaths hold 3s", "`hold`"),
        ("plank 30s hold 30s", "`hold`"),
        ("swim 400m tempo 3-1-3", "`tempo`"),
        ("plank x8 +1 each set", "The growth"),
        ("squat 3x8 +1 each round", "The growth"),
        ("repeat 3 { plank x8 +1 each set }", "The growth"),
        ("hang total 60s in 3 sets +5s each set", "The growth"),
    ],
)
def test_a_word_that_changes_nothing_is_named(text: str, named: str) -> None:
    (one,) = found(text, "M336")
    assert one.message.startswith(named)
    assert marked(text, one) in text


@pytest.mark.parametrize(
    "text",
    [
        "side_plank 30s each side switch 5s",
        "rocking_chair 30s each face_down, face_up switch 5s",
        "squat x8 hold 5s reset 3s",
        "plank 30s hold 10s reset 3s",
        "squat xmax hold 5s reset 3s",
        "squat x8 tempo 3-1-3",
        "squat 30s tempo 3-1-3",
        "swim 400m tempo slow",
        "squat 3x8 +1 each set",
        "squat x8/6/4 +1 each set",
        "repeat 3 { plank x8 +1 each round }",
        "repeat until tired { plank x8 +1 each round }",
        "repeat each side switch 5s { plank 30s }",
    ],
)
def test_words_that_count(text: str) -> None:
    assert found(text, "M336") == []


def test_what_a_block_passes_down_has_to_count_for_one_of_its_lines() -> None:
    assert found("block b reset 3s { squat x8; bird_dog x3 hold 5s }", "M336") == []
    (one,) = found("block b reset 3s { squat x8; plank 20s }", "M336")
    assert one.message.startswith("`reset`")


def test_a_line_that_a_rule_replaces_or_leaves_out_is_judged_as_it_stands() -> None:
    assert found("a x8 hold 5s reset 1s; b 10s; context c { skip a }", "M336") == []
    assert found("a x8 hold 5s reset 1s; b 10s; context c { replace a with d 10s }", "M336") == []


def test_a_level_is_a_line_too() -> None:
    text = "progression p { level plank x8 switch 5s; level bow 2x8 each side switch 5s }\nroutine r { %s }"
    alone, with_sides = text % "p", text % "p each side"
    assert [marked(alone, one) for one in found(alone, "M336")] == ["level plank x8 switch 5s"]
    assert found(with_sides, "M336") == []
