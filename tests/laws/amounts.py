"""Names, texts, amounts and conditions as hypothesis finds them."""

from decimal import Decimal

from hypothesis import strategies as st

from mobdsl.language.vocabulary import UNITS
from mobdsl.model.amounts import (
    Count,
    Counted,
    Distance,
    Dose,
    Duration,
    Figure,
    Maximum,
    Quantity,
    Reps,
    Spacing,
    Speed,
    Timed,
)
from mobdsl.model.conditions import Comparison, Condition, Either, Every, Fact, Not, Streak

MOVEMENTS = ("plank", "dead_bug", "squat", "row", "bird_dog", "Körperwelle", "x_ray", "back.twist")
AWKWARD = (
    "hold",
    "plan",
    "only",
    "then",
    "max",
    "x8",
    "xmax",
    "to",
    "if",
    "7 up",
    "Child's pose",
    'a "b" \\',
    "é\nü",
    "",
)

names = st.sampled_from(MOVEMENTS)
"""Names that are bare words."""
any_names = st.one_of(names, st.sampled_from(AWKWARD))
"""Names where a text in quotes is as good."""
labels = st.sampled_from(("alpha", "beta", "gamma", "delta"))
"""Names of blocks, contexts, facts."""
texts = st.one_of(
    st.sampled_from(
        ("spine still", "press the {other_side} heel", 'say "ah" \\ twice', "two\nlines\tand a tab", "", "…")
    ),
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=70),
)
questions = texts.filter(bool)


def maybe(strategy, weight=1):
    """``strategy``, or more often nothing at all."""
    return st.one_of(*[st.none()] * weight, strategy)


def some(strategy, most=3, least=1, **options):
    """A tuple."""
    return st.lists(strategy, min_size=least, max_size=most, **options).map(tuple)


singles = st.one_of(
    st.sampled_from((1, 500, 1_500, 5_000, 10_000, 30_000, 60_000, 90_000, 120_000, 600_000, 3_600_000)),
    st.integers(1, 400_000),
).map(Duration.exactly)
ranges = st.tuples(st.integers(0, 90), st.integers(0, 60)).map(
    lambda pair: Duration(pair[0] * 1000, (pair[0] + pair[1]) * 1000)
)
durations = st.one_of(singles, singles, ranges, st.integers(1, 90).map(lambda least: Duration(least * 1000, None)))

spacings = st.builds(Spacing, some(singles, 3), st.sampled_from((0, 0, 0, 5_000, -5_000)))

counts = st.one_of(
    st.integers(1, 12).map(lambda figure: Count(figure, figure)),
    st.tuples(st.integers(0, 9), st.integers(1, 6)).map(lambda pair: Count(pair[0], pair[0] + pair[1])),
    st.integers(0, 9).map(lambda figure: Count(figure, None)),
)
single_counts = st.integers(1, 9).map(lambda figure: Count(figure, figure))
closed_counts = counts.filter(lambda count: count.high is not None)
set_counts = counts.filter(lambda count: count.low > 0)

decimals = st.decimals("-99", "999", places=2).map(Decimal)
quantities = st.builds(
    lambda low, more, unit: Quantity(low, low + more, unit),
    st.decimals(0, 300, places=1),
    st.sampled_from((Decimal(0), Decimal(0), Decimal("2.5"))),
    st.sampled_from(("kg", "%", "rpe", "rir", "deg", "lb", "bpm")),
)


def _one_for_each(figure, sets):
    """``figure``, or a series that begins with it."""
    return tuple(Quantity(figure.low + more, figure.high + more, figure.unit) for more in range(sets))


_often = st.sampled_from((1, 1, 1, 2, 3))
quantity_series = st.builds(_one_for_each, quantities, _often)
speed_series = st.builds(
    lambda seconds, distance, sets: tuple(Speed(Duration.exactly((seconds - n) * 1000), distance) for n in range(sets)),
    st.integers(90, 900),
    st.sampled_from((Quantity(Decimal(1), Decimal(1), "km"), Quantity(Decimal(500), Decimal(500), "m"))),
    _often,
)
single_quantities = quantities.filter(lambda quantity: quantity.low == quantity.high)
_parts = st.sampled_from((0, 1_000, 1_500, 2_000, 4_000, 7_000))
patterns = some(_parts, 4, 3)
tempos = some(st.none() | _parts, 4, 3)

_distances = st.builds(
    lambda figure, unit: Quantity(figure, figure, unit),
    st.one_of(st.sampled_from((Decimal(100), Decimal(1500), Decimal(5000))), st.decimals(1, 900, places=1)),
    st.sampled_from(("m", "m", "km", "mi", "yd")),
)
_figures = counts.filter(lambda count: count.high != 0)
_times = durations.filter(lambda time: time.high != 0)
_units = st.sampled_from(sorted(set(UNITS.values())))


def _measures(figures, *others):
    """What is done once; a series has so many ``figures``."""
    return st.one_of(
        some(_figures, figures, figures).map(Reps),
        some(_times, figures, figures).map(Timed),
        st.builds(Counted, _units, some(_figures, figures, figures)),
        _distances.map(lambda first: Distance(_one_for_each(first, figures))),
        st.just(Maximum(reps=True)),
        *others,
    )


@st.composite
def doses(draw):
    """Doses of all kinds, as far as they can be said: a series has a figure for each set."""
    sets = draw(maybe(set_counts))
    series = draw(st.sampled_from((1, 1, 2, 3)))
    if sets and series > 1:
        sets = Count(series, series)
    first = draw(_measures(series, st.just(Maximum())))
    glued = first != Maximum() and (sets is None or sets.high is not None)
    return Dose(
        measures=(first, *(draw(_measures(1)) for _ in range(draw(st.sampled_from((0, 0, 0, 1, 2)))))),
        sets=sets,
        about=draw(st.booleans()),
        total=draw(st.booleans()),
        within=draw(maybe(durations, 3)) if glued else None,
        every=draw(maybe(spacings, 2)) if sets else None,
    )


facts = labels.map(Fact)
_terms = st.one_of(facts, decimals, singles, quantities, texts)
_written = st.sampled_from(("3x8", "8/6/4", "-15s", "3-4", "400m")).map(Figure)
_dates = st.sampled_from(("2026-03-02", "2026-12-31")).map(Figure)
_tests = st.one_of(
    facts,
    facts,
    st.builds(Comparison, _terms, st.sampled_from(("<", "<=", ">", ">=", "=", "!=")), st.one_of(_terms, _dates)),
    st.builds(Comparison, facts, st.sampled_from(("=", "!=")), _written),
)
_tests = st.one_of(_tests, _tests, _tests.map(Not))
_simple = st.one_of(_tests, _tests, some(_tests, 3, 2).map(Either), some(_tests, 3, 2).map(Every))
_streaks = st.builds(Streak, _simple, st.integers(1, 9))
_single = st.one_of(_simple, _simple, _streaks)
conditions: st.SearchStrategy[Condition] = st.one_of(_single, _single, some(_single, 3, 2).map(Every))
