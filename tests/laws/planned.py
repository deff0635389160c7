"""Plans made of the table of words: what says when, what is changed, what is set, and what all of it comes to."""

import json
from collections.abc import Iterator
from functools import cache

from attrs import frozen

from mobdsl import api
from mobdsl.diagnostics import has_errors
from mobdsl.project.imports import Memory
from mobdsl.views.schedule import schedule_json

_PLAN = """routine evening { ask soreness 0-10 after 24h; plank 30s; bow 10s; context pre_run { skip bow } }
routine strength { squat 3x5 rest 1min }
routine mobility { plank 60s }
plan q {
  start 2026-03-02; for 6 weeks; zone "Europe/Berlin"
  activity run on tue, thu at 18:00 for 45min
  activity hike on sun
  days easy_day on mon, fri
%s
}"""

LINES = {
    "does": "%s do evening",
    "takes turns": "%s rotate strength, mobility",
    "is a habit": '%s do "Stand up"',
    "in weeks": "week 1-3 { %s do evening }",
    "in days": "day 3-30 { %s do evening }",
    "an activity": "activity swim %s\non tue before swim by 10min do evening",
    "a kind of day": "days hard %s\non hard at 08:00 do evening",
    "a change": "every day at 07:00, 18:30 do evening\n%s load 60kg",
}
"""What says when stands on, in a plan."""

WHENS: dict[str, tuple[str, ...]] = {
    "on": (
        "on mon, wed, fri",
        "on thu, sat",
        "on tue, sun",
        "on 2026-03-12",
        "on 2026-03-24, 2026-03-08",
        "on training_day",
        "on rest_day",
        "on easy_day",
        "on first, third thu of month",
        "on second tue of month",
    ),
    "every": ("every 2 days", "every 3 days", "every 2 weeks", "every 3 weeks", "every other week on sun"),
    "every … from": ("every 45min from 09:00 to 17:00", "every 2h from 07:00 to 11:00"),
    "per week": ("3 per week", "2-3 per week", "5 per week"),
    "per day": ("2 per day", "2-3 per day"),
    "from": ("from 2026-03-10 to 2026-03-17", "from 2026-03-20", "from 2026-03-13"),
    "until": ("until 2026-03-22", "until 2026-03-05"),
    "for": ("for 9 days", "for 2 weeks", "for 1 days"),
    "week": ("week 2", "week 1-3, 5", "week 1"),
    "day": ("day 11-12", "day 4-15", "day 16-27"),
    "at": ("at 07:00", "at 07:00, 18:30", "at 12:15"),
    "finish": ("finish at 18:30", "finish at 07:10, 12:30"),
    "before": ("before run by 15min", "before hike"),
    "after": ("after run by 10min", "after hike"),
    "except day": ("except 2026-03-13", "except 2026-03-03 to 2026-03-19", "except 2026-03-08", "except 2026-03-24"),
    "except time": ("except 12:00 to 13:00", "except 06:00 to 20:00"),
    "if": ("if pre_run", "if tired"),
}
"""What may say when, by its kind: so different that each in front of any other can narrow it."""

OF_PLANS = (
    'zone "America/New_York" from 2026-03-09 to 2026-03-15',
    "remind 10min",
    "apart 48h",
    "apart 30h strength, evening",
    "pause 2026-03-16 to 2026-03-22",
    "pause 2026-03-11",
    "move 2026-03-04 to 2026-03-05",
    "move 2026-03-18 to 2026-03-20",
    "except 2026-03-06",
    "except 2026-03-16 to 2026-03-18",
    "add 1 rep every week",
    "add 1 rep every 3 days if comfortable",
    "reduce volume 20% if soreness > 24h",
    "regress 1 week if too_hard",
    "advance if easy 3 in a row",
    'cue "slow"',
    'note "bring shoes" if tired',
    'goal "a straight back"',
    "week 2 load 60kg",
    'on fri cue "the last of the week"',
    "activity row on wed at 17:00 for 1h",
    "days late on fri at 21:00",
)
"""What else stands in a plan, each on a line of its own."""

_SESSIONS = """on mon, wed, fri at 07:00 do strength
on tue, thu at 06:30 do evening
2 per week at 20:00 do mobility
on training_day at 12:00 do mobility
on easy_day at 21:00 do evening"""


@frozen
class Planned:
    """What a plan comes to: its sessions as JSON, and what is found fault with."""

    shown: str
    found: frozenset[str]
    broken: bool


@cache
def planned(text: str) -> Planned:
    """What ``text`` comes to."""
    loaded = api.load(Memory({"main.mob": text}), "main.mob")
    assert loaded.value is not None
    found = (*loaded.diagnostics, *api.check(loaded.value))
    made = api.schedule(loaded.value)
    messages = frozenset(f"{one.code} {one.message}" for one in (*found, *made.diagnostics))
    if has_errors(found) or made.value is None:
        return Planned("", messages, broken=True)
    return Planned(json.dumps(schedule_json(made.value)), messages, broken=False)


def with_when(line: str, *whens: str) -> str:
    """A plan in which ``whens`` say when on ``line``."""
    return _PLAN.replace("%s", line.replace("%s", " ".join(whens)).strip())


def with_settings(*settings: str) -> str:
    """A plan of several sessions with ``settings``."""
    return _PLAN.replace("%s", "\n".join((*settings, _SESSIONS)))


def with_change(*clauses: str) -> str:
    """A plan in which ``clauses`` are what is different in its second week."""
    return with_settings(" ".join(("week 2", *clauses)))


NOTHING_LEFT = ("M408", "M412", "M413")
"""Codes of a plan without a session, of a line that never comes, and of days outside the plan."""


def instances() -> Iterator[tuple[str, str]]:
    """Each thing that may say when, with its kind."""
    return ((kind, one) for kind, every in WHENS.items() for one in every)
