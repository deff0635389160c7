"""What changed last of each thing, and why. Words are made of it only at the end: most of a long log changes again."""

from __future__ import annotations

from mobdsl.adapt.changes import Change
from mobdsl.records import define, field, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from mobdsl.model.adaptations import Adaptation
    from mobdsl.model.log import Entry


@frozen
class Reason:
    """The rule, and the session and the lines of the log by which it did something."""

    rule: Adaptation
    on: dt.date
    entries: tuple[Entry, ...] = ()


@frozen
class _Note:
    of: str
    reason: Reason
    words: Callable[[], str]
    held: bool


@define
class Notes:
    """The last change of each kind of each thing."""

    _last: dict[tuple[str, str], _Note] = field(factory=dict)

    def note(
        self, key: str, kind: str, of: str, reason: Reason, words: Callable[[], str], *, held: bool = False
    ) -> None:
        """Notes that ``kind`` of ``key``, which people call ``of``, has changed; ``words`` say what it is now."""
        if held and (key, kind) in self._last and not self._last[key, kind].held:
            return
        self._last.pop((key, kind), None)
        self._last[key, kind] = _Note(of, reason, words, held)

    def forget(self, key: str, kind: str) -> None:
        """Of ``kind`` of ``key`` nothing is changed any more."""
        self._last.pop((key, kind), None)

    def changes(self) -> dict[str, tuple[Change, ...]]:
        """All that counts, by key, the last first."""
        made: dict[str, tuple[Change, ...]] = {}
        for (key, kind), note in reversed(self._last.items()):
            reason = note.reason
            change = Change(
                key=key,
                of=note.of,
                kind=kind,
                rule=reason.rule,
                on=reason.on,
                text=note.words(),
                entries=reason.entries,
                held=note.held,
            )
            made[key] = (*made.get(key, ()), change)
        return made
