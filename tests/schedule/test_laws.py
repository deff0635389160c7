"""What holds of every plan, whatever it says."""

import datetime as dt
from collections import Counter

import attrs
from hypothesis import assume
from hypothesis import strategies as st

from mobdsl.model.amounts import Count
from mobdsl.model.plans import LAST, Activity, Anchor, DaySpan, Doing, Exclusion, Move, Pause, Plan, PlanLine, When
from mobdsl.schedule.expand import expand
from mobdsl.schedule.sessions import Session
from mobdsl.schedule.spread import spread
from support.laws import law
from support.plans import EVERY_DAY, day, exactly, plan, table, timeline

TIMELINES = table(*(timeline(name, exactly(minutes)) for name, minutes in (("a", 10), ("b", 5), ("c", 90))))
START = day("2026-03-02")
RUN = Activity(name="run", when=When(weekdays=(1, 3, 5), times=(1080,)), minutes=45)

dates = st.integers(0, 55).map(lambda after: START + dt.timedelta(days=after))
names = st.sampled_from("abc")
weekdays = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))
times = st.sets(st.integers(0, 1439), max_size=3).map(lambda minutes: tuple(sorted(minutes)))


@st.composite
def stretches(draw: st.DrawFn) -> tuple[dt.date, dt.date]:
    first = draw(dates)
    return first, first + dt.timedelta(days=draw(st.integers(0, 10)))


@st.composite
def spans(draw: st.DrawFn) -> tuple[DaySpan, ...]:
    first = draw(st.integers(0, 30))
    span = DaySpan(first, draw(st.none() | st.integers(first, 40)))
    return draw(st.sampled_from([(), (span,)]))


@st.composite
def lines(draw: st.DrawFn, by_dates: bool = True) -> PlanLine:
    doings = tuple(Doing(routine=name) for name in draw(st.lists(names, min_size=1, max_size=3, unique=True)))
    when = When(weekdays=draw(weekdays), spans=draw(spans()), times=draw(times))
    if by_dates and draw(st.booleans()):
        first, last = draw(stretches())
        when = attrs.evolve(when, first=draw(st.none() | st.just(first)), last=draw(st.none() | st.just(last)))
    kinds = ["plain", "every", "per week", "days per week", "per day", "finish", "anchor", "kind"]
    match draw(st.sampled_from([*kinds, "dates", "month"] if by_dates else kinds)):
        case "every":
            when = attrs.evolve(when, every=draw(st.integers(1, 5)), weekly=draw(st.booleans()))
        case "per week":
            low = draw(st.integers(1, 7))
            count = Count(low, draw(st.integers(low, 7)))
            when = attrs.evolve(when, per_week=count, times=when.times[:1])
        case "days per week":
            when = attrs.evolve(when, per_week=Count(1, len(when.weekdays)))
        case "per day":
            when = attrs.evolve(when, times=(), per_day=Count(2, draw(st.integers(2, 4))))
        case "finish" if when.times:
            when = attrs.evolve(when, times=tuple(time for time in when.times if time > 300) or (1110,), finish=True)
        case "dates":
            named = draw(st.sets(dates, min_size=1, max_size=4))
            when = attrs.evolve(when, weekdays=draw(st.sampled_from([(), (1,)])), dates=tuple(sorted(named)))
        case "month":
            when = attrs.evolve(when, of_month=draw(st.sampled_from([(1,), (2, 4), (3, LAST), (LAST,)])))
        case "anchor":
            anchor = Anchor(activity="run", before=draw(st.booleans()), by=draw(st.integers(0, 60)))
            when = attrs.evolve(when, anchor=anchor, times=())
        case "kind":
            when = attrs.evolve(when, weekdays=(), kinds=(draw(st.sampled_from(["training_day", "rest_day"])),))
    return PlanLine(when=when, doings=doings, rotate=len(doings) > 1 and draw(st.booleans()))


