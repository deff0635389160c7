"""From a routine's items to the tree of a variant."""

from __future__ import annotations

from itertools import count

from mobdsl.diagnostics import Diagnostic, Outcome, has_errors
from mobdsl.model.amounts import Dose
from mobdsl.model.clauses import NO_CLAUSES, Clauses, Equipment, Heading, applicable
from mobdsl.model.conditions import Condition, Facts, Known, holds
from mobdsl.model.guards import Never
from mobdsl.model.items import Block, Do, Item, Pause, Step, Use
from mobdsl.model.names import title_of, words_of
from mobdsl.model.routines import Context, Movement, Routine
from mobdsl.model.rules import ExpectCount, ExpectLength, ExpectPlanes, KeepClock, OrderBy, Replace, Rule
from mobdsl.records import define, evolve, field
from mobdsl.select import notices
from mobdsl.select import rule_application as ruling
from mobdsl.select.names import called, chosen, knowledge, known_contexts, own_contexts
from mobdsl.select.replacements import StandIn, standing_for
from mobdsl.select.rests import with_rests
from mobdsl.select.tree import Brought, Group, Leaf, Node, Notice, Variant, Wait, any_kept, done_in, dropped, leaves
from mobdsl.suggest import nearest
from mobdsl.wording.phrases import condition_words, with_sides

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from mobdsl.model.clauses import Guard
    from mobdsl.model.document import Document
    from mobdsl.model.progressions import Level, Progression
    from mobdsl.source import Span

_EXPECTATIONS = (ExpectLength, ExpectCount, ExpectPlanes)

MAX_DOING = 16
"""How deep routines may `do` each other."""

MAX_LINES, MAX_DONE = 20_000, 1_000
"""The most lines with movements, and the most routines done in place, that a variant may come to."""


def select(document: Document, name: str, contexts: tuple[str, ...] = ()) -> Outcome[Variant]:
    """The variant of the routine ``name`` in ``contexts``; None where the routine or a context is unknown."""
    home = document.routine(name)
    if home is None:
        return Outcome(None, (_unknown_routine(document, name),))
    routine, document = home
    picked, unknown = chosen(document, routine, contexts)
    if unknown:
        return Outcome(None, unknown)
    found: list[Diagnostic] = []
    active = frozenset(contexts).union(*(context.names for context in picked))
    selection = Selection(document, routine, active, called(known_contexts(document, routine)), found)
    nodes = with_rests(selection.nodes())
    aliases = {alias: context.name for context in picked for alias in context.aliases}
    rank = next((rule.rank for rule in selection.rules if isinstance(rule, OrderBy)), None)
    variant = Variant(
        document=document,
        routine=evolve(routine, headings=selection.words(picked, nodes)),
        headings=selection.settled_words(document.headings),
        contexts=tuple(dict.fromkeys(aliases.get(one, one) for one in contexts)),
        nodes=nodes,
        lasts=routine.lasts,
        keep_clock=any(isinstance(rule, KeepClock) for rule in selection.rules),
        rank=rank,
        rules=selection.rules,
        forbidden=selection.forbidden(),
        notices=selection.notices(nodes),
    )
    return Outcome(None if has_errors(found) and not nodes else variant, tuple(found))


def _unknown_routine(document: Document, name: str) -> Diagnostic:
    names = document.routine_names()
    near = nearest(name, names)
    hint = f"Did you mean {near}?" if near else f"Its routines: {', '.join(names) or 'none'}."
    return Diagnostic("M206", f"There is no routine `{name}`.", document.origin, hint=hint)


