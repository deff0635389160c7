"""M250: `never foam_roll on low_back`."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import findings, found, marked, related

RULE = 'never foam_roll on low_back "roll around it"'


@pytest.mark.parametrize(
    "line",
    [
        "foam_roll_low_back 30s",
        "foam_roll_lower_back 30s",
        "movement log_roll { target low_back; equipment foam_roller }\nlog_roll 30s",
        "movement log_roll { muscles lumbar_spine; tags foam_roll }\nlog_roll 30s",
        "movement back_roll { target lumbar_spine }\nback_roll 30s with foam_roller",
        "foam_roll_low_back 30s optional; plank 30s",
    ],
)
def test_the_tool_on_the_area_is_an_error_with_both_lines(line: str) -> None:
    text = f"{line}\n{RULE}"
    (one,) = found(text, "M250")
    assert one.severity is Severity.ERROR
    assert marked(text, one) in line
    assert related(text, one) == [RULE]
    assert one.related[0].message == "roll around it"


@pytest.mark.parametrize(
    "line",
    [
        "foam_roll_glutes 30s with foam_roller",
        "foam_roll_upper_back 30s",
        "movement cat_cow { target low_back }\ncat_cow x8",
        "plank 30s with foam_roller",
    ],
)
def test_another_area_or_another_tool(line: str) -> None:
    assert found(f"{line}\n{RULE}", "M250") == []


@pytest.mark.parametrize("rule", ["never twist", "never deep_twist", "never band"])
def test_without_an_area_the_movement_the_tag_or_the_tool(rule: str) -> None:
    text = f"movement twist {{ tags deep_twist; equipment band }}\ntwist 30s\nplank 30s\n{rule}"
    (one,) = found(text, "M250")
    assert marked(text, one) == "twist"


def test_a_name_that_only_begins_so_is_another_movement() -> None:
    assert found("twist_and_reach 30s\nnever twist", "M250") == []


def test_with_a_condition_it_counts_where_that_holds() -> None:
    text = "toe_touch 30s\nplank 30s\nnever toe_touch if herniation"
    assert found(text, "M250") == []
    assert len(findings({"main.mob": text, "mob.toml": '[profile]\nconditions = ["herniation"]'}, "M250")) == 1
    (one,) = found(f"{text}\ncontext sore also herniation {{ expect 1min }}", "M250")
    assert one.message.startswith("In `sore`: ")


def test_in_a_context_that_leaves_it_out_all_is_well() -> None:
    assert found("toe_touch 30s\nplank 30s\ncontext sore { never toe_touch; skip toe_touch }", "M250") == []
