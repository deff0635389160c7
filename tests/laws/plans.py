"""Plans and logs as hypothesis finds them."""

import datetime as dt
from decimal import Decimal

import attrs
from hypothesis import strategies as st

from laws.amounts import conditions, labels, maybe, names, set_counts, single_quantities, singles, some, texts
from laws.lines import adaptations, clauses
from mobdsl.model.amounts import Count, Dose, Figure, Reps
from mobdsl.model.clauses import NO_CLAUSES, Heading
from mobdsl.model.log import STATES, Done, Entry
from mobdsl.model.names import title_of
from mobdsl.model.plans import (
    EVERY_DAY,
    LAST,
    Activity,
    Anchor,
    Apart,
    DayKind,
    DaySpan,
    Doing,
    Exclusion,
    Modifier,
    Move,
    Pause,
    Plan,
    PlanLine,
    Stay,
    When,
)

dates = st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31))
_times = st.one_of(
    some(st.integers(0, 1439), 3, 0, unique=True).map(lambda times: tuple(sorted(times))),
    st.tuples(st.integers(0, 600), st.integers(5, 60), st.integers(3, 9)).map(
        lambda grid: tuple(range(grid[0], grid[0] + grid[1] * grid[2], grid[1]))
    ),
)
_stretches = st.tuples(dates, st.integers(0, 20)).map(lambda pair: (pair[0], pair[0] + dt.timedelta(pair[1])))
_exclusions = _stretches.map(lambda pair: Exclusion(first=pair[0], last=pair[1]))
_bounds = st.one_of(
    st.just((None, None)),
    st.tuples(maybe(dates), maybe(dates)).filter(lambda pair: None in pair or pair[0] <= pair[1]),
)
_of_month = st.sets(st.sampled_from((1, 2, 3, 4, LAST)), min_size=1).map(
    lambda numbers: tuple(sorted(numbers, key=lambda number: (number == LAST, number)))
)
_days = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))


@st.composite
def _spans(draw):
    """Weeks or days of the plan, none of them twice."""
    unit = draw(st.sampled_from((1, 7)))
    marks = sorted(draw(st.lists(st.integers(0, 40), max_size=4, unique=True)))
    pairs = zip(marks[::2], [*marks[1::2], None], strict=False)
    return tuple(DaySpan(first * unit, None if end is None else end * unit - 1) for first, end in pairs)


@st.composite
def whens(draw, kinds=(), activities=(), weekly=True):
    """On which days, and at which times."""
    weekdays, asked = draw(st.one_of(st.just(EVERY_DAY), _days)), ()
    if kinds and draw(st.booleans()):
        asked = draw(some(st.sampled_from(kinds), unique=True))
        weekdays = draw(st.sampled_from(((), (0, 3))))
    named, of_month = (), ()
    match draw(st.sampled_from(("", "dates", "month"))):
        case "dates":
            named = tuple(sorted(draw(st.sets(dates, min_size=1, max_size=3))))
            weekdays = draw(st.sampled_from(((), (0, 3))))
        case "month" if not asked:
            weekdays, of_month = draw(_days), draw(_of_month)
    first, last = draw(_bounds)
    value = When(
        weekdays=weekdays,
        kinds=asked,
        dates=named,
        of_month=of_month,
        spans=draw(_spans()),
        first=first,
        last=last,
        exclusions=draw(some(_exclusions, 2, 0)),
    )
    how = draw(st.sampled_from(("daily", "days", "weeks", "per"))) if weekly else "daily"
    if how == "days":
        value = attrs.evolve(value, every=draw(st.integers(2, 9)))
    elif how == "weeks":
        value = attrs.evolve(value, every=draw(st.integers(1, 9)), weekly=True)
    if activities and draw(st.booleans()):
        activity = draw(st.sampled_from(activities))
        anchor = Anchor(activity=activity, before=draw(st.booleans()), by=draw(st.integers(0, 60)))
        value = attrs.evolve(value, anchor=anchor)
    elif weekly:
        value = attrs.evolve(value, times=draw(_times))
        match draw(st.sampled_from(("at", "finish", "per day"))):
            case "finish" if value.times:
                value = attrs.evolve(value, finish=True)
            case "per day":
                value = attrs.evolve(value, times=(), per_day=Count(2, draw(st.integers(2, 4))))
    if how == "per" and weekdays and not kinds:
        value = attrs.evolve(value, per_week=Count(1, len(weekdays)))
    return value


_figures = st.one_of(
    single_quantities, singles, st.booleans(), labels, st.integers(-9, 99).map(Decimal), st.just(Decimal("2.5"))
)
_routines = st.builds(Doing, routine=names)
_habits = st.builds(Doing, routine=texts, habit=st.just(True))