@define
class Selection:
    """One routine being selected from. ``doing`` are the routines that it is done in, ``outer`` what all lines inherit.

    ``active`` are the names that hold, ``contexts`` all that a context goes by, selected or not.
    ``told`` are rules that speak of all of these, so that it need not speak of them again; ``waiting`` is what a
    condition that nobody knows decides over. ``stand_ins`` are what rules put in the place of something.
    Where it is ``imported``, its file's contexts are not active: their author did not know ours.
    """

    document: Document
    routine: Routine
    active: frozenset[str]
    contexts: frozenset[str]
    found: list[Diagnostic]
    doing: tuple[tuple[str, str], ...] = ()
    lines: count[int] = field(factory=count)
    done: count[int] = field(factory=count)
    imported: bool = False
    told: tuple[Rule, ...] = ()
    waiting: list[Notice] = field(factory=list)
    stand_ins: tuple[StandIn, ...] = ()
    known: Facts = field(init=False)
    rules: tuple[Rule, ...] = field(init=False)
    outer: Clauses = field(init=False)

    def __attrs_post_init__(self) -> None:  # noqa: D105
        self.known = knowledge(self.document, self.active, self.contexts)
        known = () if self.imported else own_contexts(self.document, self.routine)
        contexts = [one for one in known if not self.active.isdisjoint(one.names)]
        own = (*self.routine.rules, *self.document.rules)
        if self.active:
            # What stands in a routine without a condition is claimed of the whole: a context leaves out on purpose.
            own = tuple(rule for rule in own if not (isinstance(rule, _EXPECTATIONS) and rule.condition is None))
        rules = (*own, *(rule for context in contexts for rule in context.rules))
        self.rules = tuple(rule for rule in rules if notices.in_force(rule, self.holds))
        for rule in rules:
            if rule not in self.told and self.holds(rule.condition) is None:
                from mobdsl.select import unresolved

                self.waiting.extend(unresolved.of_rule(rule, lambda name: self._movement(name).title))
        self.outer = NO_CLAUSES
        for clauses in (self.document.clauses, self.routine.clauses, *(one.clauses for one in contexts)):
            self.outer = self._settled(clauses).over(self.outer)
        self.outer = evolve(self.outer, headings=(), guards=())
        replacing = (rule for rule in self._to_tell() if isinstance(rule, Replace))
        self.stand_ins = (*self.stand_ins, *(StandIn(rule, self._leaves) for rule in replacing))

    def holds(self, condition: Condition | None) -> bool | None:
        """Whether ``condition`` holds here; None where nobody knows."""
        return holds(condition, self.known)

    def report(self, code: str, message: str, span: Span | None, hint: str | None) -> None:
        """Notes an error, once."""
        found = Diagnostic(code, message, span, hint=hint)
        if found not in self.found:
            self.found.append(found)

    def nodes(self, names: frozenset[str] = frozenset()) -> tuple[Node, ...]:
        """The tree of this routine: what its rules leave out marked, what it asks put in.

        ``names`` are those by which rules may call all of it.
        """
        written = [self._item(item, self.outer, names) for item in self.routine.items]
        nodes = ruling.apply(self._to_tell(), written, self.routine, self.found)
        return notices.with_prompts(self._to_tell(), nodes)

    def _to_tell(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if rule not in self.told) if self.told else self.rules

    def words(self, contexts: tuple[Context, ...], nodes: tuple[Node, ...]) -> tuple[Heading, ...]:
        """What the routine has to say in ``contexts``, and what it does in place."""
        own = (*self.routine.headings, *(heading for context in contexts for heading in context.headings))
        brought = (heading for one, other in done_in(nodes) if any_kept((one,)) for heading in other.headings)
        return self.settled_words((*own, *brought))

    def settled_words(self, headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
        """Those of ``headings`` that count, each once; they are about no side."""
        said = dict.fromkeys(applicable(headings, self.known))
        return tuple(evolve(one, text=with_sides(one.text)) for one in said)

    def notices(self, nodes: tuple[Node, ...]) -> tuple[Notice, ...]:
        """What people have to know beside the steps."""
        told = (*notices.of_rules(self.rules, self.holds), *self.waiting, *notices.of_nodes(nodes))
        return tuple(dict.fromkeys(evolve(one, text=with_sides(one.text)) for one in told))

    def forbidden(self) -> tuple[Never, ...]:
        """The prohibitions that hold for certain."""
        return tuple(rule for rule in self.rules if isinstance(rule, Never) and self.holds(rule.condition) is True)

    def brought(self, *, file: bool) -> Brought:
        """What the routine brings with it where it is done in place, with ``file`` also what its file says of all."""
        said = (*self.routine.headings, *(self.document.headings if file else ()))
        told = notices.of_rules(self._to_tell(), self.holds, of=self.routine.title)
        return Brought(
            headings=tuple(_said_of(self.routine.title, one) for one in applicable(said, self.known)),
            notices=(*told, *(evolve(one, of=self.routine.title) for one in self.waiting)),
            forbidden=self.forbidden(),
        )

    def _item(self, item: Item, outer: Clauses, names: frozenset[str]) -> tuple[Node, ...]:
        known = self.holds(item.condition)
        counts = known is True
        optional = isinstance(item, Step) and item.optional
        nodes: tuple[Node, ...]
        match item:
            case Step():
                nodes = self._step(item, outer, names)
            case Pause(duration=duration):
                nodes = (Wait(duration=duration, between=item.between, origin=item.origin, **_start(item)),)
            case Block():
                nodes = self._block(item, outer, names)
            case Do():
                nodes = self._do(item, outer, names)
        if optional and (item.condition is None or not counts):
            reason = f"optional, if {condition_words(item.condition)}" if item.condition else "optional"
        elif not counts and item.condition:
            reason = f"only if {condition_words(item.condition)}"
            if known is None:
                from mobdsl.select import unresolved

                self.waiting.extend(unresolved.of_nodes(nodes, item.condition, item.origin))
        else:
            return nodes
        return tuple(dropped(node, lambda leaf: True, reason, waits=True) for node in nodes)

    def _settled(self, clauses: Clauses, known: Facts | None = None) -> Clauses:
        """``clauses`` with those added whose conditions hold."""
        if not clauses.when:
            return clauses
        for condition, conditional in clauses.when:
            if holds(condition, known or self.known) is True:
                clauses = conditional.over(clauses)
        return evolve(clauses, when=())

    def _step(self, step: Step, outer: Clauses, names: frozenset[str]) -> tuple[Node, ...]:
        line = next(self.lines)
        if line >= MAX_LINES:
            self._too_long(f"This comes to more than {MAX_LINES:,} lines.", step.origin)
            return ()
        built: list[Leaf] = []
        chained = step.chained
        for leaf in self._leaves(step, outer, names):
            other = self._standing_for(leaf.names)
            chained = chained or (other is not None and other.chained and len(step.uses) == 1)
            built.extend(other.leaves(outer, (leaf,)) if other else (leaf,))
        return _on_a_line(built, line, step, chained=chained)

    def _leaves(self, step: Step, outer: Clauses, names: frozenset[str] = frozenset()) -> tuple[Leaf, ...]:
        """The movements of ``step``, whatever may stand in for them."""
        clauses = step.clauses.over(outer)
        if step.clauses.when:
            clauses = self._settled(step.clauses, self._about(clauses)).over(outer)
        return tuple(self._leaf(use, step, clauses, names) for use in step.uses)

    def _standing_for(self, names: frozenset[str]) -> StandIn | None:
        found, error = standing_for(self.stand_ins, names)
        if error and error not in self.found:
            self.found.append(error)
        return found

    def _or_instead(self, group: Group, item: Item, called: frozenset[str], outer: Clauses) -> tuple[Node, ...]:
        """``group``, which rules may call by the names ``called``, or what stands in for all of it."""
        other = self._standing_for(called)
        replaced = tuple(leaves((group,)))
        if other is None or not replaced:
            return (group,)
        instead = other.leaves(outer, replaced)
        return _on_a_line(instead, replaced[0].line, item, chained=other.chained)

    def _movement(self, name: str, variation: str | None = None) -> Movement:
        movement = self.document.movement(name) or Movement(name=name, title=title_of(name))
        if variation is None:
            return movement
        varied = self.document.movement(name, variation)
        return varied or evolve(movement, title=f"{movement.title}, {words_of(variation)}")

    def _leaf(self, use: Use, step: Step, clauses: Clauses, names: frozenset[str]) -> Leaf:
        progression = self.document.progression(use.movement)
        name, level = use.movement, None
        if progression and progression.levels:
            number, rung = self._level(progression, use)
            at_home = use.movement.removesuffix(progression.name) + rung.movement
            name = at_home if self.document.movement(at_home) else rung.movement
            level = f"{progression.title}, level {number} of {len(progression.levels)}"
            there = self._known_where(use.movement)
            ladder = (self._settled(rung.clauses, there), self._settled(progression.clauses, there))
            guards = (*clauses.guards, *(guard for one in ladder for guard in one.guards))
            clauses = clauses.over(ladder[0]).over(ladder[1])
            clauses = evolve(clauses, variation=ladder[0].variation, guards=guards)
            names |= {progression.name}
        movement = self._movement(name, clauses.variation)
        # The library tells facts, not words.
        own = self._settled(movement.clauses, self._known_where(name)) if movement.origin else NO_CLAUSES
        full = clauses.over(own)
        needs = tuple(map(self._chosen_first, full.equipment))
        full = self._as_it_is_here(full, notices.applicable((*clauses.guards, *own.guards), self.holds), needs)
        return Leaf(
            name=use.movement,
            movement=movement,
            title=_title(movement, full),
            clauses=full,
            line=0,
            item=0,
            until=step.until,
            names=names | {use.movement, movement.name, *movement.aliases, *movement.facts.get("tags", ())},
            optional=step.optional,
            between=step.between,
            flow=step.flow,
            level=level,
            progression=progression,
            needs=needs,
            fact=self.document.fact,
            origin=use.origin,
        )

    def _as_it_is_here(self, clauses: Clauses, guards: tuple[Guard, ...], needs: tuple[Equipment, ...]) -> Clauses:
        """``clauses`` with the ``guards`` and the words that count, what is taken of ``needs``, and its own sides."""
        headings = clauses.headings
        if any(heading.condition for heading in headings):
            headings = applicable(headings, self._about(clauses))
        if guards:
            headings = (*headings, *notices.stop_headings(guards))
        equipment = tuple(map(_taken, needs))
        each = clauses.each
        if any(one.turned for one in each):
            each = tuple(one for one in each if not one.turned)
        if (guards, headings, equipment, each) == (clauses.guards, clauses.headings, clauses.equipment, clauses.each):
            return clauses
        return evolve(clauses, guards=guards, headings=headings, equipment=equipment, each=each)

    def _level(self, progression: Progression, use: Use) -> tuple[int, Level]:
        """The rung that counts, with its number from 1: the first whose condition does not fail."""
        known = self._known_where(use.movement)
        for number, rung in enumerate(progression.levels, 1):
            if holds(rung.condition, known) is not False:
                return number, rung
        message = f"No level of `{progression.name}` counts here: the `if` of each fails."
        self.report("M220", message, use.origin, "Take the `if` from the level that is left where no other counts.")
        return 1, progression.levels[0]

    def _known_where(self, name: str) -> Facts:
        """What is known in the file in which ``name`` is defined: an import has parameters of its own."""
        home = self.document.home(name)
        return self.known if home is self.document else knowledge(home, self.active, self.contexts)

    def _chosen_first(self, need: Equipment) -> Equipment:
        """``need``; of a choice what is taken stands first: the first that is at hand, else the first."""
        taken = next((item for item in need.items if self.known(item) is True), None) if need.any_of else None
        if taken is None:
            return need
        return evolve(need, items=(taken, *(item for item in need.items if item != taken)))

    def _about(self, clauses: Clauses) -> Facts:
        """What is known on a line that says ``clauses``: what is taken of its equipment and where one is, besides."""
        needs = [self._chosen_first(one) for one in clauses.equipment]
        taken = {item for one in needs for item in _taken(one).items}
        others = {item for one in needs for item in one.items} - taken
        places = {name for each in clauses.each if not each.limb for name in each.names} | set(clauses.position)

        def known(name: str) -> Known:
            if name in taken:
                return True
            if name in others:  # not taken, but whoever has it can take it instead
                return False if self.known(name) is False else None
            if name in places:
                return True if len(places) == 1 else None
            return self.known(name)

        return known

    def _block(self, block: Block, outer: Clauses, names: frozenset[str]) -> tuple[Node, ...]:
        own = self._settled(block.clauses)
        own = evolve(own, guards=notices.applicable(own.guards, self.holds))
        headings = (*own.headings, *notices.stop_headings(own.guards))
        turns = tuple(each for each in own.each if block.repeat and each.turns)
        # What stands after each item is the block's; between its own sets an item rests as long.
        rest = own.rest and evolve(own.rest, after_each=False)
        passed = evolve(
            own,
            each=tuple(evolve(each, turned=each in turns) for each in own.each),
            rest=None if block.repeat else rest,
            switch=None if turns else own.switch,
            headings=headings,
            guards=(),
        )
        if block.repeat and block.repeat.series:
            passed = evolve(passed, dose=Dose(measures=(block.repeat.series,)))
        passed = passed.over(outer)
        called = frozenset((block.name,)) if block.name else frozenset()
        group = Group(
            children=tuple(node for item in block.items for node in self._item(item, passed, names | called)),
            title=block.title or (title_of(block.name) if block.name else None),
            repeat=block.repeat,
            turns=turns,
            clauses=own,
            lasts=block.lasts,
            at=block.at,
            at_origin=block.at_origin,
            origin=block.origin,
        )
        return self._or_instead(group, block, called, outer)

    def _too_long(self, message: str, origin: Span | None) -> None:
        if not any(found.code == "M305" for found in self.found):
            self.report("M305", message, origin, "Repeat it less often.")

    def _do(self, item: Do, outer: Clauses, names: frozenset[str]) -> tuple[Node, ...]:
        home = self.document.routine(item.routine)
        if home is None:
            unknown = _unknown_routine(self.document, item.routine)
            self.report(unknown.code, unknown.message, item.origin, unknown.hint)
            return ()
        if next(self.done) >= MAX_DONE:
            self._too_long(f"More than {MAX_DONE:,} routines are done in one here.", item.origin)
            return ()
        routine, document = home
        doing = (*self.doing, (self.document.path, self.routine.name))
        if len(doing) > MAX_DOING:
            self._too_long(f"Routines are done more than {MAX_DOING} deep in each other here.", item.origin)
            return ()
        if (document.path, routine.name) in doing:
            hint = "Take the line out, or do a routine that does not do this one."
            self.report("M207", f"`{item.routine}` would be done inside itself.", item.origin, hint)
            return ()
        imported = self.imported or document is not self.document
        told = () if document is not self.document else (*self.told, *self.rules)
        inner = Selection(
            document,
            routine,
            self.active,
            self.contexts | called(known_contexts(document, routine)),
            self.found,
            doing,
            self.lines,
            self.done,
            imported,
            told,
            stand_ins=self.stand_ins,
        )
        own_names = frozenset((item.routine, routine.name))
        group = Group(
            children=inner.nodes(names | own_names),
            title=routine.title,
            lasts=routine.lasts,
            at=item.at,
            at_origin=item.at_origin,
            brought=inner.brought(file=document is not self.document),
            origin=item.origin,
        )
        return self._or_instead(group, item, own_names, outer)


def _on_a_line(built: Sequence[Leaf], line: int, written: Item, *, chained: bool) -> tuple[Node, ...]:
    """The movements ``built`` as those of one line, where ``written`` stands."""
    if chained:
        made = tuple(evolve(leaf, line=line, item=item) for item, leaf in enumerate(built))
        return (Group(children=made, chained=True, origin=written.origin, **_start(written)),)
    first = (evolve(leaf, line=line, item=0, at=written.at, at_origin=written.at_origin) for leaf in built[:1])
    return (*first, *(evolve(leaf, line=line, item=item) for item, leaf in enumerate(built[1:], 1)))


def _said_of(title: str, heading: Heading) -> Heading:
    """``heading`` with the part that it is about; a disclaimer is about all, and an address stays one."""
    if heading.word == "disclaimer" or heading.text.startswith(("http://", "https://")):
        return heading
    return evolve(heading, text=f"{title}: {heading.text}")


def _taken(need: Equipment) -> Equipment:
    """What is taken: all, or the first of a choice."""
    return Equipment(items=need.items[:1]) if need.any_of else need


def _start(item: Item) -> dict[str, Any]:
    """When ``item`` starts, and where that is written."""
    return {"at": item.at, "at_origin": item.at_origin}


def _title(movement: Movement, clauses: Clauses) -> str:
    if clauses.opposite and not any(each.limb and not each.alternate for each in clauses.each):
        return f"{movement.title}, opposite arm and leg"
    return movement.title
