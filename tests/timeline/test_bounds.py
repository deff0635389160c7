"""Whatever a file says is worked out in bounded time: what is the same is laid out once, and there is one budget."""

import pytest

from mobdsl import api
from mobdsl.api import checking, outputs, timelines
from mobdsl.diagnostics import Severity
from mobdsl.select.budget import Budget
from mobdsl.timeline import layout
from mobdsl.timeline.events import Kind
from support.say import codes, findings, length, program, timeline


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the movements whose sets have been worked out, one for each time."""
    names: list[str] = []
    pieces_of = layout.pieces_of

    def counted(*arguments):  # type: ignore[no-untyped-def]
        names.extend(leaf.name for leaf in arguments[0])
        return pieces_of(*arguments)

    monkeypatch.setattr(layout, "pieces_of", counted)
    return names


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("repeat 500 { plank 10s }", 500),
        ("repeat for 500s { plank 10s }", 50),
        ("repeat 2 { repeat 2 { repeat 2 { repeat 2 { repeat 2 { plank 10s } } } } }", 32),
        ("repeat 50 every 1min { plank 10-20s }", 100),
    ],
)
def test_a_round_is_worked_out_once(laid_out: list[str], text: str, events: int) -> None:
    assert len(timeline(text).events) == events
    assert laid_out == ["plank"]


def test_a_round_without_what_stands_between_is_worked_out_once_as_well(laid_out: list[str]) -> None:
    assert len(timeline("repeat 50 { plank 10s; march 5s between rounds }").events) == 99
    assert laid_out == ["plank", "march", "plank"]


def test_rounds_that_differ_are_worked_out_each(laid_out: list[str]) -> None:
    made = timeline("repeat 3 { plank 60s -15s each round }")
    assert [event.duration for event in made.events] == [60_000, 45_000, 30_000]
    assert laid_out == ["plank"] * 3


def test_what_takes_a_time_together_does_so_in_each_round() -> None:
    made = timeline("repeat 2 { squat 2x8 every 2min }; march 10s")
    assert [event.start for event in made.events if event.kind is Kind.WORK] == [0, 120_000, 240_000, 360_000, 480_000]
    made = timeline("repeat 2 every 5min { squat 2x8 every 2min }; march 10s")
    starts = [event.start for event in made.events if event.kind is Kind.WORK]
    assert (starts[0], starts[-1]) == (0, 600_000)


def test_fit_works_each_line_out_once(laid_out: list[str]) -> None:
    names = [f"m{letter}" for letter in "abcdefghijkl"]
    text = "\n".join(f"{name} 60s" for name in names) + "\ncontext short { fit 5min }"
    shown = timeline(text, "short")
    assert length(shown) == (300, 300)
    assert [event.movement for event in shown.events] == names[:5]
    assert laid_out == names


def budget_is(monkeypatch: pytest.MonkeyPatch, steps: int) -> None:
    """Lets files have no more than so many ``steps`` of work, however long they are."""
    for module in (checking, outputs):
        monkeypatch.setattr(module, "budget_of", lambda lines: Budget(steps))


MANY = "repeat 2 { plank 30s }\ncontext short { skip plank }\ncontext dry { skip plank }\n"


def test_check_says_where_its_budget_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "M309" not in codes(MANY)
    budget_is(monkeypatch, 60)
    (found,) = (one for one in findings(MANY) if one.code == "M309")
    assert found.severity is Severity.WARNING
    assert found.message.endswith("the check ends before `evening` in `short`.")


def test_one_budget_is_for_all_routines_and_plans_of_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    budget_is(monkeypatch, 70)
    text = (
        "routine a { plank 30s }\nroutine b { plank 30s }\n"
        'plan p { start 2026-03-02; for 2 weeks; zone "Europe/Berlin"; on mon at 07:00 do a }'
    )
    (found,) = (one for one in findings(text) if one.code == "M309")
    assert "before the plan `p`" in found.message
    made = api.job(program(text))
    assert [one.code for one in made.diagnostics if one.severity is Severity.ERROR] == ["M309"]
    assert made.value is not None
    assert [shown.name for shown in made.value.timelines] == ["a", "b"]
    assert made.value.schedules == ()


def test_a_timeline_that_takes_too_long_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timelines, "Budget", lambda: Budget(20))
    made = api.timeline(program("repeat 300 { plank 1s }"))
    assert made.value is None
    assert [(one.code, one.severity) for one in made.diagnostics] == [("M309", Severity.ERROR)]


def test_all_sets_together_list_no_more_phases_than_anyone_goes_through() -> None:
    # A set of 250 reps has 250 holds and 249 resets; 40 sets have 19,960 of them, 41 have 20,459.
    text = "plank 50x250 hold 1s reset 1s"
    made = timeline(text)
    assert [len(event.phases) for event in made.events] == [499] * 40 + [0] * 10
    assert {event.duration for event in made.events} == {499_000}
    assert codes(text) == ["M309"]
    assert made.events[0].phases is made.events[39].phases
    assert codes("plank 40x250 hold 1s reset 1s") == []


def test_what_nobody_bounds_takes_no_longer_than_the_interval_at_which_the_next_set_starts() -> None:
    # Eight reps of 20 s take 160 s, but each set has its 120 s all the same.
    made = timeline("param pace = 20s\nsquat 3x8 every 2min")
    assert [event.start for event in made.events if event.kind is Kind.WORK] == [0, 120_000, 240_000]
    assert (made.length.low, made.length.high, made.length.estimate) == (360_000, 360_000, 360_000)


def test_a_condition_of_many_names_counts_for_each_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    # 40 names make 41 variants of 29 steps, and in each of them 40 names are looked up, four in a step: 39 steps.
    text = "routine r { plank 30s if " + " or ".join(f"reason_{number}" for number in range(40)) + " }"
    budget_is(monkeypatch, 41 * 34)
    assert "M309" in codes(text)
    budget_is(monkeypatch, 41 * 45)
    assert "M309" not in codes(text)


def test_questions_behind_every_movement_are_not_more_than_anyone_answers() -> None:
    def text(asks: int) -> str:
        lines = "\n".join("plank 10s" for _ in range(200))
        return "\n".join(f'ask q{number} "How?" after each' for number in range(asks)) + f"\n{lines}"

    assert len(timeline(text(99)).events) == 100 * 200  # 200 lines, and 99 questions behind each
    (found,) = (one for one in findings(text(101)) if one.code == "M305")
    assert found.message == "This comes to more than 20,000 questions."
