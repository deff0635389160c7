"""A schedule for other programs."""

import json
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest

from mobdsl.model.adaptations import Adaptation
from mobdsl.model.amounts import Duration, Quantity
from mobdsl.model.conditions import Comparison, Fact
from mobdsl.model.intervals import Interval, Quality
from mobdsl.model.plans import Doing
from mobdsl.schedule.expand import expand
from mobdsl.views.schedule import schedule_json
from support.plans import MON, SUN, exactly, habit, on, plan, table, timeline

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schema/schedule.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

TIMELINES = table(
    timeline("mobility", exactly(9.6255), ("pre_run",)), timeline("check", Interval(3_000, None, None, Quality.OPEN))
)
LINES = (
    on([MON], "07:00", Doing(routine="mobility", contexts=("pre_run",))),
    on([SUN], "07:00", "check"),
    on([SUN], "12:00", habit("drink water")),
)


PLAIN = {
    "all_day": False,
    "assumed": False,
    "optional": False,
    "condition": None,
    "modifiers": [],
    "moved": False,
    "asks": None,
}


def view() -> dict:
    sore = Comparison(Fact("soreness"), ">", Duration.exactly(86_400_000))
    share = Quantity(Decimal(20), Decimal(20), "%")
    adaptations = (Adaptation(verb="reduce", what="volume", amount=share, condition=sore),)
    schedule = expand(plan(*LINES, start="2026-03-23", title="Rücken", adaptations=adaptations), TIMELINES).value
    return json.loads(json.dumps(schedule_json(schedule)))


def test_the_view_of_a_plan_across_the_change_of_the_clocks() -> None:
    found = view()
    uids = [session.pop("uid") for session in found["sessions"]]
    assert len(set(uids)) == 3
    assert found == {
        "plan": "back",
        "zone": "Europe/Berlin",
        "remind": None,
        "words": [],
        "adaptations": ["Reduce volume by 20%, if soreness above 24 h"],
        "sessions": [
            {
                "start": "2026-03-23T07:00:00+01:00",
                "zone": "Europe/Berlin",
                "routine": "mobility",
                "title": "Mobility",
                "contexts": ["pre_run"],
                "duration": {"min": 577.53, "max": 577.53, "estimate": 577.53, "quality": "exact"},
                **PLAIN,
                "day": 1,
                "week": 1,
            },
            {
                "start": "2026-03-29T07:00:00+02:00",
                "zone": "Europe/Berlin",
                "routine": "check",
                "title": "Check",
                "contexts": [],
                "duration": {"min": 3, "max": None, "estimate": None, "quality": "open"},
                **PLAIN,
                "day": 7,
                "week": 1,
            },
            {
                "start": "2026-03-29T12:00:00+02:00",
                "zone": "Europe/Berlin",
                "routine": "drink water",
                "title": "drink water",
                "contexts": [],
                "duration": None,
                **PLAIN,
                "day": 7,
                "week": 1,
            },
        ],
    }


def test_the_view_is_as_its_schema_says() -> None:
    VALIDATOR.check_schema(SCHEMA)
    VALIDATOR.validate(view())


@pytest.mark.parametrize(
    "change",
    [
        {"start": "2026-03-29T07:00:00"},
        {"duration": {"min": 3, "max": None, "estimate": None}},
        {"duration": 3},
        {"uid": "a"},
        {"contexts": None},
        {"optional": None},
        {"modifiers": "load 60%"},
        {"week": 0},
        {"more": 1},
    ],
)
def test_the_schema_refuses_what_is_not_so(change: dict) -> None:
    found = view()
    found["sessions"][0].update(change)
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(found)
