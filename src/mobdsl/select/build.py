"""From a routine's items to the tree of its variant: the items built, then one pass after the other."""

from __future__ import annotations

from itertools import count

from mobdsl.diagnostics import Diagnostic, did_you_mean
from mobdsl.model.amounts import Dose
from mobdsl.model.clauses import applicable
from mobdsl.model.guards import Stop
from mobdsl.model.items import Block, Do, Item, Pause, Step, Use
from mobdsl.model.names import title_of
from mobdsl.model.routines import Routine
from mobdsl.model.rules import Replace
from mobdsl.records import define, evolve, field
from mobdsl.select import notices, rule_application
from mobdsl.select.environment import Environment, environment
from mobdsl.select.movements import known_on_line, leaf_of, rung_of
from mobdsl.select.names import called, known_contexts
from mobdsl.select.replacements import StandIn, standing_for
from mobdsl.select.tree import Brought, Group, Leaf, Node, Wait, changed, dropped, leaves, waiting
from mobdsl.suggest import first_of, nearest
from mobdsl.wording.phrases import condition_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, TypeAlias

    from mobdsl.model.clauses import Clauses, Each, Heading
    from mobdsl.model.document import Document
    from mobdsl.select.movements import Rung
    from mobdsl.select.tree import Lines, Notice
    from mobdsl.source import Span

    Pass: TypeAlias = "Callable[[Lines, Environment, Progress], Lines]"

MAX_DOING = 16
"""How deep routines may `do` each other."""

MAX_LINES, MAX_DONE = 20_000, 1_000
"""The most lines with movements, and the most routines done in place, that a variant may come to."""


@define
class Progress:
    """What is counted and reported while a variant is built, by all routines that are done in it."""

    lines: count[int] = field(factory=count)
    """Numbers for the lines with movements."""
    done: count[int] = field(factory=count)
    """Numbers for the routines that are done in place."""
    diagnostics: list[Diagnostic] = field(factory=list)
    """What is wrong, each once."""

    def report(self, diagnostic: Diagnostic) -> None:
        """Notes an error, once."""
        if diagnostic not in self.diagnostics:
            self.diagnostics.append(diagnostic)

    def too_long(self, message: str, origin: Span | None) -> None:
        """Notes that a bound was met; one such error is enough."""
        if not any(diagnostic.code == "M305" for diagnostic in self.diagnostics):
            self.report(Diagnostic("M305", message, origin, hint="Repeat it less often."))


def apply_rules(lines: Lines, here: Environment, progress: Progress) -> Lines:
    """What rules leave out, require and prefer is marked, and what they may leave out; orders are checked."""
    lines = rule_application.apply(here.new_rules, lines, here.routine, progress.diagnostics)
    return rule_application.apply_open(here.open_rules, lines) if here.open_rules else lines


def add_prompts(lines: Lines, here: Environment, progress: Progress) -> Lines:
    """Gates and questions are put in, cautions put on the movements that they name."""
    if notices.count_of_prompts(here.new_rules, lines) > MAX_LINES:
        progress.too_long(f"This comes to more than {MAX_LINES:,} questions.", here.routine.origin)
        return lines
    return notices.with_prompts(here.new_rules, here.open_rules, lines)


PASSES: tuple[Pass, ...] = (apply_rules, add_prompts)
"""What is done to the lines of each routine, in this order. Rests go last, from the variant as a whole."""


