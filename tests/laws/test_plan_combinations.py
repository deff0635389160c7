"""Nothing in a plan is without effect, whatever stands beside it: it changes the sessions, or is found fault with."""

from collections.abc import Callable, Iterator
from itertools import islice, permutations

import pytest
from hypothesis import assume
from hypothesis import strategies as st

from laws.combined import OF_LINES
from laws.planned import (
    LINES,
    NOTHING_LEFT,
    OF_PLANS,
    WHENS,
    instances,
    planned,
    with_change,
    with_settings,
    with_when,
)
from support.laws import law


def _changes(before: str, after: str) -> bool:
    old, new = planned(before), planned(after)
    return bool(new.found - old.found) or new.shown != old.shown


def _is_no_case(text: str) -> bool:
    """Whether a plan is broken, or has a line that never comes: one never comes more or less for what it says."""
    plan = planned(text)
    return plan.broken or any(message.startswith(NOTHING_LEFT) for message in plan.found)


def _idle(line: str, whens: tuple[str, ...], kind: str) -> str | None:
    """A plan in which nothing of ``kind`` says anything behind ``whens``.

    One that narrows what is narrow enough already changes nothing; but then another of the kind does.
    """
    before = with_when(line, *whens)
    if _is_no_case(before) or any(_changes(before, with_when(line, *whens, one)) for one in WHENS[kind]):
        return None
    return before


def _cases() -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Each kind of what says when behind each other, and alone, on each line."""
    for line in LINES.values():
        yield from ((line, (), kind) for kind in WHENS)
        yield from ((line, (one,), kind) for first, one in instances() for kind in WHENS if kind != first)


@pytest.mark.parametrize("step", [23, pytest.param(1, marks=pytest.mark.slow)])
def test_what_says_when_has_an_effect(step: int) -> None:
    idle = (
        (before, kind) for line, whens, kind in islice(_cases(), 0, None, step) if (before := _idle(line, whens, kind))
    )
    assert list(idle) == []


def _without_effect(plan: Callable[..., str], said: tuple[str, ...], step: int) -> list[tuple[str, ...]]:
    """Those of ``said`` that change nothing behind another, with it; of every so many."""
    pairs = islice(permutations(said, 2), 0, None, step)
    return [pair for pair in pairs if not planned(plan(pair[0])).broken and not _changes(plan(pair[0]), plan(*pair))]


@pytest.mark.parametrize("step", [7, pytest.param(1, marks=pytest.mark.slow)])
def test_what_is_set_has_an_effect(step: int) -> None:
    assert _without_effect(with_settings, OF_PLANS, step) == []


@pytest.mark.parametrize("step", [31, pytest.param(1, marks=pytest.mark.slow)])
def test_what_is_different_on_some_days_has_an_effect(step: int) -> None:
    assert _without_effect(with_change, OF_LINES, step) == []


@law(
    st.sampled_from(sorted(LINES.values())),
    st.lists(st.sampled_from([one for _, one in instances()]), min_size=2, max_size=3, unique=True),
    st.sampled_from(sorted(WHENS)),
    examples=15,
)
def test_what_says_when_beside_several(line: str, whens: list[str], kind: str) -> None:
    assume(not set(whens) & set(WHENS[kind]))
    assert _idle(line, tuple(whens), kind) is None


@law(st.lists(st.sampled_from(OF_PLANS), min_size=3, max_size=5, unique=True), examples=15)
def test_what_is_set_beside_several(said: list[str]) -> None:
    *others, added = said
    assume(not _is_no_case(with_settings(*others)))
    assert _changes(with_settings(*others), with_settings(*others, added))
