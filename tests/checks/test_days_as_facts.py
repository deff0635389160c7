"""Routines that ask which day it is."""

import pytest

from support.checking import found, marked

PLAN = 'plan week { start 2026-03-02; for 4 weeks; zone "Europe/Berlin"; on sun at 09:00 do r DOING }'


@pytest.mark.parametrize("day", ["sunday", "mon", "weekend", "rest_day"])
def test_a_day_that_no_plan_chooses(day: str) -> None:
    text = f"routine r {{ plank 30s; march 1min if not {day} }}"
    (one,) = found(text, "M273")
    assert marked(text, one) == day


def test_a_kind_of_day_of_the_plan() -> None:
    plan = PLAN.replace("DOING", "; days easy_day on sun")
    assert len(found(f"routine r {{ plank 30s; march 1min if easy_day }}\n{plan}", "M273")) == 1


def test_a_plan_that_chooses_it() -> None:
    plan = PLAN.replace("DOING", "if sunday")
    assert found(f"routine r {{ plank 30s; march 1min if sunday }}\n{plan}", "M273") == []


def test_a_context_or_a_parameter_of_that_name() -> None:
    assert found("plank 30s; march 1min if not sunday; context sunday { expect 30s }", "M273") == []
    assert found("param sunday = yes\nplank 30s; march 1min if sunday", "M273") == []
