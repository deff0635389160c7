"""Clauses, steps, blocks, guards and rules as hypothesis finds them: all that the language can say."""

from decimal import Decimal

import attrs
from hypothesis import strategies as st

from laws.amounts import (
    any_names,
    conditions,
    counts,
    doses,
    durations,
    labels,
    maybe,
    names,
    patterns,
    quantities,
    quantity_series,
    questions,
    set_counts,
    single_counts,
    single_quantities,
    singles,
    some,
    spacings,
    speed_series,
    tempos,
    texts,
)
from mobdsl.language.vocabulary import LIMBS, SIDES
from mobdsl.model.adaptations import Adaptation
from mobdsl.model.amounts import Count, Quantity, Reps
from mobdsl.model.clauses import Clauses, Each, Effort, Equipment, Growth, Heading, Hold, Load, Rest, Tempo
from mobdsl.model.guards import Ask, Clearance, Never, Stop, Warn
from mobdsl.model.items import Block, Do, Pause, Repeat, Step, Use
from mobdsl.model.names import title_of
from mobdsl.model.rules import (
    ExpectCount,
    ExpectLength,
    ExpectPlanes,
    Fit,
    KeepClock,
    OnlyBetween,
    OnlyFirst,
    OnlyThese,
    OrderBy,
    Prefer,
    Replace,
    Require,
    RequireOrder,
    Skip,
    Target,
)

# Headings, questions, adaptations

words = st.sampled_from(
    ("cue", "cue", "note", "why", "setup", "feel", "inhale", "exhale", "fact", "in", "then", "after")
)
headings = st.builds(Heading, words, texts, maybe(conditions, 3))

_shares = st.integers(1, 100).map(lambda share: Quantity(Decimal(share), Decimal(share), "%"))

_periods = st.tuples(st.integers(1, 9), st.sampled_from(("days", "weeks", "sessions")))
adaptations = st.one_of(
    st.builds(
        Adaptation,
        verb=st.just("advance"),
        targets=st.one_of(st.just(()), some(any_names)),
        after=maybe(_periods),
        condition=maybe(conditions),
    ),
    st.builds(Adaptation, verb=st.just("regress"), targets=some(any_names), condition=maybe(conditions)),
    st.builds(
        Adaptation,
        verb=st.just("regress"),
        amount=single_counts,
        what=st.sampled_from(("level", "week")),
        condition=maybe(conditions),
    ),
    st.builds(
        Adaptation,
        verb=st.just("add"),
        amount=st.one_of(quantities, durations),
        every=maybe(_periods),
        condition=maybe(conditions),
    ),
    st.builds(
        Adaptation,
        verb=st.just("add"),
        amount=single_counts,
        what=st.sampled_from(("rep", "reps", "set")),
        every=maybe(_periods),
        condition=maybe(conditions),
    ),
    st.builds(Adaptation, verb=st.just("add"), targets=some(any_names), every=maybe(_periods)),
    st.builds(
        Adaptation,
        verb=st.just("reduce"),
        what=st.sampled_from(("volume", "load")),
        amount=_shares,
        nearest=maybe(single_quantities),
        condition=maybe(conditions),
    ),
)


@st.composite
def asks(draw):
    """Questions with a scale, with choices, or to be answered by yes or no."""
    name = draw(labels)
    scale = draw(maybe(st.just(Count(0, 10))))
    when = draw(st.sampled_from(("before", "after", "each")))
    return Ask(
        name=name,
        text=draw(st.one_of(st.just(f"{title_of(name)}?"), questions)),
        scale=scale,
        choices=() if scale else draw(st.one_of(st.just(()), some(any_names, 3, 2))),
        when=when,
        delay=draw(maybe(singles)) if when == "after" else None,
        condition=draw(maybe(conditions)),
    )


stops = st.builds(Stop, condition=conditions, text=maybe(texts))
guards = st.one_of(asks(), stops, adaptations)

# Clauses


_SIDES = (
    *((Each(names=SIDES, limb=limb),) for limb in LIMBS),
    (Each(names=SIDES[::-1], limb="side"),),
    (Each(names=("left", "right", "left"), limb="side"),),
)
_ONE_SIDE = tuple((Each(names=(side,), limb="side", only=True),) for side in SIDES)


