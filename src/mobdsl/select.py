"""(routine, contexts) → the steps of this variant, each with its reason.

What a rule leaves out stays in the tree, marked as not kept: the timeline needs it to know how long the slots were.
"""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from itertools import count
from typing import TypeAlias

import attrs
from attrs import define, field, frozen

from mobdsl.diagnostics import Diagnostic, Outcome, Related, Severity, has_errors
from mobdsl.model.amounts import Duration
from mobdsl.model.clauses import NO_CLAUSES, Clauses
from mobdsl.model.conditions import Condition, Known, facts, holds
from mobdsl.model.document import Document
from mobdsl.model.items import Block, Do, Item, Pause, Repeat, Step, Use
from mobdsl.model.routines import Context, Movement, Routine, title_of
from mobdsl.model.rules import (
    ExpectLength,
    KeepClock,
    OnlyBetween,
    OnlyFirst,
    OnlyThese,
    Require,
    RequireOrder,
    Rule,
    Skip,
    Target,
)
from mobdsl.source import Span
from mobdsl.suggest import nearest

MAX_DOING = 16
"""How deep routines may `do` each other."""


@frozen(kw_only=True)
class Leaf:
    """One movement at its place, with all that it inherits. ``reason`` says why it is not ``kept``.

    ``line`` counts the lines with movements through the routine, ``item`` the movements on the line; ``names`` are
    all that a rule may call it by.
    """

    name: str
    movement: Movement
    title: str
    clauses: Clauses
    line: int
    item: int
    at: int | None = None
    until: Condition | None = None
    names: frozenset[str] = frozenset()
    kept: bool = True
    reason: str | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class Wait:
    """A line of rest."""

    duration: Duration | None
    at: int | None = None
    kept: bool = True
    origin: Span | None = None


@frozen(kw_only=True)
class Group:
    """Steps that belong together: a block, the rounds of a repeat, a chain, a routine done in place."""

    children: tuple["Node", ...]
    title: str | None = None
    repeat: Repeat | None = None
    clauses: Clauses = NO_CLAUSES
    lasts: Duration | None = None
    at: int | None = None
    origin: Span | None = None


Node: TypeAlias = Leaf | Wait | Group


@frozen(kw_only=True)
class Variant:
    """A routine in ``contexts`` (their own names, no aliases). ``expected`` are the lengths it has to have."""

    document: Document
    routine: Routine
    contexts: tuple[str, ...]
    nodes: tuple[Node, ...]
    lasts: Duration | None
    keep_clock: bool = False
    expected: tuple[ExpectLength, ...] = ()


def leaves(nodes: tuple[Node, ...]) -> Iterator[Leaf]:
    """Every movement under ``nodes``, in order, kept or not."""
    for node in nodes:
        if isinstance(node, Leaf):
            yield node
        elif isinstance(node, Group):
            yield from leaves(node.children)


def known_contexts(document: Document, routine: Routine) -> tuple[Context, ...]:
    """The contexts that can be selected for ``routine``, which stands in ``document``."""
    return (*routine.contexts, *document.contexts)


def select(document: Document, name: str, contexts: tuple[str, ...] = ()) -> Outcome[Variant]:
    """The variant of the routine ``name`` in ``contexts``. The value is None where the routine or a context is unknown."""
    home = document.routine(name)
    if home is None:
        return Outcome(None, (_unknown_routine(document, name),))
    routine, document = home
    found: list[Diagnostic] = []
    chosen = _chosen(document, routine, contexts, found)
    if has_errors(found):
        return Outcome(None, tuple(found))
    active = frozenset(word for context in chosen for word in (context.name, *context.aliases)) | frozenset(contexts)
    selection = _Selection(document, routine, active, found)
    nodes = selection.nodes()
    names = tuple(dict.fromkeys(context.name for context in chosen)) or tuple(dict.fromkeys(contexts))
    rules = selection.rules
    variant = Variant(
        document=document,
        routine=routine,
        contexts=names,
        nodes=nodes,
        lasts=routine.lasts,
        keep_clock=any(isinstance(rule, KeepClock) for rule in rules),
        expected=tuple(rule for rule in rules if isinstance(rule, ExpectLength)),
    )
    return Outcome(variant, tuple(found))