@st.composite
def whole_plans(draw: st.DrawFn, by_dates: bool = True) -> Plan:
    moved = draw(st.lists(st.tuples(dates, dates), max_size=3, unique_by=lambda pair: pair[0]))
    return plan(
        *draw(st.lists(lines(by_dates), min_size=1, max_size=4)),
        weeks=draw(st.integers(1, 6)),
        activities=(RUN,),
        exclusions=tuple(Exclusion(first=a, last=b) for a, b in draw(st.lists(stretches(), max_size=2))),
        pauses=tuple(Pause(first=a, last=b) for a, b in draw(st.lists(stretches(), max_size=2))),
        moves=tuple(Move(day=a, target=b) for a, b in moved if a != b),
    )


def sessions(the_plan: Plan, *window: dt.date) -> tuple[Session, ...]:
    schedule = expand(the_plan, TIMELINES, *window).value
    assert schedule is not None
    return schedule.sessions


@law(whole_plans())
def test_sessions_come_in_the_order_of_time_and_none_twice(the_plan: Plan) -> None:
    found = sessions(the_plan)
    assert [each.start for each in found] == sorted(each.start for each in found)
    assert len({each.uid for each in found}) == len(found)


@law(whole_plans(), dates, st.integers(0, 20))
def test_a_window_shows_a_part_and_changes_nothing(the_plan: Plan, first: dt.date, days: int) -> None:
    last = first + dt.timedelta(days=days)
    expected = [each for each in sessions(the_plan) if first <= each.start.date() <= last]
    assert list(sessions(the_plan, first, last)) == expected


@law(whole_plans())
def test_nothing_is_on_a_day_left_out_unless_it_was_moved_there(the_plan: Plan) -> None:
    held = sessions(attrs.evolve(the_plan, activities=()))
    assume(held)
    for each in held:
        left_out = any(one.first <= each.start.date() <= one.last for one in (*the_plan.exclusions, *the_plan.pauses))
        assert each.moved or not left_out or _late(each)


def _late(session: Session) -> bool:
    """Whether a session may have begun on the day before: the second of a line, after the end of a long evening."""
    return session.start.hour < 3


@law(whole_plans(by_dates=False), st.integers(1, 30))
def test_a_pause_puts_off_by_exactly_its_days(the_plan: Plan, days: int) -> None:
    at = START + dt.timedelta(days=14)
    still = attrs.evolve(the_plan, pauses=(), exclusions=(), moves=(), zone="Etc/UTC")
    paused = attrs.evolve(still, pauses=(Pause(first=at, last=at + dt.timedelta(days=days - 1)),))
    put_off = dt.timedelta(days=days)
    expected = {each.uid: each.start + (put_off if each.day > 14 else dt.timedelta()) for each in sessions(still)}
    assert {each.uid: each.start for each in sessions(paused)} == expected


@law(whole_plans(), dates, dates)
def test_a_move_changes_the_date_of_its_day_and_nothing_else(the_plan: Plan, source: dt.date, target: dt.date) -> None:
    assume(source != target)
    still = attrs.evolve(the_plan, moves=(), zone="Etc/UTC")
    before = {each.uid: each for each in sessions(still)}
    after = {each.uid: each for each in sessions(attrs.evolve(still, moves=(Move(day=source, target=target),)))}
    assert before.keys() == after.keys()
    for uid, each in after.items():
        distance = target - source if each.moved else dt.timedelta()
        assert each.start - before[uid].start == distance
        assert each.doing == before[uid].doing


@law(
    st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago"]),
    times,
    examples=10,
)
def test_the_time_on_the_wall_stays_through_the_year(zone: str, at: tuple[int, ...]) -> None:
    assume(at and all(time >= 240 for time in at))
    line = PlanLine(when=When(times=at), doings=(Doing(routine="b"),))
    found = sessions(plan(line, weeks=52, zone=zone))
    assert Counter(each.start.hour * 60 + each.start.minute for each in found) == dict.fromkeys(at, 364)


@law(weekdays, times, st.permutations("abc"), st.integers(2, 3), whole_plans())
def test_in_turn_no_two_neighbours_are_the_same(
    on: tuple[int, ...], at: tuple[int, ...], order: list[str], several: int, around: Plan
) -> None:
    doings = tuple(Doing(routine=name) for name in order[:several])
    line = PlanLine(when=When(weekdays=on, times=at), doings=doings, rotate=True)
    still = attrs.evolve(around, lines=(line,), moves=())
    found = [each.doing for each in sessions(still)]
    assert found == [doings[number % several] for number in range(len(found))]