@st.composite
def _eaches(draw, known=(*_SIDES, *_ONE_SIDE)):
    """Sides, positions, or both. `alternate` speaks for every limb of the line, and without one for both sides."""
    sides = draw(st.sampled_from(((), *known)))
    alternate = draw(st.integers(0, 4)) == 4 and sides not in _ONE_SIDE
    if sides and alternate:
        sides = tuple(attrs.evolve(one, alternate=True, apiece=True) for one in sides)
    positions = ()
    if not (sides or alternate) or draw(st.integers(0, 4)) == 4:
        positions = (Each(names=draw(some(any_names, 3, 2, unique=True))),)
    if alternate and not sides:
        return (*positions, Each(names=SIDES, limb="side", alternate=True))
    return draw(st.sampled_from(((*sides, *positions), (*positions, *sides))))


_loads = st.one_of(
    st.builds(Load, amounts=quantity_series, of=maybe(labels), nearest=maybe(single_quantities)),
    st.builds(Load, word=labels),
)
_efforts = st.one_of(
    st.builds(Effort, amounts=quantity_series, of=maybe(labels)),
    st.builds(Effort, amounts=speed_series),
    st.builds(Effort, word=labels),
)
_rests = st.one_of(
    st.builds(Rest, durations=maybe(some(durations, 1)).map(lambda times: times or ()), after_each=st.booleans()),
    st.builds(Rest, after_each=st.booleans(), same=st.just(True)),
)
_kits = st.builds(Equipment, items=some(any_names)) | st.builds(
    Equipment, items=some(any_names, 3, 2), any_of=st.just(True)
)
_TURNS = st.sampled_from(("set", "round"))
_growths = st.one_of(
    st.builds(Growth, amount=st.integers(-3, 3), unit=st.just("rep"), each=_TURNS),
    st.builds(Growth, amount=st.sampled_from((-15_000, 5_000, 500)), unit=st.just("ms"), each=_TURNS),
)
_FIELDS = {
    "dose": doses(),
    "each": _eaches(),
    "switch": durations,
    "hold": st.builds(Hold, duration=durations, at=maybe(labels)),
    "reset": durations,
    "tempo": st.builds(Tempo, figures=tempos) | st.builds(Tempo, word=labels),
    "motion": labels,
    "breathe": patterns,
    "growth": _growths,
    "build_to": doses(),
    "opposite": st.just(True),
    "rest": _rests,
    "load": _loads,
    "effort": _efforts,
    "equipment": some(_kits, 2),
    "position": some(any_names, 2),
    "variation": labels,
}
_OWN_LINES = frozenset(_FIELDS) - {"dose", "rest", "variation"}
"""What a routine or a group says for all its lines. There each clause stands on a line of its own, and `only left`
would be a rule."""


EVERY_FIELD = frozenset(_FIELDS)
BUT_VARIATION = EVERY_FIELD - {"variation"}


@st.composite
def _bare(draw, fields, least=0):
    """Clauses without conditions and texts. No line of its own begins with growth, and `only left` is a rule there."""
    chosen = sorted(draw(st.sets(st.sampled_from(sorted(fields)), min_size=least, max_size=4)))
    own_lines = fields <= _OWN_LINES
    if own_lines and chosen == ["growth"]:
        chosen = ["growth", "motion"]
    values = {name: draw(_FIELDS[name]) for name in chosen}
    if own_lines and "each" in values:
        values["each"] = draw(_eaches(_SIDES))
    return Clauses(**values)


@st.composite
def clauses(draw, fields=EVERY_FIELD, lines=EVERY_FIELD, asking=True):
    """Clauses with some of ``fields``, headings, guards where ``asking``, and some of ``lines`` under conditions."""
    rare = draw(st.integers(0, 3)) == 3
    return attrs.evolve(
        draw(_bare(fields)),
        headings=draw(some(headings, 2, 0)),
        guards=draw(some(guards, 2, 0)) if rare and asking else (),
        when=draw(some(st.tuples(conditions, _bare(lines, 1)), 2, 0)) if rare else (),
    )


own_clauses = clauses(_OWN_LINES, _OWN_LINES, asking=False)
"""Those of a routine or of braces without a name."""
block_clauses = clauses(BUT_VARIATION, _OWN_LINES)

# Items


def _timed(strategy):
    """An item, now and then under a condition."""
    return st.builds(lambda item, condition: attrs.evolve(item, condition=condition), strategy, maybe(conditions, 4))


