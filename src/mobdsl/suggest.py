"""Did you mean?"""

from __future__ import annotations

from mobdsl.records import define, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LONGEST = 64
"""Names of more letters are not compared."""

MOST_COMPARED = 100_000
"""How many pairs of names a :class:`Lexicon` compares letter by letter."""

MOST_LOOKED_AT = 5_000_000
"""How many pairs of names a :class:`Lexicon` looks at."""

_FEW = 8
"""Words for which a :class:`Lexicon` makes no index of the names that are one slip away."""


def nearest(word: str, known: Iterable[str], slips: int | None = None) -> str | None:
    """The name in ``known`` that ``word`` is most likely a slip of; None where nothing is close enough.

    Close is one slip (a letter missing, added, changed, or two neighbours swapped) for up to five letters, two from
    there on; or ``slips``, where that is given. Of equals the one that begins most like ``word``, then one of the
    same letters, then the alphabetically first. Names of more than :data:`LONGEST` letters are close to none.
    """
    if len(word) > LONGEST:
        return None
    limit = _limit(word) if slips is None else slips
    letters = _letters(word)
    near = (
        name
        for name in known
        if abs(len(name) - len(word)) <= limit and (letters ^ _letters(name)).bit_count() <= 2 * limit
    )
    return _best(word, near, limit)


def first_of(names: Sequence[str], most: int = 20) -> str:
    """``names`` for a hint; of more than ``most`` the rest is counted."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"{', '.join(names[:most]) or 'none'}{more}"


def _best(word: str, near: Iterable[str], limit: int) -> str | None:
    """The one of ``near`` that ``word`` is most likely a slip of."""
    best: tuple[int, int, bool, str] | None = None
    folded = word.casefold()
    for name in near:
        if name == word:
            continue
        other = name.casefold()
        apart = distance(folded, other, limit)
        if apart <= limit:
            rank = (apart, -_shared_start(folded, other), sorted(folded) != sorted(other), name)
            best = min(best or rank, rank)
    return best[-1] if best else None


@define
class Lexicon:
    """Many names of which :func:`nearest` is asked many times.

    The first few times it looks at all names of about the same length. Then it looks up those that are one slip away:
    without one letter they are like the word, or like it without one of its own. It ends once as many names have been
    looked at or compared as may be, because hints are worth no more.
    """

    _names: tuple[str, ...]
    _answers: dict[str, str | None] = field(factory=dict, init=False)
    _by_length: dict[int, list[str]] = field(factory=dict, init=False)
    _letters: dict[int, list[int]] = field(factory=dict, init=False)
    _by_shortened: dict[str, list[str]] = field(factory=dict, init=False)
    _looked_at: int = field(default=0, init=False)
    _compared: int = field(default=0, init=False)

    @classmethod
    def of(cls, names: Iterable[str]) -> Lexicon:
        """The names to choose from."""
        return cls(tuple(name for name in names if len(name) <= LONGEST))

    def nearest(self, word: str, slips: int | None = None) -> str | None:
        """The name that ``word`` is most likely a slip of."""
        if word not in self._answers:
            limit = _limit(word) if slips is None else slips
            self._answers[word] = self._nearest(word, limit) if len(word) <= LONGEST else None
        return self._answers[word]

    def _nearest(self, word: str, limit: int) -> str | None:
        if limit and len(self._answers) >= _FEW:
            near = _best(word, self._one_slip_away(word), 1)
            if near or limit == 1:
                return near
        return _best(word, self._alike(word, limit), limit)

    def _one_slip_away(self, word: str) -> Iterator[str]:
        """The names that may be one slip away, and some others."""
        if not self._by_shortened:
            for name in self._names:
                for shortened in _shortened(name.casefold()):
                    self._by_shortened.setdefault(shortened, []).append(name)
        names = (name for shortened in _shortened(word.casefold()) for name in self._by_shortened.get(shortened, ()))
        return self._counted(names)

    def _alike(self, word: str, limit: int) -> Iterator[str]:
        """The names that differ in so few letters that slips can account for it: one changes two letters at most."""
        if not self._by_length:
            for name in self._names:
                self._by_length.setdefault(len(name), []).append(name)
        letters = _letters(word)
        for length in range(len(word) - limit, len(word) + limit + 1):
            names = self._by_length.get(length, ())
            self._looked_at += len(names)
            if self._looked_at > MOST_LOOKED_AT:
                return
            if length not in self._letters:
                self._letters[length] = [*map(_letters, names)]
            paired = zip(self._letters[length], names, strict=True)
            yield from self._counted(name for bits, name in paired if (letters ^ bits).bit_count() <= 2 * limit)

    def _counted(self, names: Iterable[str]) -> Iterator[str]:
        """``names``, as long as any more may be compared."""
        for name in names:
            self._compared += 1
            if self._compared > MOST_COMPARED:
                return
            yield name


def _shortened(word: str) -> set[str]:
    """``word``, and what is left of it without any one letter."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


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
    """The number of slips between two words (Damerau-Levenshtein, adjacent swaps), or more than ``limit``.

    Only what could still be within the limit is worked out: the words without what they begin and end with alike,
    and of each row the letters that are no further from the diagonal than there may be slips.
    """
    left, right = _unlike_parts(left, right)
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    beyond = limit + 1
    width = len(right)
    before_last: list[int] = []
    last = [min(at, beyond) for at in range(width + 1)]
    for i, here in enumerate(left, 1):
        row = [beyond] * (width + 1)
        if i <= limit:
            row[0] = i
        for j in range(max(1, i - limit), min(width, i + limit) + 1):
            there = right[j - 1]
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (here != there))
            if i > 1 and j > 1 and here == right[j - 2] and left[i - 2] == there:
                cost = min(cost, before_last[j - 2] + 1)
            row[j] = cost
        if min(row) > limit:
            return beyond
        before_last, last = last, row
    return last[-1]


def _unlike_parts(left: str, right: str) -> tuple[str, str]:
    """What is left of two words without the letters that both begin with, and those that both end with."""
    start = _shared_start(left, right)
    left, right = left[start:], right[start:]
    end = _shared_start(left[::-1], right[::-1])
    return left[: len(left) - end], right[: len(right) - end]
