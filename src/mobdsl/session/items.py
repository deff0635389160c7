"""What a session goes through, before its steps are numbered: the events of the timeline and what waits, in order."""

from __future__ import annotations

import re

from mobdsl.model.conditions import Every, Fact, Not, facts
from mobdsl.records import define, evolve
from mobdsl.select.tree import Group, Leaf, Prompt, Wait
from mobdsl.session.program_types import Asked
from mobdsl.timeline.events import Kind
from mobdsl.timeline.marks import Section

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from mobdsl.model.conditions import Condition
    from mobdsl.select.tree import Node
    from mobdsl.timeline.events import Event, Timeline
    from mobdsl.timeline.marks import Mark, Marks


AGAIN = "again"
"""The name under which it is kept whether there was one more round."""


@define(eq=False)
class Question:
    """A prompt that speaks of steps and groups which have no numbers yet."""

    type: Asked
    name: str
    text: str
    low: int | None = None
    high: int | None = None
    choices: tuple[str, ...] = ()
    of: Item | None = None
    """Of a number: the time whose broken round it is."""
    offered: Mark | None = None
    """Of an offer: what is left out when it is refused."""
    repeated: Mark | None = None
    """Of `again`: what would be done once more; None: what comes next."""


@define(eq=False)
class Item:
    """A step that has no number yet."""

    within: Marks
    """What it stands in, the outermost first."""
    event: Event | None = None
    """What the timeline knows of it; None for what only a session asks."""
    question: Question | None = None
    """What it asks, where no event does."""
    when: Condition | None = None
    """What answers decide of it: where it does not hold, it is passed over."""
    waits: bool = False
    """Whether it is left out where nobody answers what ``when`` asks for."""
    aside: bool = False
    """Whether the timeline does not have it."""
    optional: Leaf | None = None
    """The optional line that it belongs to, which is not in the timeline."""
    wished: Condition | None = None
    """Where this holds, the optional line is done without a question."""

    @property
    def is_prompt(self) -> bool:
        """Whether it asks something."""
        return self.event is None or self.event.kind is Kind.PROMPT


def items_of(timeline: Timeline) -> Iterator[Item]:
    """The events in their order, and among them what waits for an answer or to be asked for.

    Where the clock is kept, what waits stands before the gap that it leaves, which is passed over where it is done.
    """
    answers = frozenset(asked_names(timeline))
    waiting = list(reversed(timeline.waiting))
    for place, event in enumerate((*timeline.events, None)):
        while waiting and waiting[-1][0] <= place:
            item = _waiting(waiting.pop()[1], answers)
            if item.when or item.optional:
                yield item
        if event is not None:
            yield _item(event, answers)
            yield from _lap(event, answers)


def _lap(question: Event, answers: Set[str]) -> Iterator[Item]:
    """The round that is done once more, where something stands before it, and the question whether that was enough."""
    if not question.lap:
        return
    for event in question.lap:
        item = _item(
            evolve(
                event,
                within=(*question.within, *event.within),
                in_rounds=(*question.in_rounds, *event.in_rounds),
                block=event.block or question.block,
            ),
            answers,
        )
        item.aside = True
        yield item
    more = Question(Asked.AGAIN, AGAIN, question.title, repeated=item.within[len(question.within)])
    yield Item(question.within, None, more, _item(question, answers).when)


def asked_names(timeline: Timeline) -> Iterator[str]:
    """The names of the answers that a session of ``timeline`` may ask for, in their order."""
    for event in (*timeline.events, *(event for _, event in timeline.waiting)):
        if event.ask:
            yield event.ask.name


def offer_name(leaf: Leaf) -> str:
    """The name under which it is kept whether an optional line is done."""
    return answer_name("do", leaf.movement.name)


def answer_name(*parts: str) -> str:
    """A name for an answer, made of ``parts`` of whatever characters."""
    return "_".join(re.sub(r"\W+", "_", part).strip("_") for part in parts)


def _waiting(event: Event, answers: Set[str]) -> Item:
    """``event``, which is not in the timeline."""
    optional = next((leaf for leaf in _lines(event) if leaf.optional), None)
    own = [node for node in _nodes(event) if optional and any(leaf.line == optional.line for leaf in leaves_of(node))]
    others = (node.open for node in _nodes(event) if not any(node is mine for mine in own))
    when = _all(_decided(others, answers), _exclusions(event, answers))
    wished = _all(_decided((node.open for node in own), answers), ())
    return Item(event.within, event, None, when, waits=True, aside=True, optional=optional, wished=wished)


def _item(event: Event, answers: Set[str]) -> Item:
    """``event``, which is in the timeline."""
    conditions = _decided((node.open for node in _nodes(event)), answers)
    exclusions = _exclusions(event, answers)
    leaf = next((leaf for leaf in _lines(event) if leaf.waiting), None)
    if leaf is None:
        return Item(event.within, event, None, _all(conditions, exclusions))
    instead: tuple[Condition, ...] = (Fact(offer_name(leaf)),) if leaf.optional else ()
    done = _all((*conditions, *instead), exclusions)
    return Item(event.within, event, None, Not(done) if done else None)


def _exclusions(event: Event, answers: Set[str]) -> list[Condition]:
    return _decided((condition for leaf in _lines(event) for condition in leaf.unless), answers)


def _all(conditions: Iterable[Condition], exclusions: Iterable[Condition]) -> Condition | None:
    """That all of ``conditions`` hold, and none of ``exclusions``; None where there are none."""
    parts = (*conditions, *map(Not, exclusions))
    return Every(parts) if len(parts) > 1 else parts[0] if parts else None


def _nodes(event: Event) -> Iterator[Node]:
    """What it stands in, and what that goes with."""
    for mark in event.within:
        if isinstance(mark, Section):
            yield mark.node
            if isinstance(mark.node, Wait | Prompt) and mark.node.by:
                yield mark.node.by


def _lines(event: Event) -> Iterator[Leaf]:
    return (leaf for node in _nodes(event) for leaf in leaves_of(node))


def leaves_of(node: Node) -> tuple[Leaf, ...]:
    """The movements of a line, if ``node`` is one, or of the line that it goes with."""
    match node:
        case Leaf():
            return (node,)
        case Group(chained=True):
            return tuple(child for child in node.children if isinstance(child, Leaf))
        case Wait(by=other) | Prompt(by=other) if other:
            return leaves_of(other)
    return ()


def _decided(conditions: Iterable[Condition | None], answers: Set[str]) -> list[Condition]:
    """Those of ``conditions`` that answers of the session may decide, each once."""
    known = dict.fromkeys(condition for condition in conditions if condition)
    return [condition for condition in known if any(fact.name in answers for fact in facts(condition))]
