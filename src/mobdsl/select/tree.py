"""The steps of a variant as a tree."""

from __future__ import annotations

from functools import cached_property

from mobdsl.adapt.state import key_of
from mobdsl.model.clauses import NO_CLAUSES, Clauses, Each, Equipment, Heading
from mobdsl.model.conditions import Condition, Facts, nothing_known
from mobdsl.model.items import Repeat, Step, walk
from mobdsl.model.names import title_of
from mobdsl.model.rules import ExpectCount, ExpectLength, ExpectPlanes, Fit, Replace, Rule
from mobdsl.records import evolve, field, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeAlias

    from mobdsl.model.adaptations import Adaptation
    from mobdsl.model.amounts import Duration
    from mobdsl.model.document import Document
    from mobdsl.model.guards import Ask, Never, Stop
    from mobdsl.model.progressions import Progression
    from mobdsl.model.routines import Movement, Routine
    from mobdsl.source import Span


@frozen(kw_only=True)
class Leaf:
    """One movement at its place, with all that it inherits. ``reason`` says why it is not ``kept``.

    ``line`` counts the lines with movements through the routine, ``item`` the movements on the line; ``names`` are
    all that a rule may call it by. ``required`` and ``preferred`` say what weight it has when the variant is made to
    fit; ``optional``: off unless asked for; ``between``: left out after the last round; ``flow``: on one breath;
    ``instead``: the rules by which it stands in for another; ``level``: the rung that counts of its ``progression``, in
    words, and ``rung`` its number from 0; ``needs``: the equipment, of which the clauses hold what is taken, with what
    stands first in each choice;
    ``fact``: what the file says in which its line stands; ``open``: the condition of its line, where nobody knows if it
    holds; ``unless``: conditions under which a rule leaves it out, likewise; ``waiting``: it is left out for no other
    reason than that nobody has answered yet, or asked for it; ``ladder``: the progression whose line it is, with its
    level from 0.
    """

    name: str
    movement: Movement
    title: str
    clauses: Clauses
    line: int
    item: int
    at: int | None = None
    at_origin: Span | None = None
    until: Condition | None = None
    names: frozenset[str] = frozenset()
    kept: bool = True
    reason: str | None = None
    required: bool = False
    preferred: bool = False
    optional: bool = False
    between: bool = False
    flow: str | None = None
    instead: tuple[Replace, ...] = ()
    level: str | None = None
    progression: Progression | None = None
    rung: int | None = None
    needs: tuple[Equipment, ...] = ()
    fact: Facts = field(default=nothing_known, eq=False, repr=False)
    open: Condition | None = None
    unless: tuple[Condition, ...] = ()
    waiting: bool = False
    ladder: tuple[str, int] | None = None
    origin: Span | None = None

    @property
    def key(self) -> str:
        """The name under which the log keeps its figures."""
        return key_of(self.movement.name, self.ladder)


@frozen(kw_only=True)
class Wait:
    """A line of rest. For ``open`` and ``waiting`` see :class:`Leaf`; ``by``: what it goes with."""

    duration: Duration | None
    at: int | None = None
    at_origin: Span | None = None
    between: bool = False
    kept: bool = True
    open: Condition | None = None
    waiting: bool = False
    by: Node | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class Prompt:
    """A gate, or the question ``ask``. The clock stands still while it is on the screen.

    For ``open`` and ``waiting`` see :class:`Leaf`; ``by``: what it goes with.
    """

    title: str
    text: str
    at: int | None = None
    at_origin: Span | None = None
    kept: bool = True
    ask: Ask | None = None
    open: Condition | None = None
    waiting: bool = False
    by: Node | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class Group:
    """Steps that belong together: a block, the rounds of a repeat, a routine done in place.

    ``chained``: movements of one line that go into each other; ``brought``: what a routine done in place brings.
    ``turns`` are the sides and positions for each of which a round is done once; for ``open`` see :class:`Leaf`.
    """

    children: tuple[Node, ...]
    title: str | None = None
    repeat: Repeat | None = None
    turns: tuple[Each, ...] = ()
    clauses: Clauses = NO_CLAUSES
    lasts: Duration | None = None
    at: int | None = None
    at_origin: Span | None = None
    chained: bool = False
    brought: Brought | None = None
    open: Condition | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class Brought:
    """What a routine done in place has to say itself: its words and notices, what is ``forbidden``, what stops it."""

    headings: tuple[Heading, ...] = ()
    notices: tuple[Notice, ...] = ()
    forbidden: tuple[Never, ...] = ()
    stops: tuple[Stop, ...] = ()


Node: TypeAlias = Leaf | Wait | Prompt | Group

Lines: TypeAlias = "tuple[tuple[Node, ...], ...]"
"""What each line of a routine comes to."""


_SAFETY = ("clearance", "caution", "stop", "never")

_LABELS = {
    "clearance": "First",
    "ask": "Later",
    "adaptation": "Adapts",
    "ladder": "Level",
    "left_out": "Left out",
    "changed": "Now",
}


