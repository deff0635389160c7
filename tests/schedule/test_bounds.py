"""Whatever a plan says is worked out in bounded time."""

import datetime as dt
import time

import pytest

from mobdsl.model.amounts import Count
from mobdsl.model.plans import Doing, Exclusion, Move, Pause, Plan, PlanLine, When
from mobdsl.schedule.expand import expand
from support.patience import MUCH_CPU
from support.plans import DAILY, day, exactly, habit, on, plan, table, timeline
from support.programs import findings

TIMELINES = table(timeline("a", exactly(10)), timeline("b", exactly(5)))
TEN_YEARS = 520


def each_day(number: int) -> list[dt.date]:
    return [day("2026-03-02") + dt.timedelta(days=2 * index) for index in range(number)]


def counted(number: int) -> PlanLine:
    when = When(per_week=Count(1 + number % 3, 1 + number % 3), times=(number,))
    return PlanLine(when=when, doings=(Doing(routine="a"),))


@pytest.mark.parametrize(
    ("huge", "most"),
    [
        (plan(on(DAILY, " ".join(f"{h:02}:{m:02}" for h in range(24) for m in (0, 30)), habit("up"))), 336),
        (plan(PlanLine(when=When(times=tuple(range(0, 1440, 1))), doings=(habit("up"),)), weeks=TEN_YEARS), 10_000),
        (
            plan(
                PlanLine(when=When(), doings=(Doing(routine="a"), Doing(routine="b")), rotate=True),
                start="1971-01-01",
                weeks=None,
            ),
            182,
        ),
        (plan(on(DAILY, "07:00", "a"), pauses=tuple(Pause(first=d, last=d) for d in each_day(2_000))), 7),
        (plan(on(DAILY, "07:00", "a"), exclusions=tuple(Exclusion(first=d, last=d) for d in each_day(2_000))), 3),
        (
            plan(
                on(DAILY, "07:00", "a"),
                moves=tuple(Move(day=d, target=d + dt.timedelta(days=1)) for d in each_day(2_000)),
                weeks=TEN_YEARS,
            ),
            3_640,
        ),
        (plan(*(counted(number) for number in range(1_000)), weeks=TEN_YEARS), 10_000),
        (
            plan(
                *(PlanLine(when=When(weekdays=(5,), of_month=(1,)), doings=(Doing(routine="a"),)) for _ in range(100)),
                weeks=TEN_YEARS,
            ),
            10_000,
        ),
        (
            plan(
                PlanLine(when=When(weekdays=(), dates=tuple(each_day(1_500))), doings=(Doing(routine="a"),)),
                weeks=TEN_YEARS,
            ),
            1_500,
        ),
        (plan(PlanLine(when=When(per_day=Count(100_000, 100_000)), doings=(habit("up"),))), 10_000),
        (
            plan(
                PlanLine(when=When(first=day("2035-01-01"), last=day("2035-01-03")), doings=(Doing(routine="a"),)),
                weeks=None,
                until=day("2035-12-31"),
            ),
            3,
        ),
        (plan(*(on([number % 7], "07:00", habit(str(number))) for number in range(1_000)), weeks=TEN_YEARS), 10_000),
    ],
    ids=[
        "half hours",
        "every minute",
        "in turn",
        "pauses",
        "exceptions",
        "moves",
        "lines by the week",
        "lines by the month",
        "dates",
        "a day",
        "far from the start",
        "lines",
    ],
)
def test_a_huge_plan(huge: Plan, most: int) -> None:
    begun = time.process_time()
    schedule = expand(huge, TIMELINES).value
    assert time.process_time() - begun < MUCH_CPU
    assert schedule is not None
    assert len(schedule.sessions) == most


def test_in_turn_far_from_the_start() -> None:
    """The turn is counted through 200 years."""
    begun = time.process_time()
    line = PlanLine(when=When(), doings=(Doing(routine="a"), Doing(routine="b")), rotate=True)
    schedule = expand(plan(line, start="1990-01-01", weeks=None), TIMELINES, day("2190-01-01"), day("2190-01-02")).value
    assert time.process_time() - begun < MUCH_CPU
    days = (day("2190-01-01") - day("1990-01-01")).days
    assert schedule is not None
    assert [each.doing.routine for each in schedule.sessions] == ["ab"[days % 2], "ab"[(days + 1) % 2]]


def test_breaks_through_ten_years_are_cut_off_with_a_message() -> None:
    text = (
        'plan p { start 2026-03-02; for 520 weeks; zone "Europe/Berlin"; '
        'every 45min from 09:00 to 17:00 on weekdays do "stand up" }'
    )
    (found,) = findings(text)
    assert (found.code, str(found.severity)) == ("M409", "error")


def test_a_plan_of_too_many_lines() -> None:
    lines = "\n".join(f'on mon at 07:00 do "{number}"' for number in range(1_001))
    found = findings(f'plan p {{ start 2026-03-02; for 1 week; zone "Europe/Berlin"\n{lines}\n}}')
    assert [one.code for one in found] == ["M421"]


def test_bodies_in_bodies() -> None:
    deep = "week 1 { " * 30 + 'on mon do "a"' + " }" * 30
    found = findings(f'plan p {{ start 2026-03-02; for 1 week; zone "Europe/Berlin"\n{deep}\n}}')
    assert "M011" in [one.code for one in found]