@st.composite
def _lines(draw, kinds, activities):
    rotate = draw(st.booleans())
    doings = draw(some(st.one_of(_routines, _habits), 3, 1 + rotate, unique_by=lambda one: one.routine))
    condition = draw(maybe(conditions))
    done = tuple(attrs.evolve(one, condition=condition) for one in doings)
    return PlanLine(when=draw(whens(kinds, activities)), doings=done, rotate=rotate)


@st.composite
def _on_one_line(draw):
    """Clauses where there is no body and no condition."""
    return attrs.evolve(draw(clauses(asking=False)), headings=draw(some(_notes, 1, 0)), when=())


@st.composite
def _modifiers(draw):
    """What is different on some days."""
    said = draw(_on_one_line())
    if said.dose:
        said = attrs.evolve(said, dose=Dose(measures=(Reps((Count(8, 8),)),), sets=draw(maybe(set_counts))))
    if said == NO_CLAUSES:
        said = attrs.evolve(said, motion="small")
    when = attrs.evolve(draw(whens()), times=(), per_week=None, per_day=None, finish=False)
    return Modifier(when=when, clauses=said, condition=draw(maybe(conditions)))


_notes = st.builds(Heading, st.sampled_from(("cue", "note", "fact")), texts)


@st.composite
def plans(draw, name):
    """Programmes."""
    named = st.lists(labels, max_size=2, unique=True)
    activities, kinds = draw(named), [*draw(named), "training_day", "rest_day"]
    start = draw(maybe(dates))
    moved = draw(st.lists(st.tuples(dates, dates).filter(lambda pair: pair[0] != pair[1]), max_size=2))
    days = whens(weekly=False)
    length = draw(maybe(st.tuples(st.integers(1, 520), st.sampled_from(("days", "weeks")))))
    return Plan(
        name=name,
        title=draw(st.one_of(st.just(title_of(name)), texts)),
        start=start,
        event=None if start else draw(labels),
        zone=draw(st.one_of(st.just("Europe/Berlin"), texts)),
        length=length,
        until=None if length else draw(maybe(dates.map(lambda day: max(day, start) if start else day))),
        apart=draw(some(st.builds(Apart, minutes=st.integers(1, 7 * 24 * 60), routines=some(names, 2, 0)), 2, 0)),
        remind=draw(maybe(st.integers(0, 7 * 24 * 60))),
        stays=draw(some(_stretches.map(lambda pair: Stay(zone="UTC", first=pair[0], last=pair[1])), 2, 0)),
        exclusions=draw(some(_exclusions, 2, 0)),
        pauses=draw(some(_stretches.map(lambda pair: Pause(first=pair[0], last=pair[1])), 2, 0)),
        moves=tuple(Move(day=day, target=target) for day, target in dict(moved).items()),
        activities=tuple(
            Activity(
                name=one,
                when=attrs.evolve(draw(days), times=draw(_times)),
                minutes=draw(maybe(st.integers(1, 24 * 60))),
            )
            for one in activities
        ),
        kinds=tuple(DayKind(name=one, when=draw(days)) for one in kinds[:-2]),
        modifiers=draw(some(_modifiers(), 2, 0)),
        lines=draw(some(_lines(tuple(kinds), tuple(activities)), 3, 0)),
        adaptations=draw(some(adaptations, 2, 0)),
        headings=draw(some(st.builds(Heading, st.sampled_from(("cue", "goal")), texts, maybe(conditions)), 2, 0)),
    )


_moments = st.tuples(dates, st.integers(0, 1439)).map(
    lambda pair: dt.datetime.combine(pair[0], dt.time(*divmod(pair[1], 60)))
)
_answers = st.dictionaries(labels, _figures | st.sampled_from(("2/3/5", "0/0")).map(Figure), max_size=3)
_sessions = st.builds(
    Entry,
    start=_moments,
    routine=names,
    contexts=some(labels, 2, 0),
    duration=maybe(st.integers(1, 24 * 3_600_000)),
    fields=_answers,
    notes=some(_notes, 2, 0),
    done=some(
        st.builds(Done, movement=names, state=st.sampled_from(STATES), clauses=_on_one_line(), fields=_answers), 2, 0
    ),
)
_given_later = st.builds(
    lambda one, days: attrs.evolve(
        one, contexts=(), duration=None, done=(), about=one.start - dt.timedelta(days), habit=False
    ),
    _sessions,
    st.integers(0, 9),
)
entries = st.one_of(_sessions, _sessions, _given_later)
"""Lines of a log."""
