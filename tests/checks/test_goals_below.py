"""M335: a goal that is no more than today's dose."""

import pytest

from support.checking import found, marked


@pytest.mark.parametrize(
    "text",
    [
        "hang 60s build to 30s",
        "hang 60s build to 60s",
        "hang 3x30s build to 2x30s",
        "hang x10 build to x5-8",
        "hang total 60s in 3 sets build to 45s",
        "hang 400m build to 200m",
    ],
)
def test_a_goal_that_asks_for_no_more(text: str) -> None:
    (one,) = found(text, "M335")
    assert marked(text, one) == "hang"


@pytest.mark.parametrize(
    "text",
    [
        "hang total 30s build to 60-90s",
        "hang 3x30s build to 60s",
        "hang 3x30s build to 4x25s",
        "hang x5-8 build to x8-10",
        "hang max build to 60s",
        "hang 30s build to x5",
        "hang 30s build to max",
    ],
)
def test_a_goal_that_asks_for_more_or_for_something_else(text: str) -> None:
    assert found(text, "M335") == []
