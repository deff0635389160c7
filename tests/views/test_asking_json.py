"""Questions and adaptations in the JSON view of a timeline."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from mobdsl.source import position_in
from mobdsl.views.timeline import timeline_json
from support.say import timeline

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "schema" / "timeline.schema.json").read_text(encoding="utf-8")
)
TEXT = """
plank 30s
ask stiffness 0-10 before
ask mood good, bad
ask tired
ask soreness 1-5 "Sore?" after 24h
add 2.5kg every 3 days if easy
advance to squat or lunge after 2 weeks
regress 1 week if tired
reduce load 10% nearest 2.5kg if soreness > 24h
"""


def view() -> dict[str, Any]:
    shown = timeline_json(timeline(TEXT), position_in({}))
    Draft202012Validator(SCHEMA).validate(shown)
    return shown


def question(**changes: Any) -> dict[str, Any]:
    default = {"answer": "yes_no", "scale": None, "choices": [], "when": "after", "delay": None}
    return {**default, **changes}


def change(**changes: Any) -> dict[str, Any]:
    default = dict.fromkeys(("amount", "unit", "what", "every", "after", "nearest", "condition"))
    return {**default, "targets": [], **changes}


def test_a_prompt_has_its_question() -> None:
    assert [event["ask"] for event in view()["events"]] == [
        question(name="stiffness", question="Stiffness?", answer="scale", scale=[0, 10], when="before"),
        None,
        question(name="mood", question="Mood?", answer="choice", choices=["good", "bad"]),
        question(name="tired", question="Tired?"),
    ]


def test_a_question_for_later_has_its_delay() -> None:
    (asked,) = [notice["ask"] for notice in view()["notices"] if notice["kind"] == "ask"]
    assert asked == question(name="soreness", question="Sore?", answer="scale", scale=[1, 5], delay=86_400)


def test_an_adaptation_has_its_parts() -> None:
    assert [notice["adaptation"] for notice in view()["notices"] if notice["kind"] == "adaptation"] == [
        change(verb="add", amount=2.5, unit="kg", every={"count": 3, "unit": "days"}, condition="easy"),
        change(verb="advance", targets=["squat", "lunge"], after={"count": 2, "unit": "weeks"}),
        change(verb="regress", amount=1, what="week", condition="tired"),
        change(verb="reduce", amount=10, unit="%", what="load", nearest=2.5, condition="soreness above 24 h"),
    ]
