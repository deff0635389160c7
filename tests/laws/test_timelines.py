"""What holds for the timeline of any routine that the language can say."""

from collections.abc import Iterator
from itertools import pairwise

import attrs
from hypothesis import assume
from hypothesis import strategies as st

from laws.amounts import names, some
from laws.documents import PATH, Drawn, routines
from mobdsl.model.amounts import Duration
from mobdsl.model.document import Document
from mobdsl.model.items import Block, Item, Step, walk
from mobdsl.model.routines import Context, Routine
from mobdsl.model.rules import Fit, OnlyBetween, OnlyFirst, OnlyThese, Rule, Skip, Target
from mobdsl.select import Leaf, Variant, leaves, select
from mobdsl.timeline.events import Event, Kind, Timeline
from mobdsl.timeline.fit import fitted
from support.laws import law


def always(item: Item) -> Item:
    """``item`` without a condition, and no longer optional."""
    item = attrs.evolve(item, condition=None)
    if isinstance(item, Block):
        return attrs.evolve(item, items=tuple(map(always, item.items)))
    return attrs.evolve(item, optional=False) if isinstance(item, Step) else item


def unconditional(routine: Routine) -> Routine:
    """``routine`` without rules and conditions on its lines."""
    return attrs.evolve(routine, items=tuple(map(always, routine.items)), rules=())


def in_a_file(routine: Routine) -> Drawn:
    """``routine`` alone."""
    return Drawn(Document(path=PATH, routines={routine.name: routine}))


any_routine = st.one_of(routines("case"), routines("case").map(unconditional)).map(in_a_file)
whole = routines("case").map(unconditional).map(in_a_file)


def only(drawn: Drawn) -> Routine:
    """The routine of a file that has no other."""
    (routine,) = drawn.document.routines.values()
    return routine


def variant(routine: Routine, *contexts: str, **params: Duration) -> Variant | None:
    """``routine`` in ``contexts``; None where that cannot be."""
    document = Document(path=PATH, routines={routine.name: routine}, params=dict(params))
    return select(document, routine.name, contexts).value


def shown(routine: Routine, **params: Duration) -> Timeline:
    """The timeline of ``routine``. The laws are not about one that is too long to have one."""
    chosen = variant(routine, **params)
    made = fitted(chosen).value if chosen else None
    assume(made)
    assert made
    return made[1]


def kept(chosen: Variant) -> Iterator[Leaf]:
    return (leaf for leaf in leaves(chosen.nodes) if leaf.kept)


def places(chosen: Variant) -> set[tuple[int, int]]:
    return {(leaf.line, leaf.item) for leaf in kept(chosen)}


@law(any_routine, examples=20)
def test_one_event_after_the_other(drawn: Drawn) -> None:
    made = shown(only(drawn))
    for before, after in pairwise(made.events):
        if before.start is not None and after.start is not None:
            assert after.start >= before.start + (before.duration or before.low)
        if before.start_estimate is not None and after.start_estimate is not None:
            assert after.start_estimate >= before.start_estimate
        if after.start is not None:
            assert after.start == after.start_estimate


@law(any_routine, examples=20)
def test_every_length_lies_within_its_bounds(drawn: Drawn) -> None:
    made = shown(only(drawn))
    for one in (*made.events, made.length):
        high = float("inf") if one.high is None else one.high
        assert 0 <= one.low <= high
        assert one.estimate is None or one.low <= one.estimate <= high
    for event in made.events:
        assert event.duration is None or event.low == event.duration == event.high == event.estimate
        assert all(phase.start >= 0 and phase.duration >= 0 for phase in event.phases)  # 0 is as fast as can be


@law(any_routine, examples=20)
def test_known_lengths_add_up(drawn: Drawn) -> None:
    made = shown(only(drawn))
    durations = [event.duration for event in made.events]
    assume(None not in durations)
    assert made.length.low == made.length.high == sum(duration or 0 for duration in durations)


@law(whole, st.integers(1, 60_000), examples=20)
def test_a_pace_adds_estimates_and_changes_nothing_else(drawn: Drawn, rep: int) -> None:
    routine = only(drawn)
    before, after = shown(routine), shown(routine, pace=Duration.exactly(rep))
    assert list(map(certain, after.events)) == list(map(certain, before.events))
    assert (after.length.low, after.length.high) == (before.length.low, before.length.high)
    assert after.length.quality is before.length.quality
    for one, other in zip(before.events, after.events, strict=True):
        assert one.estimate is None or other.estimate is not None
        assert one.start_estimate is None or other.start_estimate is not None


