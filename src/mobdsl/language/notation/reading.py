"""A line while it is read: the words of its name, its dose, and what else it says, each once."""

from __future__ import annotations

import re

from mobdsl.language.keywords import Place, table
from mobdsl.language.names import is_name
from mobdsl.language.vocabulary import DOSE_WORDS, HEADINGS, NEVER_NAMES, SPELLED_OUT, UNITS
from mobdsl.records import define, field, frozen

_NO_NAMES = frozenset(
    {word for place in Place if place is not Place.LOG for word in table(place)}
    | NEVER_NAMES
    | {
        *HEADINGS,
        *UNITS,
        *DOSE_WORDS,
        *SPELLED_OUT,
        "rpe",
        "rir",
        "reps",
        "sets",
        "kg",
        "lb",
        "min",
        "sec",
        "left",
        "right",
    }
)
_ORDER = (
    "about", "total", "dose", "within", "growth", "every", "each", "alternate", "switch", "tempo", "hold", "reset",
    "load", "effort", "breathe", "rest", "with", "position",
)  # fmt: skip
_HOLD_TOGETHER = NEVER_NAMES - {"to"} | {"then", "x"}
"""Words that stand between others, and in no name."""
_REMARKS = (
    r"(?:at|on|in)?\s*(?:the\s+)?(?:top|bottom|end\s+range)(?:\s+position)?|warm[\s-]?up|cool[\s-]?down|free(?:style)?"
    r"|back(?:stroke)?|breast(?:stroke)?|fly|butterfly|choice|drill|kick|pull|strict|weighted|assisted|competition"
)
"""What is said of a dose, and is no movement."""
_EXAMPLES = ((r"\dm\Z|\dyd\Z", "swim"), (r"km\Z|mi\Z", "run"), (r"(?:s|min|h|:\d\d)\Z", "plank"), ("", "squat"))
"""What may be done by a dose with such an ending."""
_JOINERS = {"": "", "and": ", ", "or": " or "}


class UnclearError(Exception):
    """Something of the line has no meaning that is known. ``question`` is what to ask its author.

    ``lines`` are those that the question shows; ``last`` says that it counts only where nothing else is known.
    """

    def __init__(self, question: str | None = None, *, lines: tuple[str, ...] = (), last: bool = False) -> None:
        super().__init__(question)
        self.question = question
        self.lines = lines
        self.last = last


@frozen
class Doubt:
    """A figure or a word that may mean two things: the line says the one, and the other with ``new`` for ``old``."""

    one: str
    """When the line is right as it is read."""
    other: str
    """When the other one is."""
    old: str
    new: str
    last: bool = False
    """Whether it counts only where nothing else is known."""

    def asked(self, line: str) -> UnclearError:
        """Both lines, with what each would mean."""
        second = line.replace(self.old, self.new, 1)
        return UnclearError(f"{self.one}: {line}. {self.other}: {second}.", lines=(line, second), last=self.last)


