"""What a session asks of a person, for `adapt`: read from the variant, with what every rule in it is about."""

from __future__ import annotations

from mobdsl.adapt.planned import Line, Rule, Session
from mobdsl.model.adaptations import Adaptation
from mobdsl.model.guards import Ask, Stop
from mobdsl.records import define
from mobdsl.select.selection import select
from mobdsl.select.tree import Group, Leaf, Node, leaves

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mobdsl.adapt.state import State
    from mobdsl.model.document import Document
    from mobdsl.model.plans import Plan
    from mobdsl.model.progressions import Progression
    from mobdsl.model.rules import Rule as AnyRule
    from mobdsl.select.tree import Variant

_LINE, _LADDER, _BLOCK, _ROUTINE, _PLAN = range(5)


@define
class Sessions:
    """The sessions of a document; ``document_in`` gives it with its parameters as they are in contexts."""

    document_in: Callable[[tuple[str, ...]], Document]

    def session(self, routine: str, contexts: tuple[str, ...], state: State) -> Session | None:
        """The session of ``routine`` in ``contexts`` at the levels of ``state``; None where there is no such one."""
        document = self.document_in(contexts)
        made = select(document, routine, contexts, state).value
        if made is None:
            return None
        reading = _Reading(made)
        plans = tuple(plan for plan in document.plans.values() if _does(document, plan, made))
        for plan in plans:
            self._of_plan(plan, reading, state)
        return Session(
            routine=made.routine.name,
            lines=tuple(reading.lines.values()),
            rules=tuple(reading.rules),
            asks=tuple(reading.asks),
            stops=tuple(reading.stops),
            progressions=reading.ladders,
            levels=reading.levels,
            plans=tuple(plan.name for plan in plans),
        )

    def _of_plan(self, plan: Plan, reading: _Reading, state: State) -> None:
        """The rules of ``plan`` are about all that it does."""
        if not plan.adaptations:
            return
        every, ladders = dict(reading.lines), dict(reading.ladders)
        for doing in dict.fromkeys(doing for line in plan.lines for doing in line.doings if not doing.habit):
            other = select(self.document_in(doing.contexts), doing.routine, doing.contexts, state).value
            if other is not None:
                more = _Reading(other)
                every |= {key: line for key, line in more.lines.items() if key not in every}
                ladders |= more.ladders
                reading.levels |= more.levels
        for one in plan.adaptations:
            rule = Rule(says=one, nearness=_PLAN, of=plan.title, lines=tuple(every.values()), ladders=tuple(ladders))
            reading.rules.append(rule)
        reading.ladders |= ladders


def _does(document: Document, plan: Plan, made: Variant) -> bool:
    """Whether ``plan`` does the routine of ``made``."""
    names = {doing.routine for line in plan.lines for doing in line.doings if not doing.habit}
    homes = (document.routine(name) for name in names)
    return any(home and home[0].name == made.routine.name and home[1] is made.document for home in homes)


class _Reading:
    """Reads a variant."""

    def __init__(self, variant: Variant) -> None:
        self.lines: dict[str, Line] = {}
        self.ladders: dict[str, Progression] = {}
        self.levels: dict[str, int] = {}
        self.rules: list[Rule] = []
        self.asks: list[Ask] = []
        self.stops: list[Stop] = []
        self._lines_of: dict[int, Line] = {}
        for leaf in leaves(variant.nodes):
            if leaf.kept:
                self._line(leaf)
        self._of_nodes(variant.nodes)
        self._take(variant.rules, variant.nodes, _ROUTINE, variant.routine.title)

    def _line(self, leaf: Leaf) -> None:
        line = Line(
            movement=leaf.movement.name,
            title=leaf.title,
            names=leaf.names,
            clauses=leaf.clauses,
            ladder=leaf.ladder,
            fact=leaf.fact,
        )
        self._lines_of[id(leaf)] = line
        self.lines.setdefault(line.key, line)
        if leaf.ladder and leaf.progression:
            self.ladders[leaf.ladder[0]] = leaf.progression
            self.levels[leaf.ladder[0]] = leaf.ladder[1]

    def _of_nodes(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            if isinstance(node, Leaf) and node.kept:
                self._take(node.clauses.guards, (node,), _LINE, node.title)
                if node.progression:
                    self._take(node.progression.adaptations, (node,), _LADDER, node.progression.title)
            elif isinstance(node, Group):
                self._of_nodes(node.children)
                if not node.chained:
                    self._take(node.clauses.guards, (node,), _BLOCK, node.title or "")
                if node.brought:
                    brought = (notice.adaptation or notice.ask for notice in node.brought.notices)
                    self._take(filter(None, brought), (node,), _ROUTINE, node.title or "")
                    self.stops.extend(node.brought.stops)

    def _take(self, said: Iterable[AnyRule | Ask | Stop], nodes: tuple[Node, ...], nearness: int, of: str) -> None:
        """Takes the rules that are ``said`` of ``nodes``."""
        within = [leaf for leaf in leaves(nodes) if leaf.kept]
        for one in said:
            if isinstance(one, Stop) and one not in self.stops:
                self.stops.append(one)
            elif isinstance(one, Ask) and one.delay and all(one.name != other.name for other in self.asks):
                self.asks.append(one)
            elif isinstance(one, Adaptation):
                lines = dict.fromkeys(self.lines[self._lines_of[id(leaf)].key].key for leaf in within)
                ladders = dict.fromkeys(leaf.ladder[0] for leaf in within if leaf.ladder)
                rule = Rule(
                    says=one,
                    nearness=nearness,
                    of=of,
                    lines=tuple(self.lines[key] for key in lines),
                    ladders=tuple(name for name in ladders if name in self.ladders),
                )
                self._add(rule)

    def _add(self, rule: Rule) -> None:
        """Adds ``rule``, or its lines to those of the same rule: what is joined by `then` shares its rules."""
        for place, other in enumerate(self.rules):
            if other.says is rule.says:
                lines = {line.key: line for line in (*other.lines, *rule.lines)}
                ladders = tuple(dict.fromkeys((*other.ladders, *rule.ladders)))
                self.rules[place] = Rule(
                    says=rule.says, nearness=rule.nearness, of=other.of, lines=tuple(lines.values()), ladders=ladders
                )
                return
        self.rules.append(rule)