def certain(event: Event) -> tuple[object, ...]:
    """All that is known of ``event`` for certain."""
    return (event.start, event.duration, event.low, event.high, event.quality, event.offset, event.title, event.phases)


@law(any_routine, examples=20)
def test_how_far_a_repeat_has_come_goes_by_its_starts(drawn: Drawn) -> None:
    events = shown(only(drawn)).events
    assert all(event.offset is not None for event in events if event.start is not None and event.in_rounds)
    for before, after in pairwise(event for event in events if event.start is not None):
        if before.offset is not None and after.offset:  # 0 is where a repeat begins
            assert before.start is not None
            assert after.start is not None
            assert after.offset == before.offset + after.start - before.start


@law(whole, examples=20)
def test_without_a_context_everything_is_done(drawn: Drawn) -> None:
    routine = only(drawn)
    chosen = variant(routine)
    assert chosen is not None
    written = [use.movement for item in walk(routine.items) if isinstance(item, Step) for use in item.uses]
    assert [leaf.name for leaf in kept(chosen)] == written


_targets = some(names.map(Target))
_keeping = st.one_of(
    st.builds(Skip, targets=_targets),
    st.builds(OnlyFirst, count=st.integers(1, 5)),
    st.builds(OnlyThese, targets=_targets),
    st.builds(OnlyBetween, first=names.map(Target), last=names.map(Target)),
)


@law(whole, some(_keeping, 2), some(_keeping, 2), examples=20)
def test_two_contexts_keep_what_both_keep(drawn: Drawn, some_rules: tuple[Rule, ...], others: tuple[Rule, ...]) -> None:
    contexts = (
        Context(name="short", title="Short", rules=some_rules),
        Context(name="dry", title="Dry", rules=others),
    )
    routine = attrs.evolve(only(drawn), contexts=contexts)
    both, short, dry = (variant(routine, *names) for names in (("short", "dry"), ("short",), ("dry",)))
    assume(both and short and dry)
    assert both
    assert short
    assert dry
    assert places(both) == places(short) & places(dry)


@law(whole, st.sampled_from((30_000, 120_000, 600_000)), st.integers(0, 300_000), examples=20)
def test_what_is_made_to_fit_fits_or_says_why(drawn: Drawn, low: int, more: int) -> None:
    wanted = Duration(low, low + more)
    chosen = variant(attrs.evolve(only(drawn), rules=(Fit(length=wanted),)))
    made = fitted(chosen) if chosen else None
    assume(made and made.value)
    assert made
    assert made.value
    length = made.value[1].length
    contained = length.low >= low and length.high is not None and length.high <= low + more
    assert contained != any(found.code == "M307" for found in made.diagnostics)


def without_times(item: Item) -> Item:
    """``item`` where nothing else than its doses says how long it takes."""
    item = attrs.evolve(item, at=None)
    if not isinstance(item, Block):
        return item
    repeat = item.repeat and attrs.evolve(item.repeat, time=None, cap=None, every=None)
    return attrs.evolve(item, lasts=None, repeat=repeat, items=tuple(map(without_times, item.items)))


def timeless(drawn: Drawn) -> Drawn:
    """The routine of ``drawn`` without times on the clock."""
    routine = only(drawn)
    return in_a_file(attrs.evolve(routine, lasts=None, items=tuple(map(without_times, routine.items))))


@law(whole.map(timeless), st.integers(1, 20).map(lambda seconds: Duration.exactly(seconds * 1000)), examples=20)
def test_a_longer_breath_makes_breathing_longer_and_nothing_else(drawn: Drawn, breath: Duration) -> None:
    routine = only(drawn)
    before, after = shown(routine, breath=breath), shown(routine, breath=Duration.exactly(breath.low * 2))
    for one, other in zip(before.events, after.events, strict=True):
        assert (one.kind, one.title, one.side, one.set, one.round) == (
            other.kind, other.title, other.side, other.set, other.round,
        )  # fmt: skip
        if one.kind is Kind.WORK and one.low != other.low:
            assert other.low == 2 * one.low