@define
class Reading:
    """What has been read of a line so far."""

    words: list[str] = field(factory=list)
    """The words of the movement's name."""
    said: dict[str, str] = field(factory=dict)
    """Clauses by their word, as they are written in this language."""
    others: list[str] = field(factory=list)
    """Texts, conditions and clauses that are right as they stand."""
    kit: list[tuple[str, list[str]]] = field(factory=list)
    """What stands behind `with`: the words of each thing, and what joins it to the one before."""
    sets: str | None = None
    measure: str | None = None
    """What each set is, or the whole."""
    between: str | None = None
    """What is done between the sets, such as `jog 200m`."""
    closed: bool = False
    """Whether something stands behind the name, so that no more words belong to it."""
    naming: bool = False
    """Whether the next word names a thing behind `with`."""
    remark: list[str] = field(factory=list)
    """Words behind the dose of which nothing is known."""
    doubt: Doubt | None = None
    """What may mean two things."""

    def copy(self) -> Reading:
        """The same, to be read on without harm to this one."""
        kit = [(joiner, list(words)) for joiner, words in self.kit]
        return Reading(
            list(self.words), dict(self.said), list(self.others), kit,
            self.sets, self.measure, self.between, self.closed, self.naming, list(self.remark), self.doubt,
        )  # fmt: skip

    def say(self, word: str, clause: str) -> None:
        """Keeps a ``clause``; two of one word contradict each other."""
        if self.said.setdefault(word, clause) != clause:
            raise UnclearError

    def set_measure(self, measure: str) -> None:
        """Keeps how much; two doses on a line are not clear."""
        if self.measure is not None:
            raise UnclearError
        self.measure = measure

    def set_sets(self, sets: str) -> None:
        """Keeps how many sets."""
        if self.sets is not None:
            raise UnclearError
        self.sets = sets

    def word(self, word: str) -> None:
        """A word that is part of the name, or of a thing behind `with`."""
        if self.naming:
            self.kit[-1][1].append(word)
        elif word.lower() == "and" and self.words and not self.closed:
            self.doubts(Doubt("One movement", "Two", "_and_", ", "))
            self.words.append("and")
        elif word.lower() in _HOLD_TOGETHER or (self.closed and not self._remarked(word)):
            raise UnclearError
        elif self.closed:
            self.remark.append(word)
        else:
            self.words.append(word)

    def _remarked(self, word: str) -> bool:
        """Whether ``word`` can be one of a remark behind the dose."""
        return self.dosed and (bool(self.remark) or word.lower() in ("at", "in", "on") or word.lower() not in _NO_NAMES)

    def doubts(self, doubt: Doubt) -> None:
        """Keeps what may mean two things; a line with two of these is not clear."""
        if self.doubt is not None:
            raise UnclearError
        self.doubt = doubt

    def begin_kit(self, joiner: str) -> None:
        """The words that come now name a thing."""
        self.kit.append((joiner, []))
        self.naming = True

    def end_words(self) -> None:
        """Something else comes: name and things are complete."""
        self.closed = self.closed or bool(self.words)
        if self.remark:
            self._end_remark()
        if self.naming:
            self.naming = False
            if not self.kit[-1][1]:
                self.kit.pop()

    def _end_remark(self) -> None:
        """What is known to be said of a dose is a note, anything else is asked about."""
        words, self.remark = " ".join(self.remark), []
        note = f'note "{words}"'
        if not re.fullmatch(_REMARKS, words, re.IGNORECASE):
            one, other = "If this is a remark", "If it is a movement of its own"
            self.doubts(Doubt(one, other, f" {note}", f"; {joined(words.split())}", last=True))
        self.others.append(note)

    @property
    def dosed(self) -> bool:
        """Whether a name and a dose have been read, or a dose behind which a name was complete."""
        return bool(self.words) and (self.measure is not None or self.sets is not None)

    def line(self) -> str:
        """The line of this language. Raises :class:`UnclearError` where it says too little."""
        self.end_words()
        dose = self._dose()
        if dose is None and not self.said and not self.kit:
            raise UnclearError  # a row of words may be anything
        if self.between is None:
            return " ".join((self._name(), *self._clauses(dose)))
        if self.measure is None or "rest" in self.said:
            raise UnclearError
        if self.sets is None:
            return f"{' '.join((self._name(), *self._clauses(self.measure)))}; {self.between}"
        inner = " ".join((self._name(), *self._clauses(self.measure)))
        return f"repeat {self.sets} {{ {inner}; {self.between} between rounds }}"

    def _clauses(self, dose: str | None) -> list[str]:
        said = {**self.said, **({"dose": dose} if dose else {})}
        if self.kit:
            things = "".join(_JOINERS[joiner] + joined(words) for joiner, words in self.kit)
            said["with"] = f"with {things}"
        return [*(said[word] for word in _ORDER if word in said), *self.others]

    def _name(self) -> str:
        if not self.words:
            raise self._nameless()
        if self.words[0][0] == '"':
            return self.words[0]
        name = joined(self.words)
        if name in _NO_NAMES:
            raise UnclearError
        return name

    def _nameless(self) -> UnclearError:
        """A dose without the movement that it is of."""
        if not self.measure:
            return UnclearError()
        example = next(name for ending, name in _EXAMPLES if re.search(ending, self.measure))
        line = " ".join((example, *self._clauses(self._dose())))
        return UnclearError(f"In front stands what is done, such as: {line}", lines=(line,), last=True)

    def _dose(self) -> str | None:
        if self.sets is None:
            return self.measure
        if self.measure is None and "breathe" in self.said:
            return f"{self.sets} breaths"
        if self.measure is None:
            raise UnclearError
        return f"{self.sets}x{self.measure.removeprefix('x')}"


def joined(words: list[str]) -> str:
    """Several words as one name, without the capital of a line's first word and those of a title."""
    capitals = [word[:1].isupper() and word[1:].islower() for word in words]
    if all(capitals):
        words = [word.lower() for word in words]
    elif capitals and capitals[0]:
        words = [words[0].lower(), *words[1:]]
    name = "_".join(re.sub(r"[-–—]", "_", word) for word in words)
    if is_name(name, dotted=True):
        return name
    if re.search(r"[\"\\]", name):
        raise UnclearError
    return f'"{" ".join(words)}"'
