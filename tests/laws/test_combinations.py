"""Nothing said is without effect, whatever stands beside it: a clause changes what is done, or is found fault with."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeAlias

import pytest
from hypothesis import strategies as st

from laws.combined import (
    DOSES,
    HEADS,
    IN_MOVEMENT,
    LINES,
    OF_HEADS,
    OF_LINES,
    OF_MOVEMENTS,
    exempt,
    filled,
    has_effect,
    is_shown,
    meaning,
    pairs,
)
from support.laws import law

Case: TypeAlias = tuple[str, str, tuple[str, ...], str]
"""What a dose stands in, the dose, the clauses beside it, and the clause that is added."""


def _added(frame: str, dose: str, others: tuple[str, ...], clause: str) -> tuple[str, str] | None:
    """The file without ``clause`` and with it; None where that need not change anything, or where it was broken."""
    before = filled(frame, dose, *others)
    if meaning(before).broken or exempt(frame, dose, others, clause):
        return None
    return before, filled(frame, dose, *others, clause)


def _silent(frame: str, dose: str, others: tuple[str, ...], clause: str) -> str | None:
    """The file in which ``clause`` changes nothing; None where it counts, or where the file was broken before."""
    added = _added(frame, dose, others, clause)
    if added is None or has_effect(meaning(added[0]), meaning(added[1]), clause):
        return None
    return added[1]


def _unseen(frame: str, dose: str, others: tuple[str, ...], clause: str) -> str | None:
    """The file whose reader is not told of ``clause``; None where it is shown, or is found fault with."""
    added = _added(frame, dose, others, clause)
    if added is None or meaning(added[1]).found - meaning(added[0]).found or is_shown(*added, clause):
        return None
    return added[1]


def _without_effect(cases: Iterable[Case]) -> list[str]:
    return [found for case in cases if (found := _silent(*case))]


def _not_shown(cases: Iterable[Case]) -> list[str]:
    return [found for case in cases if (found := _unseen(*case))]


def _beside_a_dose() -> Iterator[Case]:
    """Each clause behind each dose in each place."""
    return ((frame, dose, (), clause) for clause in OF_LINES for frame in LINES.values() for dose in DOSES)


def _in_pairs() -> Iterator[Case]:
    """Each clause beside each other behind each dose, in one place after the other."""
    frames = list(LINES.values())
    for turn, dose in enumerate(DOSES):
        for at, (one, other) in enumerate(pairs(OF_LINES)):
            yield frames[(at + turn) % len(frames)], dose, (one,), other


def _on_heads() -> Iterator[Case]:
    """Each clause beside each other behind each `block` and `repeat`, and alone there."""
    for frame in HEADS.values():
        yield from ((frame, "", (), clause) for clause in OF_HEADS)
        yield from ((frame, "", (one,), other) for one, other in pairs(OF_HEADS))


def _in_a_movement() -> Iterator[Case]:
    """Each clause beside each other in a movement, and alone there."""
    yield from ((IN_MOVEMENT, "", (), clause) for clause in OF_MOVEMENTS)
    yield from ((IN_MOVEMENT, "", (f"{one};",), other) for one, other in pairs(OF_MOVEMENTS))


SOME = [
    pytest.param(_beside_a_dose, 7, id="beside a dose"),
    pytest.param(_in_pairs, 41, id="in pairs"),
    pytest.param(_on_heads, 13, id="on heads"),
]
"""With every so many cases that the suite tries each time; these are primes, so that none of the lists is left out."""


@pytest.mark.parametrize(("cases", "step"), SOME)
def test_a_clause_has_an_effect(cases, step: int) -> None:
    assert _without_effect(islice(cases(), 0, None, step)) == []


@pytest.mark.parametrize(("cases", "step"), [*SOME, pytest.param(_in_a_movement, 5, id="in a movement")])
def test_a_clause_is_shown(cases, step: int) -> None:
    assert _not_shown(islice(cases(), 0, None, 3 * step)) == []


@pytest.mark.slow
@pytest.mark.parametrize("cases", [_beside_a_dose, _in_pairs, _on_heads])
def test_every_clause_has_an_effect(cases) -> None:
    assert _without_effect(cases()) == []


@pytest.mark.slow
@pytest.mark.parametrize(("cases", "step"), [(_beside_a_dose, 1), (_in_pairs, 5), (_on_heads, 2), (_in_a_movement, 1)])
def test_every_clause_is_shown(cases, step: int) -> None:
    assert _not_shown(islice(cases(), 0, None, step)) == []


_frames = st.sampled_from(sorted(LINES.values()))
_beside = st.lists(st.sampled_from(OF_LINES), min_size=1, max_size=2, unique=True)


@law(_frames, st.sampled_from(DOSES), _beside, st.sampled_from(OF_LINES), examples=60)
def test_a_clause_beside_several(frame: str, dose: str, others: list[str], clause: str) -> None:
    assert _silent(frame, dose, tuple(one for one in others if one != clause), clause) is None


@law(_frames, st.sampled_from(DOSES), _beside, st.sampled_from(OF_LINES), examples=20)
def test_a_clause_beside_several_is_shown(frame: str, dose: str, others: list[str], clause: str) -> None:
    assert _unseen(frame, dose, tuple(one for one in others if one != clause), clause) is None
