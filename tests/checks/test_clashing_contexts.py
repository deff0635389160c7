"""M248: what one context requires and another skips."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked, published, related

ROUTINE = "plank 30s; twist 30s each side; block ending { child_pose 30s }"


@pytest.mark.parametrize(
    ("golf", "pre_round"),
    [
        ("context golf { require twist }", "context pre_round { skip twist }"),
        ("if golf require twist", "if pre_round skip twist"),
        ("context golf { require twist }", "skip twist if pre_round"),
        ("context golf { require child_pose }", "context pre_round { skip plank, ending }"),
        ("context golf { require mobility }", "context pre_round { skip twist }"),
    ],
)
def test_both_lines_and_both_situations_are_named(golf: str, pre_round: str) -> None:
    text = f"movement twist {{ tags mobility; unilateral }}\n{ROUTINE}\n{golf}\n{pre_round}"
    (one,) = found(text, "M248")
    assert one.severity is Severity.WARNING
    assert "Where `golf` and `pre_round` come together" in one.message
    assert marked(text, one) in pre_round
    assert "skip" in marked(text, one)
    (other,) = related(text, one)
    assert other in golf


@pytest.mark.parametrize(
    "rules",
    [
        "context golf { require twist if not pre_round }\ncontext pre_round { skip twist }",
        "context golf { require twist }\ncontext pre_round { skip twist if not golf }",
        "context golf { require plank }\ncontext pre_round { skip twist }",
        "context golf { require twist }\ncontext pre_round { skip twist if tightness > 3 }",
        "context golf { require twist first if 3 > 2; expect 2 movements }",
    ],
)
def test_they_never_meet(rules: str) -> None:
    assert found(f"{ROUTINE}\n{rules}", "M248") == []


def test_where_one_situation_is_enough_it_is_an_error() -> None:
    codes = {one.code for one in found(f"{ROUTINE}\nrequire twist\ncontext pre_round {{ skip twist }}")}
    assert codes >= {"M213"}
    assert "M248" not in codes


def test_many_rules_take_little_time() -> None:
    rules = "\n".join(f"context a{n} {{ require plank }}\ncontext b{n} {{ skip twist }}" for n in range(100))
    assert found(f"plank 30s; twist 30s each side\n{rules}", "M248") == []


def test_a_condition_of_many_ways_takes_little_time() -> None:
    ways = " ".join(f"if a{n} or b{n}" for n in range(40))
    assert found(f"{ROUTINE}\nrequire twist {ways}\nskip plank if tired", "M248") == []


def test_what_golfers_must_do_and_must_not_do_before_a_round() -> None:
    text = published("golfers")
    (one,) = found(text, "M248")
    assert one.severity is Severity.WARNING
    assert marked(text, one) == "skip twist"
    assert related(text, one) == ["require twist, bird_dog"]
