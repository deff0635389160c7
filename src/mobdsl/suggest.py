"""Did you mean?"""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The name in ``known`` that ``word`` is most likely a slip of; None where nothing is close enough.

    Close is one slip (a letter missing, added, changed, or two neighbours swapped) for up to five letters, two from
    there on. Of equals the one that begins most like ``word``, then the alphabetically first.
    """
    limit = 1 if len(word) <= 5 else 2
    best: tuple[int, int, str] | None = None
    folded = word.casefold()
    for name in known:
        if abs(len(name) - len(word)) <= limit and name != word:
            distance = _distance(folded, name.casefold(), limit)
            if distance <= limit:
                rank = (distance, -_shared_start(folded, name.casefold()), name)
                best = min(best or rank, rank)
    return best[-1] if best else None


def _shared_start(left: str, right: str) -> int:
    return next((at for at, pair in enumerate(zip(left, right, strict=False)) if len(set(pair)) > 1), len(left))


def _distance(left: str, right: str, limit: int) -> int:
    """The number of slips between two words (Damerau-Levenshtein, adjacent swaps), or more than ``limit``."""
    before_last: list[int] = []
    last = list(range(len(right) + 1))
    for i, here in enumerate(left, 1):
        row = [i]
        for j, there in enumerate(right, 1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (here != there))
            if i > 1 and j > 1 and here == right[j - 2] and left[i - 2] == there:
                cost = min(cost, before_last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before_last, last = last, row
    return last[-1]
