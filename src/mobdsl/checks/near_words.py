"""A word that looks like a slip

What a line needs, how it is to be moved or where one is to be is said with a word that is close to one that is known:
equipment, positions and variations from the file and the library, and the usual words for tempo, motion, load and
effort. Any word may stand there, so one that is unlike all others is accepted.

    foam_roll_glutes 1min with foam_roler
    squat x8 tempo slwo

Use instead:

    foam_roll_glutes 1min with foam_roller
    squat x8 tempo slow
"""

from __future__ import annotations

from collections import Counter

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity, did_you_mean
from mobdsl.model.document import NO_EQUIPMENT, ClauseUse, Document
from mobdsl.records import frozen
from mobdsl.suggest import Lexicon

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mobdsl.model.clauses import Clauses

ON = On.DOCUMENT
CODE = "M252"
SEVERITY = Severity.WARNING

_SHORTEST, _SLIPS = 4, 1
"""Shorter words are a slip away from everything; two slips away are `foam_roll` and `foam_roller`, and both right."""

_USUAL = {
    "tempo": "slow very_slow controlled fast quick explosive smooth steady normal brisk moderate easy flow flowing",
    "motion": "small tiny medium large big wide full half partial short long",
    "load": "light very_light medium moderate heavy very_heavy bodyweight empty maximal easy hard",
    "effort": "gentle very_gentle easy very_easy light low moderate medium comfortable relaxed high hard very_hard "
    "heavy maximal maximum all_out",
    "position": "tall_kneeling",
    "equipment": "chain",
}
"""Words that people use; those of the library come on top."""


@frozen
class _Vocabulary:
    """The words that are known, and the same prepared for being asked what is close to another."""

    words: frozenset[str]
    lexicon: Lexicon

    @classmethod
    def of(cls, words: Iterable[str]) -> _Vocabulary:
        known = frozenset(words)
        return cls(known, Lexicon.of(word for word in known if len(word) >= _SHORTEST))

    def nearest(self, word: str) -> str | None:
        """The known word that ``word`` is a slip of."""
        if word in self.words or len(word) < _SHORTEST:
            return None
        return self.lexicon.nearest(word, _SLIPS)


def check(document: Document) -> Iterator[Diagnostic]:
    """A warning for each such word, near the line that it stands on."""
    kinds: dict[str, _Vocabulary] = {}
    variations: list[ClauseUse] = []
    for use in document.clauses_said:
        if use.clauses.variation:
            variations.append(use)
        for kind, word in _words(use.clauses):
            if kind == "equipment" and document.equipment is not None:
                continue  # where the project says what is at hand, another check looks at all equipment
            if kind not in kinds:
                kinds[kind] = _Vocabulary.of((*_USUAL[kind].split(), *_known(kind, document)))
            if near := kinds[kind].nearest(word):
                yield _finding(f"I know no {kind} `{word}`.", near, use)
    yield from _variations(variations, document)


def _known(kind: str, document: Document) -> Iterator[str]:
    """What the file and the library know of ``kind``."""
    yield from document.library.named(kind)
    for movement in document.movements.values():
        yield from movement.facts.get(kind, ())
    if kind == "equipment":
        used = Counter(word for said in document.clauses_said for what, word in _words(said.clauses) if what == kind)
        yield from (*document.kit_known, *NO_EQUIPMENT, *(word for word, times in used.items() if times > 1))


def _words(clauses: Clauses) -> list[tuple[str, str]]:
    """The words of ``clauses`` that may be slips, each with its kind."""
    words: list[tuple[str, str | None]] = []
    if clauses.tempo:
        words.append(("tempo", clauses.tempo.word))
    if clauses.motion:
        words.append(("motion", clauses.motion))
    if clauses.load:
        words.append(("load", clauses.load.word))
    if clauses.effort:
        words.append(("effort", clauses.effort.word))
    words.extend(("position", name) for name in clauses.position)
    for each in clauses.each:
        if not each.limb:
            words.extend(("position", name) for name in each.names)
    for equipment in clauses.equipment:
        words.extend(("equipment", item) for item in equipment.items)
    return [(kind, word) for kind, word in words if word]


def _variations(uses: Iterable[ClauseUse], document: Document) -> Iterator[Diagnostic]:
    """A warning for each variation that is nearly one that is known of its movement."""
    strange = [
        (name, use) for use in uses for name in use.movements if document.movement(name, use.clauses.variation) is None
    ]
    if not strange:
        return
    named = _named_after((*document.movement_names(), *document.library.names()))
    for name, use in strange:
        movement = document.movement(name)
        own = (alias for one in movement.variations for alias in (one.name, *one.aliases)) if movement else ()
        word = use.clauses.variation or ""
        if near := _Vocabulary.of((*own, *named.get(movement.name if movement else name, ()))).nearest(word):
            yield _finding(f"I know no variation `{word}` of `{name}`.", near, use)


def _named_after(names: Iterable[str]) -> dict[str, set[str]]:
    """What `bird_dog` has to be called to be another movement (`lateral`), for every beginning and end of a name."""
    found: dict[str, set[str]] = {}
    for name in names:
        words = name.split("_")
        for at in range(1, len(words)):
            first, second = "_".join(words[:at]), "_".join(words[at:])
            found.setdefault(second, set()).add(first)
            found.setdefault(first, set()).add(second)
    return found


def _finding(message: str, near: str, said: ClauseUse) -> Diagnostic:
    return Diagnostic(CODE, message, said.origin, SEVERITY, hint=did_you_mean(near))