_uses = any_names.map(Use)
steps = _timed(
    st.one_of(
        st.builds(
            Step,
            uses=st.one_of(some(_uses, 1), some(_uses, 1), some(_uses)),
            clauses=clauses(),
            until=maybe(conditions, 5),
            optional=st.sampled_from((False, False, False, True)),
            between=st.sampled_from((False, False, False, True)),
        ),
        st.builds(Step, uses=some(_uses, 3, 2), chained=st.just(True), clauses=clauses()),
        st.builds(Step, uses=some(names.map(Use), 1), flow=st.sampled_from(("inhale", "exhale")), clauses=clauses()),
    )
)
pauses = _timed(st.builds(Pause, duration=maybe(durations), between=st.booleans()))
_repeats = st.one_of(
    st.builds(Repeat, rounds=set_counts, every=maybe(spacings)),
    st.builds(Repeat, rounds=set_counts, cap=durations),
    st.builds(Repeat, series=some(counts, 3).map(Reps), cap=maybe(durations)),
    st.just(Repeat()),
    st.builds(Repeat, time=singles, ending=st.sampled_from(("cut", "whole", "finish"))),
    st.builds(Repeat, until=conditions, every=maybe(spacings)),
)


@st.composite
def items(draw, depth=2, routines=()):
    """The lines of a routine or a block, now and then with times that go up."""
    inner = [steps, steps, steps, pauses]
    if routines:
        inner.append(_timed(st.sampled_from(routines).map(lambda name: Do(routine=name))))
    if depth:
        inner.append(blocks(depth - 1))
    found = draw(st.lists(st.one_of(inner), min_size=1, max_size=4 if depth else 3))
    if not draw(st.booleans()):
        return tuple(found)
    starts = sorted(draw(st.lists(st.integers(0, 300), min_size=len(found), max_size=len(found), unique=True)))
    timed = draw(st.lists(st.booleans(), min_size=len(found), max_size=len(found)))
    return tuple(
        attrs.evolve(item, at=start * 1000) if use else item
        for item, start, use in zip(found, starts, timed, strict=True)
    )


@st.composite
def blocks(draw, depth):
    """Named blocks, repeats, and plain braces."""
    named = {
        "name": draw(maybe(labels)),
        "title": draw(maybe(texts)),
        "lasts": draw(maybe(durations, 2)),
        "condition": draw(maybe(conditions, 4)),
        "items": draw(items(depth)),
    }
    if draw(st.booleans()):
        repeat = draw(_repeats)
        said = draw(block_clauses)
        if repeat == Repeat():
            turns = Each(names=SIDES, limb=draw(st.sampled_from(LIMBS)))
            said = attrs.evolve(said, each=(turns, *(each for each in said.each if not each.limb)))
        if repeat.every:
            said = attrs.evolve(said, rest=None)
        if repeat.until and named["title"] is None:  # a dose there would be how often
            said = attrs.evolve(said, dose=None)
        return Block(**{**named, "name": None}, repeat=repeat, clauses=said)
    if named["name"] is None:
        named["name"] = named["title"]  # a title alone is the name, too
    if named["name"] is None:
        return Block(**named, clauses=draw(st.one_of(own_clauses, block_clauses)))
    return Block(**named, clauses=draw(block_clauses))


# Rules

_targets = some(any_names.map(Target))
_target = names.map(Target)
clearances = st.builds(Clearance, text=texts, condition=maybe(conditions))
warnings = st.builds(Warn, text=texts, targets=st.one_of(st.just(()), some(any_names)), condition=maybe(conditions))
_rules = st.one_of(
    st.builds(Skip, targets=_targets),
    st.builds(OnlyFirst, count=st.integers(1, 5)),
    st.builds(OnlyBetween, first=_target, last=_target),
    st.builds(OnlyThese, targets=_targets),
    st.builds(Require, targets=_targets, place=maybe(st.sampled_from(("first", "last")))),
    st.builds(RequireOrder, earlier=any_names.map(Target), later=_target),
    st.builds(Prefer, targets=_targets),
    st.builds(Fit, length=durations),
    st.builds(OrderBy, rank=labels),
    st.builds(KeepClock),
    st.builds(ExpectLength, length=durations),
    st.builds(ExpectCount, count=counts),
    st.builds(ExpectPlanes, planes=some(labels)),
    clearances,
    warnings,
    st.builds(Never, target=names, area=maybe(labels), text=maybe(texts)),
)
_replacements = st.builds(
    Replace,
    target=_target,
    step=st.builds(Step, uses=some(_uses, 2), clauses=clauses(), until=maybe(conditions, 5)),
)
rules = st.one_of(_timed(st.one_of(_rules, _rules, _replacements)), guards)
