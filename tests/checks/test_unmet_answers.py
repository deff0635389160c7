"""M264: conditions that no answer meets."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import findings, found, marked

ROUTINE = """routine r {
  plank 30s; squat x8; lunge x8
  ask soreness 1-10; ask mood good, bad; ask tired
"""
PLAN = 'plan p { start 2026-03-02; for 1 week; zone "UTC"; on mon at 07:00 do r'


def lines(*text: str) -> str:
    return "\n".join((ROUTINE, *text, "}"))


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("skip squat if soreness = high", "soreness"),
        ("add 1 rep if mood = fine", "mood"),
        ("add 1 rep if mood > 3", "mood"),
        ("stop if tired > 3", "tired"),
        ("skip squat if relaxed and mood = fine", "mood"),
    ],
)
def test_no_answer_meets_it(line: str, fact: str) -> None:
    text = lines(line)
    (one,) = found(text, "M264")
    assert one.severity is Severity.WARNING
    assert marked(text, one) == fact


@pytest.mark.parametrize(
    "line",
    [
        "skip squat if soreness > 9",
        "skip squat if soreness <= 1",
        "skip squat if soreness != 14",
        "reduce volume 20% if soreness > 24h",
        "add 1 rep if mood = good",
        "add 1 rep if mood != fine",
        "skip squat if tired",
        "skip squat if pulse > 200",
    ],
)
def test_some_answer_meets_it(line: str) -> None:
    assert found(lines(line), "M264") == []


def test_in_a_plan() -> None:
    text = lines() + f"\n{PLAN} if soreness = high; reduce volume 20% if mood = awful; week 1 load 60% if tired > 9 }}"
    assert [marked(text, one) for one in found(text, "M264")] == ["soreness", "mood", "tired"]


def test_the_answers_are_named() -> None:
    assert [one.hint for one in found(lines("add 1 rep if mood = fine"), "M264")] == ["The answers are good and bad."]
    assert [one.hint for one in found(lines("stop if soreness = high"), "M264")] == ["The answers are 1 to 10."]


def test_another_question_of_the_name_may_be_met() -> None:
    assert found(lines("skip squat if mood = fine", "lunge x8 { ask mood fine, awful }"), "M264") == []


def test_what_a_parameter_or_the_profile_says_is_no_answer() -> None:
    assert found("param mood = fine\n" + lines("skip squat if mood = fine"), "M264") == []
    texts = {"main.mob": lines("skip squat if mood = fine"), "mob.toml": '[profile]\nmood = "fine"'}
    assert findings(texts, "M264") == []