@frozen(kw_only=True)
class Notice:
    """Something that people have to know beside the steps.

    ``kind`` is clearance, caution, stop, never, ask, adaptation, ladder, optional, left_out or changed (by the log);
    ``when`` the condition in words, where it does not stand in the text; ``of`` the part that it is about, where it is
    not about all of it; ``ask`` the question that comes later, ``adaptation`` what changes next time, ``stop`` the rule
    that ends it.
    """

    kind: str
    text: str
    when: str | None = None
    of: str | None = None
    ask: Ask | None = None
    adaptation: Adaptation | None = None
    stop: Stop | None = None
    origin: Span | None = None

    @property
    def warns(self) -> bool:
        """Whether it concerns people's safety, so that they have to know it before they start."""
        return self.kind in _SAFETY

    @property
    def label(self) -> str:
        """The word that it stands under."""
        return _LABELS.get(self.kind) or title_of(self.kind)

    @property
    def sentence(self) -> str:
        """What it says, as it reads behind its label."""
        return self._saying(self.text.removeprefix(f"{self.label} "))

    @property
    def whole(self) -> str:
        """What it says, as it reads by itself."""
        return self._saying(self.text)

    def _saying(self, text: str) -> str:
        if self.when:
            text = f"If {self.when}: {text}" if self.warns else f"{text} ({self.when})"
        return f"{self.of}: {text}" if self.of else text


@frozen(kw_only=True)
class Variant:
    """A routine in ``contexts`` (their own names, no aliases).

    ``rules`` are those in force, ``forbidden`` what of them forbids for certain; ``rank`` is what the order as written
    means, where it means anything. ``headings`` are what the file says outside of its routines; those of the
    ``routine`` include what its contexts say, and what it does in place.
    """

    document: Document
    routine: Routine
    contexts: tuple[str, ...]
    nodes: tuple[Node, ...]
    lasts: Duration | None
    keep_clock: bool = False
    rank: str | None = None
    rules: tuple[Rule, ...] = ()
    forbidden: tuple[Never, ...] = ()
    headings: tuple[Heading, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def expected(self) -> tuple[ExpectLength | ExpectCount | ExpectPlanes, ...]:
        """What has to be true of it."""
        return tuple(rule for rule in self.rules if isinstance(rule, ExpectLength | ExpectCount | ExpectPlanes))

    @property
    def fits(self) -> tuple[Fit, ...]:
        """The lengths that it is to be made to fit."""
        return tuple(rule for rule in self.rules if isinstance(rule, Fit))

    @cached_property
    def own_places(self) -> frozenset[Span | None]:
        """Where the routine itself names movements; what it does with `do` stands elsewhere."""
        steps = (item for item in walk(self.routine.items) if isinstance(item, Step))
        return frozenset(use.origin for step in steps for use in step.uses)


def leaves(nodes: Iterable[Node]) -> Iterator[Leaf]:
    """Every movement under ``nodes``, in order, kept or not."""
    for node in nodes:
        if isinstance(node, Leaf):
            yield node
        elif isinstance(node, Group):
            yield from leaves(node.children)


def done_in(nodes: Iterable[Node]) -> Iterator[tuple[Group, Brought]]:
    """Every routine that is done in place under ``nodes``, at any depth, with what it brings."""
    for node in nodes:
        if isinstance(node, Group):
            if node.brought:
                yield node, node.brought
            yield from done_in(node.children)


def any_kept(nodes: Iterable[Node]) -> bool:
    """Whether anything under ``nodes`` is kept."""
    return any(any_kept(node.children) if isinstance(node, Group) else node.kept for node in nodes)


def changed(node: Node, change: Callable[[Leaf], Leaf]) -> Node:
    """``node`` with every movement in it put through ``change``."""
    match node:
        case Leaf():
            return change(node)
        case Group():
            return evolve(node, children=tuple(changed(child, change) for child in node.children))
    return node


def waiting(node: Node, condition: Condition | None) -> Node:
    """``node``, which will be left out, as what waits: for an answer that decides ``condition``, or to be asked for."""
    open_ = condition or node.open
    if isinstance(node, Group):
        return evolve(node, children=tuple(waiting(child, None) for child in node.children), open=open_)
    return evolve(node, waiting=node.kept or node.waiting, open=open_)


def dropped(node: Node, goes: Callable[[Leaf], bool], reason: str, *, waits: bool = False) -> Node:
    """``node`` with the movements for which ``goes`` is true, and with ``waits`` also the rests, marked as left out."""
    match node:
        case Leaf(kept=True) if goes(node):
            return evolve(node, kept=False, reason=reason)
        case Wait(kept=True) | Prompt(kept=True) if waits:
            return evolve(node, kept=False)
        case Leaf(waiting=True) if goes(node):
            return evolve(node, waiting=False)
        case Wait(waiting=True) | Prompt(waiting=True) if waits:
            return evolve(node, waiting=False)
        case Group():
            children = tuple(dropped(child, goes, reason, waits=waits) for child in node.children)
            return evolve(node, children=children)
    return node