@define
class Builder:
    """Builds the tree of one routine, and of those that are done in it."""

    here: Environment
    """What holds for its lines."""
    progress: Progress = field(factory=Progress)
    """Shared with the routines around it."""
    stand_ins: tuple[StandIn, ...] = ()
    """What rules put in the place of something; its own come after those of the routines around it."""
    waiting: list[Notice] = field(factory=list)
    """What a condition that nobody knows decides over."""
    climbing: tuple[str, ...] = ()
    """The progressions whose levels are being built, each in the one before it."""

    def __attrs_post_init__(self) -> None:  # noqa: D105
        here = self.here
        if here.open_rules:
            from mobdsl.select import unresolved

            for rule in here.open_rules:
                self.waiting.extend(unresolved.of_rule(rule, here.title))
        replacing = (rule for rule in here.new_rules if isinstance(rule, Replace))
        self.stand_ins = (*self.stand_ins, *(StandIn(rule, self._leaves) for rule in replacing))

    def nodes(self, names: frozenset[str] = frozenset()) -> tuple[Node, ...]:
        """The tree of the routine; ``names`` are those by which rules may call all of it."""
        routine = self.here.routine
        added = (Step(uses=(Use(movement=name),)) for name in self.here.state.added.get(routine.name, ()))
        lines: Lines = tuple(self._item(item, self.here.inherited, names) for item in (*routine.items, *added))
        for apply in PASSES:
            lines = apply(lines, self.here, self.progress)
        return tuple(node for line in lines for node in line)

    def brought(self, *, file: bool) -> Brought:
        """What the routine brings with it where it is done in place, with ``file`` also what its file says of all."""
        here, title = self.here, self.here.routine.title
        headings = (*here.routine.headings, *(here.document.headings if file else ()))
        of_rules = notices.of_rules(here.new_rules, here.holds, of=title)
        return Brought(
            headings=tuple(_attributed(title, heading) for heading in applicable(headings, here.known)),
            notices=(*of_rules, *(evolve(notice, of=title) for notice in self.waiting)),
            forbidden=notices.forbidden(here.rules, here.holds),
            stops=tuple(rule for rule in here.new_rules if isinstance(rule, Stop)),
        )

    def _item(self, item: Item, outer: Clauses, names: frozenset[str]) -> tuple[Node, ...]:
        known = self.here.holds(item.condition)
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
        if isinstance(item, Step) and item.optional and (item.condition is None or known is not True):
            reason = f"optional, if {condition_words(item.condition)}" if item.condition else "optional"
            nodes = tuple(waiting(node, item.condition) for node in nodes)
        elif known is not True and item.condition:
            reason = f"only if {condition_words(item.condition)}"
            if known is None:
                from mobdsl.select import unresolved

                self.waiting.extend(unresolved.of_nodes(nodes, item.condition, item.origin))
                nodes = tuple(waiting(node, item.condition) for node in nodes)
        else:
            return nodes
        return tuple(dropped(node, lambda leaf: True, reason, waits=True) for node in nodes)

    def _step(self, step: Step, outer: Clauses, names: frozenset[str]) -> tuple[Node, ...]:
        line = next(self.progress.lines)
        if line >= MAX_LINES:
            self.progress.too_long(f"This comes to more than {MAX_LINES:,} lines.", step.origin)
            return ()
        if (climbed := self._climbed(step, outer, names)) is not None:
            return climbed
        built: list[Leaf] = []
        chained = step.chained
        for leaf in self._leaves(step, outer, names, line):
            other = self._standing_for(leaf.names)
            chained = chained or (other is not None and other.chained and len(step.uses) == 1)
            built.extend(other.leaves(outer, (leaf,)) if other else (leaf,))
        return _on_a_line(built, line, step, chained=chained)

    def _climbed(self, step: Step, outer: Clauses, names: frozenset[str]) -> tuple[Node, ...] | None:
        """What is done on the level that counts of a progression, where that is more than a movement."""
        rungs = [(use, rung) for use in step.uses if (rung := rung_of(self.here, use, self.progress.report))]
        instead = self.here.state.instead
        many = ((use, rung) for use, rung in rungs if rung.level.items and rung.progression.name not in instead)
        use, rung = next(many, (None, None))
        if use is None or rung is None:
            return None
        name = rung.progression.name
        if name in self.climbing:
            message, hint = f"`{name}` would be done inside itself.", "Take the line out, or let it do something else."
            self.progress.report(Diagnostic("M207", message, use.origin, hint=hint))
            return ()
        if len(step.uses) > 1:
            message, hint = f"`{name}` is more than a movement on this level.", "Give it a line of its own."
            self.progress.report(Diagnostic("M220", message, use.origin, hint=hint))
            return ()
        block = Block(
            items=rung.level.items,
            title=rung.progression.title,
            clauses=rung.over(self.here.settled(step.clauses)),
            at=step.at,
            at_origin=step.at_origin,
            origin=use.origin,
        )
        builder, before = self._at_home(use, rung), (self.climbing, self.here)
        builder.climbing, builder.here = (*self.climbing, name), evolve(builder.here, on=(name, rung.number))
        nodes = builder._block(block, outer, names | {name, use.movement})
        self.climbing, self.here = before
        if builder is not self:
            self.waiting.extend(builder.waiting)
        return _on_rung(nodes, step, rung)

    def _at_home(self, use: Use, rung: Rung) -> Builder:
        """A builder for the lines of a level: they are read as their own file reads them."""
        home = self.here.document.home(use.movement)
        if home is self.here.document:
            return self
        own = Routine(name=rung.progression.name, title=rung.progression.title, items=rung.level.items)
        here = self.here
        inside = environment(home, own, here.active, here.contexts, imported=True, done_in=here.done_in)
        return Builder(evolve(inside, state=here.state), self.progress, self.stand_ins)

    def _leaves(
        self, step: Step, outer: Clauses, names: frozenset[str] = frozenset(), line: int = 0
    ) -> tuple[Leaf, ...]:
        """The movements of ``step``, whatever may stand in for them, on the line of that number."""
        clauses = step.clauses.over(outer)
        if step.clauses.when:
            clauses = self.here.settled(step.clauses, known_on_line(self.here, clauses)).over(outer)
        here, report = self.here, self.progress.report
        return tuple(
            [leaf_of(here, use, step, clauses, names, (line, item), report) for item, use in enumerate(step.uses)]
        )

    def _standing_for(self, names: frozenset[str]) -> StandIn | None:
        stand_in, error = standing_for(self.stand_ins, names)
        if error:
            self.progress.report(error)
        return stand_in

    def _or_instead(self, group: Group, item: Item, called: frozenset[str], outer: Clauses) -> tuple[Node, ...]:
        """``group``, which rules may call by the names ``called``, or what stands in for all of it."""
        other = self._standing_for(called)
        replaced = tuple(leaves((group,)))
        if other is None or not replaced:
            return (group,)
        instead = other.leaves(outer, replaced)
        return _on_a_line(instead, replaced[0].line, item, chained=other.chained)

    def _block(self, block: Block, outer: Clauses, names: frozenset[str]) -> tuple[Node, ...]:
        own = self.here.settled(block.clauses)
        own = evolve(own, guards=notices.applicable(own.guards, self.here.holds))
        turns = tuple(each for each in own.each if block.repeat and each.turns)
        passed = _passed_down(own, block, turns).over(outer)
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

    def _do(self, item: Do, outer: Clauses, names: frozenset[str]) -> tuple[Node, ...]:
        inner = self._inside(item)
        if inner is None:
            return ()
        routine = inner.here.routine
        own_names = frozenset((item.routine, routine.name))
        group = Group(
            children=inner.nodes(names | own_names),
            title=routine.title,
            lasts=routine.lasts,
            at=item.at,
            at_origin=item.at_origin,
            brought=inner.brought(file=inner.here.document is not self.here.document),
            origin=item.origin,
        )
        return self._or_instead(group, item, own_names, outer)

    def _inside(self, item: Do) -> Builder | None:
        """A builder for the routine that ``item`` does in place; None, and an error, where it cannot be done."""
        here, progress = self.here, self.progress
        home = here.document.routine(item.routine)
        if home is None:
            progress.report(evolve(unknown_routine(here.document, item.routine), span=item.origin))
            return None
        if next(progress.done) >= MAX_DONE:
            progress.too_long(f"More than {MAX_DONE:,} routines are done in one here.", item.origin)
            return None
        routine, document = home
        done_in = (*here.done_in, (here.document.path, here.routine.name))
        if len(done_in) > MAX_DOING:
            progress.too_long(f"Routines are done more than {MAX_DOING} deep in each other here.", item.origin)
            return None
        if (document.path, routine.name) in done_in:
            hint = "Take the line out, or do a routine that does not do this one."
            message = f"`{item.routine}` would be done inside itself."
            progress.report(Diagnostic("M207", message, item.origin, hint=hint))
            return None
        elsewhere = document is not here.document
        inside = environment(
            document,
            routine,
            here.active,
            here.contexts | called(known_contexts(document, routine)),
            applied=() if elsewhere else (*here.applied, *here.rules),
            imported=here.imported or elsewhere,
            done_in=done_in,
        )
        return Builder(evolve(inside, state=here.state), progress, self.stand_ins)


