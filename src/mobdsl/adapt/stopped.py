"""What a line of the log says of stop rules, on the line or with one of its parts."""

from __future__ import annotations

from mobdsl.model.conditions import Either, Fact, facts
from mobdsl.model.names import words_of
from mobdsl.wording.phrases import condition_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.model.guards import Stop
    from mobdsl.model.log import Entry


def stops_said(entry: Entry) -> list[str]:
    """The texts behind `stopped`, each once."""
    notes = (*entry.notes, *(note for part in entry.done for note in part.clauses.headings))
    return list(dict.fromkeys(note.text for note in notes if note.word == "stopped"))


def stop_names(stop: Stop) -> frozenset[str]:
    """The texts that name ``stop``: its condition in words, and each of several that are enough by themselves."""
    condition = stop.condition
    parts = condition.parts if isinstance(condition, Either) else (condition,)
    single = {words_of(part.name) for part in parts if isinstance(part, Fact)}
    return frozenset({condition_words(condition), *single})


def is_aim(stop: Stop, entry: Entry) -> bool:
    """Whether ``stop`` is what the session was for: a context has its name (`context relief { stop if relief }`)."""
    names = {fact.name for fact in facts(stop.condition)}
    return bool(names) and names <= set(entry.contexts)
