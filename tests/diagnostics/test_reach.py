"""M123: an `if` behind a text or a rule that decides over the movement as well."""

import pytest

from mobdsl.diagnostics import Severity
from support.say import findings, timeline, work


def reach(text: str) -> list[str]:
    found = [one for one in findings(text) if one.code == "M123"]
    assert all(one.severity is Severity.WARNING for one in found)
    return [one.hint or "" for one in found]


@pytest.mark.parametrize("tail", ["add 2.5kg", "ask effort 0-10", 'cue "slow"', "advance", "reduce load 10%"])
def test_behind_a_rule_or_a_text(tail: str) -> None:
    text = f"row x8\nsquat 3x8 load 60kg {tail} if tired"
    (hint,) = reach(text)
    mended = f"squat 3x8 load 60kg {{ {tail} if tired }}"
    assert hint == f"If not, write: {mended}. If so, put the `if` in front."
    assert [row[2] for row in work(timeline(text))] == ["row"]
    assert reach(f"row x8\n{mended}") == []
    assert [row[2] for row in work(timeline(f"row x8\n{mended}"))] == ["row", "squat", "squat", "squat"]
    assert reach(f"row x8\nif tired squat 3x8 load 60kg {tail}") == []


def test_where_there_are_braces_already() -> None:
    (hint,) = reach('row x8; squat 3x8 cue "slow" if tired { rest 30s }')
    assert hint == 'Put `cue "slow" if tired` into the braces. If so, put the `if` in front.'


@pytest.mark.parametrize(
    "line",
    [
        "squat x8 if tired",
        "squat x8 with barbell if tired",
        'squat x8 if tired cue "slow"',
        'squat x8 cue "slow" optional if tired',
        'replace row with squat x8 cue "slow" if tired',
        'cue "slow" if tired',
        'repeat 3 "Pairs" if tired { squat x8 }',
    ],
)
def test_where_the_line_is_meant(line: str) -> None:
    assert reach(f"row x8; {line}") == []


def test_between_rounds_is_said_of_the_movement() -> None:
    (hint,) = reach("repeat 2 { plank 30s rest 10s between rounds; march 30s }")
    assert hint == (
        "A rest between rounds stands on the repeat: repeat 3 rest 10s { … }. "
        "If the movement is meant, write: plank 30s between rounds rest 10s"
    )
    assert reach("repeat 2 rest 10s { plank 30s; march 30s }") == []
    mended = "repeat 2 { plank 30s between rounds rest 10s; march 30s }"
    assert reach(mended) == []
    assert [row[2] for row in work(timeline(mended))] == ["plank", "march", "march"]