def unknown_routine(document: Document, name: str) -> Diagnostic:
    """The error that there is no routine ``name``."""
    names = document.routine_names()
    near = nearest(name, names) or _elsewhere(name, names)
    hint = did_you_mean(near) if near else f"Its routines: {first_of(names)}."
    return Diagnostic("M206", f"There is no routine `{name}`.", document.origin, hint=hint)


def _elsewhere(name: str, names: Sequence[str]) -> str | None:
    """The one routine of an import that is called ``name``, or nearly so."""
    last = name.rpartition(".")[2]
    imported = {one.rpartition(".")[2]: one for one in names if "." in one}
    found = imported.get(last) or imported.get(nearest(last, imported) or "")
    return found if found != name else None


def _passed_down(own: Clauses, block: Block, turns: tuple[Each, ...]) -> Clauses:
    """What the items of ``block`` inherit of its ``own`` clauses; ``turns`` are the sides that its rounds take."""
    # What stands after each item is the block's; between its own sets an item rests as long.
    rest = own.rest and evolve(own.rest, after_each=False, passed=True)
    passed = evolve(
        own,
        each=tuple(evolve(each, turned=each in turns) for each in own.each),
        rest=None if block.repeat else rest,
        switch=None if turns else own.switch,
        headings=(*own.headings, *notices.stop_headings(own.guards)),
        guards=(),
    )
    if block.repeat and block.repeat.series:
        return evolve(passed, dose=Dose(measures=(block.repeat.series,)))
    return passed


