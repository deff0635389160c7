"""Nothing said is without effect, whatever stands beside it: a clause changes what is done, or is found fault with."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeAlias

import pytest
from hypothesis import strategies as st

from laws.combined import DOSES, HEADS, LINES, OF_HEADS, OF_LINES, exempt, filled, has_effect, meaning, pairs
from support.laws import law

Case: TypeAlias = tuple[str, str, tuple[str, ...], str]
"""What a dose stands in, the dose, the clauses beside it, and the clause that is added."""


def _silent(frame: str, dose: str, others: tuple[str, ...], clause: str) -> str | None:
    """The file in which ``clause`` changes nothing; None where it counts, or where the file was broken before."""
    before = meaning(filled(frame, dose, *others))
    after = filled(frame, dose, *others, clause)
    if before.broken or exempt(frame, dose, others, clause) or has_effect(before, meaning(after), clause):
        return None
    return after


def _without_effect(cases: Iterable[Case]) -> list[str]:
    return [found for case in cases if (found := _silent(*case))]


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


SOME = [
    pytest.param(_beside_a_dose, 7, id="beside a dose"),
    pytest.param(_in_pairs, 41, id="in pairs"),
    pytest.param(_on_heads, 13, id="on heads"),
]
"""With every so many cases that the suite tries each time; these are primes, so that none of the lists is left out."""


@pytest.mark.parametrize(("cases", "step"), SOME)
def test_a_clause_has_an_effect(cases, step: int) -> None:
    assert _without_effect(islice(cases(), 0, None, step)) == []


@pytest.mark.slow
@pytest.mark.parametrize("cases", [_beside_a_dose, _in_pairs, _on_heads])
def test_every_clause_has_an_effect(cases) -> None:
    assert _without_effect(cases()) == []


@law(
    st.sampled_from(sorted(LINES.values())),
    st.sampled_from(DOSES),
    st.lists(st.sampled_from(OF_LINES), min_size=1, max_size=2, unique=True),
    st.sampled_from(OF_LINES),
    examples=60,
)
def test_a_clause_beside_several(frame: str, dose: str, others: list[str], clause: str) -> None:
    assert _silent(frame, dose, tuple(one for one in others if one != clause), clause) is None
