"""M240: conditions that contradict themselves."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked

ASKED = "ask soreness 0-10 before; ask sleep 0-12 before; ask tired before; plank 30s; dead_bug x8\n"


@pytest.mark.parametrize(
    "condition",
    [
        "tired and not tired",
        "not tired and tired",
        "soreness > 6 and soreness < 3",
        "soreness > 3 and soreness < 3",
        "soreness >= 4 and soreness <= 3",
        "soreness = 3 and soreness = 4",
        "soreness < 2 and tired and soreness >= 2",
        "soreness > 24h and soreness < 1d",
    ],
)
def test_it_never_holds(condition: str) -> None:
    text = f"{ASKED}if {condition} skip plank"
    (one,) = found(text, "M240")
    assert one.severity is Severity.WARNING
    assert marked(text, one) in condition


def test_two_conditions_on_a_line_have_to_hold_together() -> None:
    assert len(found(f"{ASKED}if tired skip plank if not tired", "M240")) == 1


def test_wherever_a_condition_stands() -> None:
    text = "ask tired before; block b { repeat 2 { plank 30s; dead_bug x8 if tired and not tired } }"
    assert len(found(text, "M240")) == 1


@pytest.mark.parametrize(
    "condition",
    [
        "tired or not tired",
        "soreness > 3 and soreness < 6",
        "soreness >= 3 and soreness <= 3",
        "soreness > 6 and sleep < 3",
        "soreness > 3 and not soreness < 6",
        "tired and not ill",
    ],
)
def test_it_can_hold(condition: str) -> None:
    assert found(f"{ASKED}if {condition} skip plank", "M240") == []


def test_the_tightest_bounds_are_held_against_each_other() -> None:
    text = f"{ASKED}if soreness > 1 and soreness > 5 and sleep < 3 and soreness < 7 and soreness < 4 skip plank"
    (one,) = found(text, "M240")
    assert one.message == "`soreness > 5` and `soreness < 4` never hold together."


@pytest.mark.parametrize(
    "test", ["soreness > 30", "soreness > 10", "soreness >= 11", "soreness < 0", "soreness = 12", "soreness <= -1"]
)
def test_a_figure_beyond_the_scale_of_the_question(test: str) -> None:
    text = f"ask soreness 0-10 before\nplank 30s; dead_bug x8\nskip plank if {test}"
    (one,) = found(text, "M240")
    assert marked(text, one) == test
    assert "from 0 to 10" in one.message


@pytest.mark.parametrize(
    "test", ["soreness > 9", "soreness >= 10", "soreness < 1", "soreness != 12", "not soreness > 30", "soreness > 24h"]
)
def test_a_figure_on_the_scale_or_none(test: str) -> None:
    assert found(f"ask soreness 0-10 before\nplank 30s; dead_bug x8\nskip plank if {test}", "M240") == []
    assert found(f"plank 30s; dead_bug x8\nskip plank if {test}", "M240") == []


def test_the_widest_of_several_scales_counts() -> None:
    text = "ask pain 0-10 before\nplank 30s { ask pain 0-100 }\ndead_bug x8\nskip plank if pain > 30"
    assert found(text, "M240") == []


def test_yes_or_no_is_no_figure() -> None:
    text = 'ask sore "Sore?" before\nplank 30s; dead_bug x8\nskip plank if sore > 3'
    (one,) = found(text, "M240")
    assert (marked(text, one), one.hint) == ("sore > 3", "Ask for a figure: ask sore 0-10.")


@pytest.mark.parametrize(
    "text",
    [
        "ask sore 0-10 before\nplank 30s; dead_bug x8\nskip plank if sore > 3",
        "ask sore before\nask sore 0-10\nplank 30s; dead_bug x8\nskip plank if sore > 3",
        "ask sore before\nplank 30s; dead_bug x8\nskip plank if sore",
        "ask where neck, hip before\nplank 30s; dead_bug x8\nskip plank if where = neck",
    ],
)
def test_a_figure_that_is_asked_for_and_a_word_that_is_chosen(text: str) -> None:
    assert found(text, "M240") == []


@pytest.mark.parametrize("name", ["pre_run", "pre_race"])
def test_a_context_that_asks_for_its_own_absence(name: str) -> None:
    text = f"plank 30s; dead_bug x8\ncontext pre_run also pre_race {{ skip plank if not {name} }}"
    (one,) = found(text, "M240")
    assert marked(text, one) == f"not {name}"


def test_a_context_may_ask_for_the_absence_of_another() -> None:
    text = "plank 30s; dead_bug x8\ncontext pre_run { skip plank if not race }\ncontext race { skip dead_bug }"
    assert found(text, "M240") == []