def _unknown_routine(document: Document, name: str) -> Diagnostic:
    names = document.routine_names()
    near = nearest(name, names)
    hint = f"Did you mean {near}?" if near else f"Its routines: {', '.join(names) or 'none'}."
    return Diagnostic("M206", f"There is no routine `{name}`.", document.origin, hint=hint)


def asked_for(document: Document, routine: Routine) -> frozenset[str]:
    """Every name that a condition of ``routine`` asks for."""
    items = list(routine.items)
    conditions: list[Condition | None] = [rule.condition for rule in (*routine.rules, *document.rules)]
    while items:
        item = items.pop()
        conditions.append(item.condition)
        if isinstance(item, Step | Block):
            conditions.extend(heading.condition for heading in item.clauses.headings)
        if isinstance(item, Block):
            items.extend(item.items)
    return frozenset(fact.name for condition in conditions for fact in facts(condition))


def _chosen(
    document: Document, routine: Routine, names: tuple[str, ...], found: list[Diagnostic]
) -> tuple[Context, ...]:
    """The contexts that ``names`` select, by name or alias."""
    contexts = known_contexts(document, routine)
    by_name = {word: context for context in reversed(contexts) for word in (context.name, *context.aliases)}
    asked = asked_for(document, routine)
    chosen = []
    for name in names:
        if name in by_name:
            chosen.append(by_name[name])
        elif name not in asked:
            known = sorted({*by_name, *asked})
            near = nearest(name, known)
            hint = f"Did you mean {near}?" if near else f"It knows: {', '.join(known)}." if known else "It knows none."
            found.append(Diagnostic("M210", f"`{routine.name}` knows no context `{name}`.", routine.origin, hint=hint))
    return tuple(chosen)


