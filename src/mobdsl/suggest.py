"""Did you mean?"""

from __future__ import annotations

from mobdsl.records import define, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], slips: int | None = None) -> str | None:
    """The name in ``known`` that ``word`` is most likely a slip of; None where nothing is close enough.

    Close is one slip (a letter missing, added, changed, or two neighbours swapped) for up to five letters, two from
    there on; or ``slips``, where that is given. Of equals the one that begins most like ``word``, then one of the
    same letters, then the alphabetically first.
    """
    limit = _limit(word) if slips is None else slips
    best: tuple[int, int, bool, str] | None = None
    folded = word.casefold()
    for name in known:
        if abs(len(name) - len(word)) <= limit and name != word:
            apart = distance(folded, name.casefold(), limit)
            if apart <= limit:
                other = name.casefold()
                rank = (apart, -_shared_start(folded, other), sorted(folded) != sorted(other), name)
                best = min(best or rank, rank)
    return best[-1] if best else None


@define
class Lexicon:
    """Many names of which :func:`nearest` is asked many times: few of them are looked at for each word."""

    _by_length: dict[int, list[str]] = field(factory=dict, init=False)
    _letters: dict[int, list[int]] = field(factory=dict, init=False)
    _answers: dict[str, str | None] = field(factory=dict, init=False)

    @classmethod
    def of(cls, names: Iterable[str]) -> Lexicon:
        """The names to choose from."""
        lexicon = cls()
        for name in names:
            lexicon._by_length.setdefault(len(name), []).append(name)
        return lexicon

    def nearest(self, word: str, slips: int | None = None) -> str | None:
        """The name that ``word`` is most likely a slip of."""
        if word not in self._answers:
            self._answers[word] = nearest(word, self._alike(word), slips)
        return self._answers[word]

    def _alike(self, word: str) -> Iterable[str]:
        """The names that differ in so few letters that slips can account for it: one changes two letters at most."""
        limit, letters = _limit(word), _letters(word)
        for length in range(len(word) - limit, len(word) + limit + 1):
            names = self._by_length.get(length, ())
            if names and length not in self._letters:
                self._letters[length] = [*map(_letters, names)]
            for of_name, name in zip(self._letters.get(length, ()), names, strict=True):
                if (letters ^ of_name).bit_count() <= 2 * limit:
                    yield name


def _shared_start(left: str, right: str) -> int:
    pairs = zip(left, right, strict=False)
    return next((at for at, (here, there) in enumerate(pairs) if here != there), min(len(left), len(right)))


def _limit(word: str) -> int:
    """How many slips in ``word`` are believed."""
    return 1 if len(word) <= 5 else 2


def _letters(word: str) -> int:
    """A bit for each letter that ``word`` has, whatever its case; some letters share one."""
    bits = 0
    for letter in set(word.casefold()):
        bits |= 1 << (ord(letter) & 63)
    return bits


def distance(left: str, right: str, limit: int) -> int:
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
