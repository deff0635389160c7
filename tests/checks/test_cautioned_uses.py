"""M251: done in just the situation that a line warns of."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import findings, found, marked, related

ROUTINE = """
disclaimer "for healthy backs"
plank 30s
block static_stretches { toe_touch 30s; child_pose 30s }
warn static_stretches "after training, and not as a therapy" if pre_run or relief
"""
WARNING = 'warn static_stretches "after training, and not as a therapy" if pre_run or relief'


@pytest.mark.parametrize("context", ["pre_run", "relief"])
def test_a_block_in_a_context_that_it_is_not_for(context: str) -> None:
    text = f"{ROUTINE}\ncontext {context} {{ expect 90s }}"
    (one,) = found(text, "M251")
    assert one.severity is Severity.WARNING
    assert one.message.startswith(f"In `{context}`: `static_stretches` is done")
    assert marked(text, one) == "toe_touch"
    assert related(text, one) == [WARNING]


def test_where_it_is_left_out_or_not_warned_of() -> None:
    text = f"{ROUTINE}\ncontext pre_run {{ skip static_stretches }}\ncontext rest_day {{ expect 90s }}"
    assert found(text, "M251") == []


def test_a_condition_of_the_person() -> None:
    text = 'disclaimer "x"\ntoe_touch 30s\nwarn toe_touch "guidance first" if herniation'
    assert found(text, "M251") == []
    toml = '[profile]\nconditions = ["herniation"]'
    (one,) = findings({"main.mob": text, "mob.toml": toml}, "M251")
    assert "herniation" in one.message
