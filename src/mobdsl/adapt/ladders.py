"""Levels, and movements that stand in for others: up, down, and since when."""

from __future__ import annotations

from mobdsl.model.conditions import holds
from mobdsl.model.names import words_of
from mobdsl.model.plans import DAYS_OF
from mobdsl.records import define, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from mobdsl.model.adaptations import Adaptation
    from mobdsl.model.document import Document
    from mobdsl.model.progressions import Progression


@define
class Ladders:
    """Where one stands on each progression, and what is done in the place of a movement."""

    document: Document
    levels: dict[str, int] = field(factory=dict)
    version: int = 0
    """Changes with every step."""
    _steps: dict[str, list[tuple[bool, str]]] = field(factory=dict)
    """The movements by which each was replaced, one after another; each with whether it was a step down."""
    _since: dict[str, dt.date] = field(factory=dict)

    @property
    def instead(self) -> dict[str, str]:
        """The movement that is done in the place of each that is replaced."""
        return {name: steps[-1][1] for name, steps in self._steps.items() if steps}

    def original(self, movement: str) -> str:
        """What ``movement`` stands in for, else itself."""
        return next((name for name, other in self.instead.items() if other == movement), movement)

    def seen(self, name: str, date: dt.date) -> None:
        """Notes that ``name`` was done on ``date``: the time on its level begins, where it has not yet."""
        self._since.setdefault(name, date)

    def long_enough(self, name: str, rule: Adaptation, date: dt.date) -> bool:
        """Whether the least time on a level that ``rule`` asks for is over; of sessions nobody keeps count here."""
        if rule.after is None:
            return True
        number, unit = rule.after
        since = self._since.get(name, date)
        return unit not in DAYS_OF or (date - since).days >= number * DAYS_OF[unit]

    def down(
        self, name: str, rule: Adaptation, ladder: Progression | None, level: int, date: dt.date
    ) -> Callable[[], str] | None:
        """Takes a step down on ``ladder``, at ``level`` of it, or to a movement of ``rule``; says what came of it."""
        steps = self._steps.setdefault(name, [])
        if rule.targets:
            lower = _level_of(ladder, rule.targets)
            if lower is not None and lower < level:
                steps.clear()
                return self._to_level(name, ladder, lower, date)
            if steps and not steps[-1][0]:
                steps.pop()
                return self._moved(name, date)
            done = {target for _, target in steps}
            target = next((one for one in rule.targets if one not in done and self._suits(one)), None)
            if target is None or lower is not None:
                return None
            steps.append((True, target))
            return self._moved(name, date)
        count = getattr(rule.amount, "low", 1)
        if ladder is None or level == 0:
            return None
        steps.clear()
        return self._to_level(name, ladder, max(0, level - count), date)

    def up(
        self, name: str, rule: Adaptation, ladder: Progression | None, level: int, date: dt.date
    ) -> Callable[[], str] | None:
        """Takes a step up: back from what stood in, else a level, else to the movement that ``rule`` names."""
        steps = self._steps.setdefault(name, [])
        if steps and steps[-1][0]:
            steps.pop()
            return self._moved(name, date)
        if rule.targets:
            higher = _level_of(ladder, rule.targets)
            if higher is not None:
                return self._to_level(name, ladder, higher, date) if higher > level else None
            target = next((one for one in rule.targets if self._suits(one)), None)
            if target is None or (steps and steps[-1][1] == target):
                return None
            steps.append((False, target))
            return self._moved(name, date)
        if ladder is None:
            return None
        for higher in range(level + 1, len(ladder.levels)):
            if holds(ladder.levels[higher].condition, self.document.fact) is not False:
                return self._to_level(name, ladder, higher, date)
        return None

    def _to_level(self, name: str, ladder: Progression | None, level: int, date: dt.date) -> Callable[[], str]:
        assert ladder is not None
        self.levels[name] = level
        self._changed(name, date)
        rung = ladder.levels[level]
        of = f"level {level + 1} of {len(ladder.levels)}"
        return lambda: f"{of}: {words_of(rung.movement)}" if rung.movement else of

    def _moved(self, name: str, date: dt.date) -> Callable[[], str]:
        self._changed(name, date)
        steps = self._steps[name]
        now = steps[-1][1] if steps else None
        return lambda: f"{words_of(now)} in its place" if now else f"{words_of(name)} again"

    def _changed(self, name: str, date: dt.date) -> None:
        self._since[name] = date
        self.version += 1

    def _suits(self, name: str) -> bool:
        """Whether ``name`` can be done with what is at hand, as far as anybody knows."""
        at_hand, movement = self.document.equipment, self.document.movement(name)
        needs = movement.facts.get("equipment", ()) if movement else ()
        if at_hand is None or movement is None or not needs:
            return True
        return any(one in at_hand for one in needs) if movement.any_equipment else all(one in at_hand for one in needs)


def _level_of(ladder: Progression | None, targets: tuple[str, ...]) -> int | None:
    """The level of ``ladder`` that one of ``targets`` is, the first of them that is one."""
    names = [level.movement for level in ladder.levels] if ladder else []
    return next((names.index(target) for target in targets if target in names), None)