@law(weekdays, st.integers(1, 7), st.integers(0, 6), st.none() | dates)
def test_a_week_has_as_many_as_stated(on: tuple[int, ...], least: int, more: int, left_out: dt.date | None) -> None:
    count = Count(least, min(least + more, 7))
    line = PlanLine(when=When(weekdays=on, per_week=count), doings=(Doing(routine="a"),))
    exclusions = (Exclusion(first=left_out, last=left_out),) if left_out else ()
    weeks = Counter(each.week for each in sessions(plan(line, weeks=8, exclusions=exclusions)))
    out = (left_out - START).days if left_out else -1
    for week in range(1, 9):
        days = sum(1 for each in on if 7 * (week - 1) + each != out)
        assert weeks[week] == min(count.high, days)
        assert weeks[week] >= least or days < least


@law(st.lists(st.integers(1, 3), min_size=2, max_size=3), st.lists(weekdays, max_size=2))
def test_lines_counted_by_the_week_meet_nothing_that_they_can_avoid(
    counts: list[int], fixed: list[tuple[int, ...]]
) -> None:
    """All are at seven: as long as there are free days, nothing is on a day of another line."""
    there = {day for days in fixed for day in days}
    assume(sum(counts) + len(there) <= 7)
    at = [PlanLine(when=When(weekdays=days, times=(420,)), doings=(Doing(routine="a"),)) for days in fixed]
    for count in counts:
        when = When(per_week=Count(count, count), times=(420,))
        at.append(PlanLine(when=when, doings=(Doing(routine="b"),)))
    taken = Counter(each.start for each in sessions(plan(*at, weeks=2)) if each.doing.routine == "b")
    busy = {each.start for each in sessions(plan(*at, weeks=2)) if each.doing.routine == "a"}
    assert set(taken.values()) == {1}
    assert len(taken) == 2 * sum(counts)
    assert busy.isdisjoint(taken)


@law(st.sampled_from([1, 2, 3, 4, LAST]), st.integers(0, 6), st.integers(0, 3000))
def test_a_day_of_the_month_comes_once_a_month(number: int, weekday: int, after: int) -> None:
    start = (START + dt.timedelta(days=after)).replace(day=1)
    when = When(weekdays=(weekday,), of_month=(number,))
    line = PlanLine(when=when, doings=(Doing(routine="a"),))
    found = [each.start.date() for each in sessions(plan(line, start=start.isoformat(), weeks=60))]
    months = Counter((each.year, each.month) for each in found)
    assert set(months.values()) == {1}
    assert 13 <= len(months) <= 15
    for each in found:
        assert each.weekday() == weekday
        assert number == LAST or (each.day + 6) // 7 == number
        assert number != LAST or (each + dt.timedelta(days=7)).month != each.month


@law(weekdays, st.integers(1, 7), st.integers(1, 7))
def test_spreading_is_as_even_as_can_be(days: tuple[int, ...], least: int, most: int) -> None:
    assume(least <= most)
    chosen = spread(days, least, most, (False,) * 7, (0,) * 7)
    assert set(chosen) <= set(days)
    assert len(chosen) == min(most, len(days))
    assert sum(not optional for optional in chosen.values()) == min(least, len(days))
    needed = sorted(each for each, optional in chosen.items() if not optional)
    if days == EVERY_DAY and len(needed) > 1:
        ways = [(after - before) % 7 for before, after in zip(needed, (*needed[1:], needed[0]), strict=True)]
        assert max(ways) - min(ways) <= 1


@law(st.lists(lines(), min_size=1, max_size=3), st.integers(2, 400))
def test_plans_may_start_on_any_day_of_the_year(several: list[PlanLine], after: int) -> None:
    start = (START + dt.timedelta(days=after)).isoformat()
    held = sessions(plan(*several, start=start, weeks=3, activities=(RUN,)))
    assume(held)
    for each in held:
        assert each.week == (each.day - 1) // 7 + 1 <= 3
