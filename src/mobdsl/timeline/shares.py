"""How a time is divided among what has none of its own."""

from __future__ import annotations

from itertools import groupby, pairwise

from mobdsl.records import evolve
from mobdsl.timeline.pieces import Piece, TimeBox, length_of, total_of


def declare(pieces: list[Piece], lasts: int) -> None:
    """Estimates what nothing bounds of the length of ``pieces`` by the declared length of them all."""
    whole = total_of(pieces)
    if not pieces or not (whole.likely is None or (whole.high is None and lasts >= whole.low)):
        return
    groups = [(box, list(group)) for box, group in groupby(pieces, key=lambda piece: piece.box)]
    lengths = [(group, box, box.interval if box else length_of(group)) for box, group in groups]
    runs = [(run, length) for run, box, length in lengths if not box and (length.likely is None or length.high is None)]
    known = sum(length.likely or 0 for _, box, length in lengths if box or length.high is not None)
    for (run, length), share in zip(runs, split(max(lasts - known, 0), len(runs)), strict=True):
        likely = max(share, length.low)
        box = TimeBox(evolve(length, estimate=min(likely, length.high or likely), declared=True))
        for piece in run:
            piece.box = box


def split(total: int, parts: int) -> list[int]:
    """``total`` in ``parts`` equal parts, to the millisecond and without losing one."""
    if not parts:
        return []
    marks = [total * number // parts for number in range(parts + 1)]
    return [after - before for before, after in pairwise(marks)]