def _on_a_line(built: Sequence[Leaf], line: int, written: Item, *, chained: bool) -> tuple[Node, ...]:
    """The movements ``built`` as those of one line, where ``written`` stands."""
    made = [
        leaf if leaf.line == line and leaf.item == item else evolve(leaf, line=line, item=item)
        for item, leaf in enumerate(built)
    ]
    if chained:
        return (Group(children=tuple(made), chained=True, origin=written.origin, **_start(written)),)
    if made and written.at is not None:
        made[0] = evolve(made[0], **_start(written))
    return tuple(made)


def _on_rung(nodes: tuple[Node, ...], step: Step, rung: Rung) -> tuple[Node, ...]:
    """``nodes``, which are what ``step`` comes to on a level, with what that says of each movement."""
    first = next(leaves(nodes), None)

    def marked(leaf: Leaf) -> Leaf:
        told = leaf.progression or (rung.progression if leaf is first else None)
        return evolve(
            leaf,
            level=leaf.level or rung.title,
            progression=told,
            optional=leaf.optional or step.optional,
            between=leaf.between or step.between,
            until=leaf.until or step.until,
        )

    return tuple(changed(node, marked) for node in nodes)


def _attributed(title: str, heading: Heading) -> Heading:
    """``heading`` with the part that it is about; a disclaimer is about all, and an address stays one."""
    if heading.word == "disclaimer" or heading.text.startswith(("http://", "https://")):
        return heading
    return evolve(heading, text=f"{title}: {heading.text}")


def _start(item: Item) -> dict[str, Any]:
    """When ``item`` starts, and where that is written."""
    return {"at": item.at, "at_origin": item.at_origin}
