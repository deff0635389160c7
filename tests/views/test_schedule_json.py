"""The view of a plan for other programs."""

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from mobdsl import api
from mobdsl.views.schedule import schedule_json
from support.programs import load

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schema/schedule.schema.json").read_text(encoding="utf-8"))
PLAN = 'plan q {{ start 2026-03-02; for 1 weeks; zone "UTC"; {}; on mon at 07:00 do "walk" }}'


def test_a_plan_says_its_texts_and_when_it_rings() -> None:
    made = api.schedule(load(PLAN.format('remind 10min; goal "a straight back"; note "bring shoes" if wet'))[0])
    assert made.value
    shown = schedule_json(made.value)
    Draft202012Validator(SCHEMA).validate(shown)
    assert shown["remind"] == 600
    assert shown["words"] == [
        {"word": "goal", "text": "a straight back"},
        {"word": "note", "text": "If wet: bring shoes"},
    ]


def test_a_plan_that_says_neither() -> None:
    made = api.schedule(load(PLAN.format("except 2026-03-03"))[0])
    assert made.value
    shown = schedule_json(made.value)
    Draft202012Validator(SCHEMA).validate(shown)
    assert (shown["remind"], shown["words"]) == (None, [])