@define
class _Selection:
    """One routine being selected from."""

    document: Document
    routine: Routine
    active: frozenset[str]
    found: list[Diagnostic]
    doing: tuple[str, ...] = ()
    lines: "count[int]" = field(factory=count)
    rules: tuple[Rule, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        contexts = [one for one in known_contexts(self.document, self.routine) if one.name in self.active]
        sources = (self.routine.rules, self.document.rules, *(context.rules for context in contexts))
        self.rules = tuple(rule for rules in sources for rule in rules if self._holds(rule.condition))

    def _holds(self, condition: Condition | None) -> bool:
        return holds(condition, self._known) is True

    def _known(self, name: str) -> Known:
        return True if name in self.active else self.document.params.get(name)

    def nodes(self) -> tuple[Node, ...]:
        """The tree of this routine, what its rules leave out marked."""
        written = [
            self._item(item, attrs.evolve(self.routine.clauses, headings=()), frozenset())
            for item in self.routine.items
        ]
        return self._apply(written)

    def _item(self, item: Item, outer: Clauses, names: frozenset[str]) -> tuple[Node, ...]:
        counts = self._holds(item.condition)
        nodes: tuple[Node, ...]
        match item:
            case Step():
                nodes = self._step(item, outer, names)
            case Pause(duration=duration):
                nodes = (Wait(duration=duration, at=item.at, origin=item.origin),)
            case Block():
                nodes = (self._block(item, outer, names),)
            case Do():
                nodes = self._do(item)
        return (
            nodes
            if counts
            else tuple(_drop(node, _everything, "its condition does not hold", waits=True) for node in nodes)
        )

    def _step(self, step: Step, outer: Clauses, names: frozenset[str]) -> tuple[Node, ...]:
        clauses, line = step.clauses.over(outer), next(self.lines)
        built = [self._leaf(use, step, clauses, names, (line, item)) for item, use in enumerate(step.uses)]
        if step.chained:
            return (_chain(built, step),)
        return tuple(attrs.evolve(leaf, at=step.at if leaf.item == 0 else None) for leaf in built)

    def _leaf(self, use: Use, step: Step, clauses: Clauses, names: frozenset[str], place: tuple[int, int]) -> Leaf:
        movement = self.document.movement(use.movement) or Movement(name=use.movement, title=title_of(use.movement))
        full = clauses.over(movement.clauses)
        headings = tuple(one for one in full.headings if one.condition is None or self._holds(one.condition))
        variation = f", {full.variation.replace('_', ' ')}" if full.variation else ""
        return Leaf(
            name=use.movement,
            movement=movement,
            title=movement.title + variation,
            clauses=attrs.evolve(full, headings=headings),
            line=place[0],
            item=place[1],
            until=step.until,
            names=names | {use.movement, movement.name, *movement.aliases, *movement.facts.get("tags", ())},
            origin=use.origin,
        )

    def _block(self, block: Block, outer: Clauses, names: frozenset[str]) -> Group:
        own = block.clauses
        headings = tuple(heading for heading in own.headings if self._holds(heading.condition))
        passed = attrs.evolve(own, rest=None if block.repeat else own.rest, switch=None, headings=headings).over(outer)
        if block.name:
            names |= {block.name}
        return Group(
            children=tuple(node for item in block.items for node in self._item(item, passed, names)),
            title=block.title or (title_of(block.name) if block.name else None),
            repeat=block.repeat,
            clauses=own,
            lasts=block.lasts,
            at=block.at,
            origin=block.origin,
        )

    def _do(self, item: Do) -> tuple[Node, ...]:
        home = self.document.routine(item.routine)
        if home is None:
            near = nearest(item.routine, self.document.routine_names())
            self._report("M206", f"There is no routine `{item.routine}`.", item.origin, near)
            return ()
        routine, document = home
        if routine is self.routine or routine.name in self.doing or len(self.doing) >= MAX_DOING:
            self._report("M207", f"`{item.routine}` would be done inside itself.", item.origin)
            return ()
        inner = _Selection(document, routine, self.active, self.found, (*self.doing, self.routine.name), self.lines)
        return (
            Group(children=inner.nodes(), title=routine.title, lasts=routine.lasts, at=item.at, origin=item.origin),
        )

    def _report(self, code: str, message: str, span: Span | None, near: str | None = None) -> None:
        hint = f"Did you mean {near}?" if near else None
        if not any(one.code == code and one.span == span for one in self.found):
            self.found.append(Diagnostic(code, message, span, hint=hint))

    def _apply(self, written: list[tuple[Node, ...]]) -> tuple[Node, ...]:
        """The rules, in the order of their weight: `only` and `skip`, over both of them `require`."""
        everything = tuple(node for nodes in written for node in nodes)
        required = self._required(everything)
        for rule in self.rules:
            if isinstance(rule, OnlyFirst | OnlyBetween | OnlyThese):
                written = self._only(rule, written, required)
        nodes = tuple(node for nodes in written for node in nodes)
        for rule in self.rules:
            if isinstance(rule, Skip):
                nodes = self._skip(rule, nodes, required)
        self._check_order(nodes)
        if self.routine.items and not any(leaf.kept for leaf in leaves(nodes)):
            self._report("M216", f"Nothing is left of `{self.routine.name}` here.", self.routine.origin)
        return nodes

    def _required(self, nodes: tuple[Node, ...]) -> dict[str, Require]:
        required: dict[str, Require] = {}
        for rule in self.rules:
            if isinstance(rule, Require):
                for target in rule.targets:
                    if self._present(target, nodes):
                        required[target.name] = rule
        return required

    def _present(self, target: Target, nodes: tuple[Node, ...], severity: Severity = Severity.ERROR) -> bool:
        """Whether ``target`` is a name of anything here; reported where it is not."""
        names = frozenset(name for leaf in leaves(nodes) for name in leaf.names)
        if target.name in names:
            return True
        near = nearest(target.name, names)
        weight = Severity.WARNING if near and severity is Severity.INFO else severity
        hint = f"Did you mean {near}?" if near else None
        found = Diagnostic("M211", f"Nothing here is called `{target.name}`.", target.origin, weight, hint=hint)
        if found not in self.found:
            self.found.append(found)
        return False

    def _skip(self, rule: Skip, nodes: tuple[Node, ...], required: dict[str, Require]) -> tuple[Node, ...]:
        for target in rule.targets:
            if not self._present(target, nodes, Severity.INFO):
                continue
            kept = [leaf for leaf in leaves(nodes) if target.name in leaf.names]
            for name, require in required.items():
                if any(name in leaf.names for leaf in kept):
                    self._clash(name, rule, require)
            nodes = tuple(_drop(node, _called(target.name), "skipped") for node in nodes)
        return nodes

    def _clash(self, name: str, rule: Skip, require: Require) -> None:
        if rule.origin is None or require.origin is None:
            return
        related = (Related(require.origin, "this line requires it"),)
        message = f"`{name}` is skipped here and required elsewhere."
        hint = "Take one of the lines out, or put an `if` on it so that they never meet."
        found = Diagnostic("M213", message, rule.origin, hint=hint, related=related)
        if found not in self.found:
            self.found.append(found)

    def _only(
        self, rule: OnlyFirst | OnlyBetween | OnlyThese, written: list[tuple[Node, ...]], required: dict[str, Require]
    ) -> list[tuple[Node, ...]]:
        everything = tuple(node for nodes in written for node in nodes)
        match rule:
            case OnlyFirst(count=first_lines):
                lines = [number for number, nodes in enumerate(written) if any(True for _ in leaves(nodes))]
                if first_lines > len(lines):
                    self._report("M212", f"There are only {len(lines)} lines to choose from.", rule.origin)
                allowed = range(lines[first_lines - 1] + 1 if first_lines <= len(lines) else len(written))
            case OnlyBetween(first=first, last=last):
                if not (self._present(first, everything) and self._present(last, everything)):
                    return written
                allowed = range(min(_lines_with(first, written)), max(_lines_with(last, written)) + 1)
                if not allowed:
                    self._report("M212", f"`{last.name}` stands before `{first.name}`.", rule.origin)
                    return written
            case OnlyThese(targets=targets):
                names = {target.name for target in targets if self._present(target, everything)} | required.keys()
                return [
                    tuple(_drop(node, _without(names), "not among those kept") for node in nodes) for nodes in written
                ]
        return [
            nodes
            if number in allowed
            else tuple(_drop(node, _without(set(required)), "not among those kept", waits=True) for node in nodes)
            for number, nodes in enumerate(written)
        ]

    def _check_order(self, nodes: tuple[Node, ...]) -> None:
        kept = [leaf for leaf in leaves(nodes) if leaf.kept]
        for rule in self.rules:
            match rule:
                case Require(targets=targets, place=place) if place and kept:
                    end = kept[0] if place == "first" else kept[-1]
                    if not any(target.name in end.names for target in targets):
                        self._report(
                            "M214", f"`{targets[0].name}` has to stand {place}, but `{end.name}` does.", rule.origin
                        )
                case RequireOrder(earlier=earlier, later=later):
                    firsts = [number for number, leaf in enumerate(kept) if earlier.name in leaf.names]
                    lasts = [number for number, leaf in enumerate(kept) if later.name in leaf.names]
                    if firsts and lasts and min(lasts) < max(firsts):
                        self._report("M215", f"`{later.name}` comes before `{earlier.name}`.", rule.origin)


def _lines_with(target: Target, written: list[tuple[Node, ...]]) -> list[int]:
    return [number for number, nodes in enumerate(written) if any(target.name in leaf.names for leaf in leaves(nodes))]


def _chain(built: list[Leaf], step: Step) -> Group:
    """`a then b`: one into the next without rest, both on the left, then both on the right."""
    clauses = built[0].clauses
    sides = next((each for each in clauses.each if each.limb and not each.alternate and not each.only), None)
    rest = tuple(one for one in clauses.each if one is not sides)
    inner = tuple(
        attrs.evolve(leaf, clauses=attrs.evolve(leaf.clauses, each=rest, switch=None, rest=None)) for leaf in built
    )
    repeat = Repeat(each=sides.names, limb=sides.limb) if sides else None
    own = attrs.evolve(NO_CLAUSES, switch=clauses.switch)
    return Group(children=inner, repeat=repeat, clauses=own, at=step.at, origin=step.origin)


def _called(name: str) -> Callable[[Leaf], bool]:
    return lambda leaf: name in leaf.names


def _everything(leaf: Leaf) -> bool:
    return True


def _without(names: AbstractSet[str]) -> Callable[[Leaf], bool]:
    """Whether a movement goes where only ``names`` stay."""
    return lambda leaf: not leaf.names & names


def _drop(node: Node, goes: Callable[[Leaf], bool], reason: str, *, waits: bool = False) -> Node:
    """``node`` with the movements for which ``goes`` is true, and with ``waits`` also the rests, marked as left out."""
    match node:
        case Leaf(kept=True) if goes(node):
            return attrs.evolve(node, kept=False, reason=reason)
        case Wait(kept=True) if waits:
            return attrs.evolve(node, kept=False)
        case Group():
            return attrs.evolve(
                node, children=tuple(_drop(child, goes, reason, waits=waits) for child in node.children)
            )
    return node
