"""Rules over the tree: what is kept, what must be, in what order."""

from __future__ import annotations

from functools import cached_property
from itertools import islice

from mobdsl.diagnostics import Diagnostic, Related, Severity, has_errors, rename
from mobdsl.model.guards import Warn
from mobdsl.model.rules import (
    OnlyBetween,
    OnlyFirst,
    OnlyThese,
    Prefer,
    Replace,
    Require,
    RequireOrder,
    Rule,
    Skip,
    Target,
)
from mobdsl.records import define, evolve, field
from mobdsl.select.tree import Leaf, Node, changed, dropped, leaves
from mobdsl.suggest import Lexicon

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from mobdsl.model.conditions import Condition
    from mobdsl.model.routines import Routine
    from mobdsl.select.tree import Lines
    from mobdsl.source import Span

_LEAVING = (OnlyFirst, OnlyBetween, OnlyThese, Skip)

_NOT_AMONG = "not among those kept"


def apply(rules: tuple[Rule, ...], lines: Lines, routine: Routine, diagnostics: list[Diagnostic]) -> Lines:
    """``lines`` with what ``rules`` leave out marked.

    In the order of their weight: what is required stays under `only`; `skip` against `require` is an error.
    """
    nodes = iter(_Application(rules, lines, routine, diagnostics).apply())
    return tuple(tuple(islice(nodes, len(line))) for line in lines)


def apply_open(rules: tuple[Rule, ...], lines: Lines) -> Lines:
    """``lines`` with the conditions, which nobody knows, under which a `skip` among ``rules`` leaves something out."""
    for rule in rules:
        if isinstance(rule, Skip) and rule.condition:
            change = _unless(frozenset(target.name for target in rule.targets), rule.condition)
            lines = tuple(tuple(changed(node, change) for node in line) for line in lines)
    return lines


def _unless(names: AbstractSet[str], condition: Condition) -> Callable[[Leaf], Leaf]:
    return lambda leaf: evolve(leaf, unless=(*leaf.unless, condition)) if leaf.names & names else leaf


