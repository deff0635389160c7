"""M265: questions of how many that are answered with yes or no."""

import pytest

from mobdsl.diagnostics import Severity
from support.say import findings


def hints(line: str) -> list[str | None]:
    found = [one for one in findings(f"plank x8\n{line}") if one.code == "M265"]
    assert {one.severity for one in found} <= {Severity.WARNING}
    return [one.hint for one in found]


@pytest.mark.parametrize(
    "text", ["How many rounds?", "how far did you get", "Number of breaths", "Pain, 0 to 10", "Wie viele Runden?"]
)
def test_a_figure_is_asked_for(text: str) -> None:
    assert hints(f'ask score "{text}"') == ["For a figure say from where to where it goes: ask score 0-30."]


def test_rounds_and_repetitions_are_two_questions() -> None:
    assert hints('ask rounds "Rounds and extra reps, such as 18+7"') == [
        'Two figures are two questions: ask rounds 0-30 "Whole rounds"; ask extra_reps 0-100 "And repetitions".'
    ]
    assert hints('ask rounds 0-30 "Whole rounds"; ask extra_reps 0-100 "And repetitions"') == []


@pytest.mark.parametrize(
    "line",
    [
        'ask score 0-30 "How many rounds?"',
        'ask size small, large "How far?"',
        'ask steady "Was it steady?"',
        "ask tired",
    ],
)
def test_the_answer_fits_the_question(line: str) -> None:
    assert hints(line) == []
