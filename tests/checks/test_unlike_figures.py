"""Conditions that compare what cannot be compared."""

import pytest

from support.checking import findings, found, marked


@pytest.mark.parametrize("condition", ["weight < 30s", "weight > 3", "weight > 50%", "time > 240", "weight = yes"])
def test_figures_of_two_kinds(condition: str) -> None:
    text = f"param weight = 40kg\nparam time = 3min\nplank 30s; march 1min\nskip plank if {condition}"
    (one,) = found(text, "M272")
    assert marked(text, one) == condition.split(maxsplit=1)[0]


@pytest.mark.parametrize("condition", ["weight < 60lb", "weight > 500g", "time > 90s", "golfer = yes", "golfer != no"])
def test_figures_of_one_kind(condition: str) -> None:
    params = "param weight = 40kg\nparam time = 3min\nparam golfer = yes\n"
    assert found(f"{params}plank 30s; march 1min\nskip plank if {condition}", "M272") == []


def test_what_nobody_knows_is_of_any_kind() -> None:
    assert found("ask soreness 0-10 before\nplank 30s; march 1min\nskip plank if soreness > 24h", "M272") == []


def test_a_fact_of_the_profile() -> None:
    texts = {"main.mob": "plank 30s; march 1min; skip plank if height > 3kg", "mob.toml": "[profile]\nheight = 180\n"}
    assert len(findings(texts, "M272")) == 1