@define
class _Application:
    rules: tuple[Rule, ...]
    lines: Lines
    routine: Routine
    diagnostics: list[Diagnostic]
    noted: set[Diagnostic] = field(factory=set)
    clashing: set[str] = field(factory=set)

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(name for leaf in leaves(self._all()) for name in leaf.names)

    def apply(self) -> tuple[Node, ...]:
        required = self._required()
        for rule in self.rules:
            if isinstance(rule, OnlyFirst | OnlyBetween | OnlyThese):
                self.lines = self._only(rule, required)
        nodes = self._skip(self._all(), required)
        for rule in self.rules:
            match rule:
                case Prefer(targets=targets):
                    names = {target.name for target in targets if self._present(target)}
                    nodes = tuple(changed(node, _preferred(names)) for node in nodes)
                case Warn(targets=targets, origin=origin):
                    for name in targets:
                        self._present(Target(name, origin), Severity.WARNING)
                case Replace():
                    self._replaced(rule)
        if required:
            nodes = tuple(changed(node, _required(required.keys())) for node in nodes)
            self._check_required(required, nodes)
        self._check_order(nodes)
        emptied = self.routine.items and not any(leaf.kept for leaf in leaves(nodes))
        if emptied and not has_errors(self.diagnostics):
            message = f"Nothing is left of `{self.routine.name}` here."
            hint = "Skip less, keep more with `only`, or `require` a line."
            leaving = [rule.origin for rule in self.rules if isinstance(rule, _LEAVING) and rule.origin]
            others = tuple(Related(origin, "this line leaves out, too") for origin in leaving[:-1])
            place = leaving[-1] if leaving else self.routine.origin
            self._note(Diagnostic("M216", message, place, hint=hint, related=others))
        return nodes

    def _all(self) -> tuple[Node, ...]:
        return tuple(node for nodes in self.lines for node in nodes)

    def _report(self, code: str, message: str, span: Span | None, hint: str) -> None:
        self._note(Diagnostic(code, message, span, hint=hint))

    def _note(self, diagnostic: Diagnostic) -> None:
        if diagnostic not in self.noted:
            self.noted.add(diagnostic)
            self.diagnostics.append(diagnostic)

    @cached_property
    def _lexicon(self) -> Lexicon:
        return Lexicon.of(self.names)

    def _required(self) -> dict[str, Require]:
        return {
            target.name: rule
            for rule in self.rules
            if isinstance(rule, Require)
            for target in rule.targets
            if self._present(target)
        }

    def _present(self, target: Target, severity: Severity = Severity.ERROR) -> bool:
        """Whether ``target`` is a name of anything here; reported where it is not."""
        if target.name in self.names:
            return True
        near = self._lexicon.nearest(target.name)
        weight = Severity.WARNING if near and severity is Severity.INFO else severity
        hint = rename(target.origin, near) or "Name a movement, a block or a tag of this routine."
        message = f"Nothing here is called `{target.name}`."
        self._note(Diagnostic.of(weight, "M211", message, target.origin, hint=hint))
        return False

    def _replaced(self, rule: Replace) -> None:
        """Reports a replacement that has not taken place."""
        if any(rule in leaf.instead for leaf in leaves(self._all())) or not self._present(rule.target, Severity.INFO):
            return
        name = rule.target.name
        message = f"`{name}` is not written here, it only stands in for something else; so nothing is replaced."
        self._note(Diagnostic("M211", message, rule.target.origin, Severity.WARNING, hint="Replace what is written."))

    def _skip(self, nodes: tuple[Node, ...], required: dict[str, Require]) -> tuple[Node, ...]:
        skipped = {
            target.name: rule
            for rule in self.rules
            if isinstance(rule, Skip)
            for target in rule.targets
            if self._present(target, Severity.INFO)
        }
        if not skipped:
            return nodes
        for leaf in leaves(nodes):
            for going in sorted(leaf.names & skipped.keys()):
                for name in sorted(leaf.names & required.keys()):
                    self._clash(name, skipped[going], required[name])
        return tuple(dropped(node, lambda leaf: bool(leaf.names & skipped.keys()), "skipped") for node in nodes)

    def _clash(self, name: str, rule: Skip, require: Require) -> None:
        self.clashing.add(name)
        related = (Related(require.origin, "this line requires it"),) if require.origin else ()
        message = f"`{name}` is skipped here and required elsewhere."
        hint = "Take one of the lines out, or put an `if` on it so that they never meet."
        self._note(Diagnostic("M213", message, rule.origin, hint=hint, related=related))

    def _check_required(self, required: dict[str, Require], nodes: tuple[Node, ...]) -> None:
        """Reports what is required and off for another reason than a rule of this routine."""
        for name, rule in required.items():
            called = [leaf for leaf in leaves(nodes) if name in leaf.names]
            if name in self.clashing or any(leaf.kept for leaf in called):
                continue
            off = called[0]
            message = f"`{name}` is required and does not count here: {off.reason}."
            related = (Related(off.origin, "this line does not count"),) if off.origin else ()
            hint = "Put the same `if` behind what requires it, or take it from the line that is required."
            if off.optional:
                hint = "What is required is not optional: take one of the two words out."
            self._note(Diagnostic("M221", message, rule.origin, hint=hint, related=related))

    def _only(self, rule: OnlyFirst | OnlyBetween | OnlyThese, required: dict[str, Require]) -> Lines:
        match rule:
            case OnlyFirst():
                allowed = self._first(rule)
            case OnlyBetween():
                allowed = self._between(rule)
            case OnlyThese(targets=targets):
                names = {target.name for target in targets if self._present(target)} | required.keys()
                return tuple(
                    tuple(dropped(node, _without(names), _NOT_AMONG) for node in nodes) for nodes in self.lines
                )
        goes = _without(required.keys())
        return tuple(
            nodes if number in allowed else tuple(dropped(node, goes, _NOT_AMONG, waits=True) for node in nodes)
            for number, nodes in enumerate(self.lines)
        )

    def _first(self, rule: OnlyFirst) -> range:
        """The numbers of the lines up to the last of the first few with a movement."""
        lines = [number for number, nodes in enumerate(self.lines) if any(True for _ in leaves(nodes))]
        if rule.count > len(lines):
            hint = f"only first {max(len(lines) - 1, 1)}, or leave the rule out."
            self._report("M212", f"There are only {len(lines)} lines to choose from.", rule.origin, hint)
            return range(len(self.lines))
        return range(lines[rule.count - 1] + 1)

    def _between(self, rule: OnlyBetween) -> range:
        everything = range(len(self.lines))
        if not (self._present(rule.first) and self._present(rule.last)):
            return everything
        allowed = range(min(self._lines_with(rule.first)), max(self._lines_with(rule.last)) + 1)
        if not allowed:
            hint = f"only {rule.last.name} to {rule.first.name}"
            self._report("M212", f"`{rule.last.name}` stands before `{rule.first.name}`.", rule.origin, hint)
        return allowed or everything

    def _lines_with(self, target: Target) -> list[int]:
        numbered = enumerate(self.lines)
        return [number for number, nodes in numbered if any(target.name in leaf.names for leaf in leaves(nodes))]

    def _check_order(self, nodes: tuple[Node, ...]) -> None:
        orders = [
            rule for rule in self.rules if isinstance(rule, RequireOrder) or (isinstance(rule, Require) and rule.place)
        ]
        if not orders:
            return
        kept = [leaf for leaf in leaves(nodes) if leaf.kept]
        lasts = {name: number for number, leaf in enumerate(kept) for name in leaf.names}
        firsts = {name: number for number, leaf in reversed(list(enumerate(kept))) for name in leaf.names}
        for rule in orders:
            match rule:
                case Require(targets=targets, place=place) if any(target.name in firsts for target in targets):
                    end = kept[0] if place == "first" else kept[-1]
                    if not any(target.name in end.names for target in targets):
                        self._misplaced(rule, end)
                case RequireOrder(earlier=earlier, later=later):
                    for target in (earlier, later):
                        self._present(target, Severity.WARNING)
                    if firsts.get(later.name, len(kept)) < lasts.get(earlier.name, 0):
                        self._disordered(rule, kept[firsts[later.name]])

    def _misplaced(self, rule: Require, end: Leaf) -> None:
        """Reports that ``end`` stands where ``rule`` wants another, and the rule that wants it there."""
        same = (required for required in self.rules if isinstance(required, Require) and required.place == rule.place)
        other = next(
            (required for required in same if any(target.name in end.names for target in required.targets)), None
        )
        hint = f"Move the line, or leave `{end.name}` out here."
        related = (Related(end.origin, f"this stands {rule.place}"),) if end.origin else ()
        if other:
            hint = f"Only one can be {rule.place}: take one of the two lines out."
            related = (Related(other.origin, f"this line wants another {rule.place}"),) if other.origin else ()
        message = f"`{rule.targets[0].name}` has to stand {rule.place}, but `{end.name}` does."
        self._note(Diagnostic("M214", message, rule.origin, hint=hint, related=related))

    def _disordered(self, rule: RequireOrder, before: Leaf) -> None:
        """Reports that ``before`` comes too early for ``rule``, and the rule that wants it so."""
        orders = (order for order in self.rules if isinstance(order, RequireOrder))
        names = (rule.later.name, rule.earlier.name)
        other = next((order for order in orders if (order.earlier.name, order.later.name) == names), None)
        hint = "Change the order of the lines or of the names."
        related = (Related(before.origin, "this comes first"),) if before.origin else ()
        if other:
            hint = "Both cannot be: take one of the two lines out."
            related = (Related(other.origin, "this line wants it the other way round"),) if other.origin else ()
        message = f"`{rule.later.name}` comes before `{rule.earlier.name}`."
        self._note(Diagnostic("M215", message, rule.origin, hint=hint, related=related))


def _without(names: AbstractSet[str]) -> Callable[[Leaf], bool]:
    """Whether a movement goes where only ``names`` stay."""
    return lambda leaf: not leaf.names & names


def _preferred(names: AbstractSet[str]) -> Callable[[Leaf], Leaf]:
    return lambda leaf: evolve(leaf, preferred=True) if leaf.names & names else leaf


def _required(names: AbstractSet[str]) -> Callable[[Leaf], Leaf]:
    return lambda leaf: evolve(leaf, required=True) if leaf.names & names else leaf
