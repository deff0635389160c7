"""What holds for the timeline of any routine."""

from itertools import pairwise

import attrs
from hypothesis import assume
from hypothesis import strategies as st

from mobdsl.timeline.events import Event, Kind, Timeline
from support.laws import law
from support.say import codes, errors, timeline

NAMES = ["arm_swings", "glute_bridge", "cat_cow", "dead_bug", "march", "plank"]
DOSES = [
    "", "x8", "x6-10", "xmax", "max", "30s", "1:30", "30-60s", "30+s", "about 30s", "3x20s", "2-3x10s", "120/105/90s",
    "3x8 rest 30s", "2x10s rest 5s after each", "20s each side switch 5s", "x8 each leg rest 10s", "3x10s rest same",
    "10s each side alternate", "x4 tempo 3-1-2", "x3 hold 5s reset 2s", "x2-3 hold 5s", "hold 10s", "x10 in 60s",
    "30s each down, up", "3x8 every 1min", "3x20s every 1min", "total 60-90s in 1-5 sets", "400m",
    "2 breaths breathe 4-7-8", "x8 rest open",
]  # fmt: skip
IN_BREATHS = ["6 breaths", "3-5 breaths each side", "2x4 breaths rest 10s", 'x5 inhale "out" exhale "in"']

BLOCKS = [
    "repeat 2",
    "repeat 2-3 rest 20s",
    "repeat each side switch 5s",
    "block 20s",
    "block rest 5s",
    "block lasts 2:00",
    "repeat 3 every 10min",
    "",
]


def routines(doses: list[str]) -> st.SearchStrategy[str]:
    """Bodies of routines: lines, blocks in blocks, some with times."""
    step = st.tuples(st.sampled_from(NAMES), st.sampled_from(doses)).map(" ".join)
    line = st.recursive(
        step
        | st.just("rest 15s")
        | st.just("glute_bridge, march 10s")
        | st.just("plank then glute_bridge 10s each side"),
        lambda inner: st.tuples(st.sampled_from(BLOCKS), st.lists(inner, min_size=1, max_size=3)).map(
            lambda block: f"{block[0]} {{ {'; '.join(block[1])} }}"
        ),
        max_leaves=6,
    )
    plain = st.lists(line, min_size=1, max_size=5).map(lambda lines: "plank 5s\n" + "\n".join(lines))
    timed = st.lists(line, min_size=1, max_size=5).map(
        lambda lines: (
            "lasts 60:00\n" + "\n".join(f"at {10 * number}:00 {{ {one}; plank }}" for number, one in enumerate(lines))
        )
    )
    return plain | timed


bodies = routines([*DOSES, *IN_BREATHS])


def made(body: str, contexts: str = "", **settings: str) -> Timeline:
    """The timeline of ``body``. The laws are not about what cannot be, such as a round too long for its interval."""
    text = f"param breath = 6s\nroutine evening {{\n{body}\n{contexts}\n}}"
    assume(not errors(text))
    return timeline(text, **settings)


def without_places(events: tuple[Event, ...]) -> list[Event]:
    return [attrs.evolve(_without_words(event), origin=None) for event in events]


def _without_words(event: Event) -> Event:
    if event.kind is not Kind.WORK:
        return event
    return attrs.evolve(event, exercise=attrs.evolve(event.exercise, facts=None, headings=()))


@law(bodies, examples=20)
def test_an_event_starts_when_the_one_before_is_over(body: str) -> None:
    shown = made(body)
    assert shown.events[0].start == 0
    for before, after in pairwise(shown.events):
        if before.start is not None and before.duration is not None:
            assert after.start == before.start + before.duration
        if before.start_estimate is not None and after.start is None and before.estimate is not None:
            assert after.start_estimate == before.start_estimate + before.estimate
        if after.start is not None:
            assert after.start_estimate == after.start


@law(bodies, examples=20)
def test_a_length_and_its_estimate_lie_within_its_bounds(body: str) -> None:
    shown = made(body)
    for one in (*shown.events, shown.length):
        high = float("inf") if one.high is None else one.high
        assert 0 <= one.low <= high
        assert one.estimate is None or one.low <= one.estimate <= high
    for event in shown.events:
        assert event.duration is None or event.low == event.duration == event.high == event.estimate
        assert all(phase.start + phase.duration <= (event.high or 0) for phase in event.phases)


@law(bodies, examples=20)
def test_the_events_add_up_to_the_whole(body: str) -> None:
    shown = made(body)
    together = " every " in body or "at " in body  # there several take a time together, whatever each takes
    least = sum(event.low for event in shown.events)
    highs = [event.high for event in shown.events]
    assert shown.length.low == least or (together and shown.length.low > least)
    assert together or shown.length.high == (None if None in highs else sum(high for high in highs if high is not None))


@law(bodies, examples=20)
def test_a_context_that_is_not_selected_changes_nothing(body: str) -> None:
    contexts = "context short { only plank }\ncontext dry { skip glute_bridge, march, dead_bug, cat_cow, arm_swings }"
    whole, alone = made(body, contexts), made(body)
    assert without_places(whole.events) == without_places(alone.events)
    assert whole.length == alone.length


@law(bodies, st.sampled_from(NAMES[:-1]), examples=20)
def test_what_is_skipped_is_gone_and_the_others_are_as_before(body: str, name: str) -> None:
    text = f"routine evening {{\n{body}\ncontext less {{ skip {name} }}\n}}"
    assume(not errors(text) and "M303" not in codes(text))  # in a slot too full there is more for those that stay
    whole, less = timeline(text), timeline(text, "less")
    kept = [
        (event.movement, event.side, event.set, event.low)
        for event in whole.events
        if event.movement not in (None, name)
    ]
    assert [(event.movement, event.side, event.set, event.low) for event in less.events if event.movement] == kept
    assert less.length.low <= whole.length.low


@law(routines(DOSES), st.sampled_from(["3s", "9s", "12s"]), examples=20)
def test_a_parameter_that_nothing_depends_on_changes_nothing(body: str, breath: str) -> None:
    before, after = made(body), made(body, breath=breath)
    assert without_places(after.events) == without_places(before.events)


@law(st.lists(st.sampled_from(IN_BREATHS), min_size=1, max_size=5), examples=20)
def test_what_depends_on_a_parameter_scales_with_it(doses: list[str]) -> None:
    body = "\n".join(f"cat_cow {dose.replace(' rest 10s', '')}" for dose in doses)
    before, after = made(body), made(body, breath="12s")
    assert [event.low for event in after.events] == [2 * event.low for event in before.events]
    assert after.length.high == 2 * (before.length.high or 0)


@law(routines([dose for dose in DOSES if "/" not in dose]), st.integers(2, 4), examples=20)
def test_rounds_are_the_body_so_many_times(body: str, rounds: int) -> None:
    """But for a series, which has one value a round."""
    assume(not body.startswith("lasts"))  # a length is that of all rounds
    once, often = made(f"block {{\n{body}\n}}"), made(f"repeat {rounds} {{\n{body}\n}}")
    assert often.length.low == rounds * once.length.low
    assert len(often.events) == rounds * len(once.events)
