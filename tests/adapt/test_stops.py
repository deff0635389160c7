"""Stop rules that were met, wherever the log says so."""

from __future__ import annotations

import pytest
from tests.adapt.lived import state_of

TEXT = """
routine day {
  plank 30s
  squat x5
  stop if sharp_pain or tingling "rest"
  context relief { ask relief after each; stop if relief "enough" }
}
"""


@pytest.mark.parametrize(
    "said",
    [
        'stopped "sharp pain or tingling"',
        'stopped "tingling"',
        "tingling yes",
        'done plank 30s cut squat x3 stopped "sharp pain or tingling"',
        'ended stop cut squat x3 stopped "tingling"',
    ],
)
def test_a_stop_rule_is_met_on_the_line_and_with_a_part(said: str) -> None:
    log = [f"did 2026-03-02 07:00 day {said}"]
    assert [(met.rule.text, met.times) for met in state_of(TEXT, log).stops] == [("rest", 1)]
    log.append(f"did 2026-03-03 07:00 day {said}")
    assert [(met.rule.text, met.times) for met in state_of(TEXT, log).stops] == [("rest", 2)]
    assert state_of(TEXT, [*log, "did 2026-03-04 07:00 day"]).stops == ()


def test_what_a_context_is_named_for_is_its_aim() -> None:
    for said in ("if relief relief yes ended stop", 'if relief relief yes cut plank 10s stopped "relief"', "if relief"):
        assert state_of(TEXT, [f"did 2026-03-0{day} 07:00 day {said}" for day in (2, 3, 4)]).stops == ()
    both = 'if relief relief yes stopped "tingling"'
    assert [met.rule.text for met in state_of(TEXT, [f"did 2026-03-02 07:00 day {both}"]).stops] == ["rest"]
