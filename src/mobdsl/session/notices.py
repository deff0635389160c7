"""What stands beside the steps: stop rules, what there is to know, what is asked later."""

from __future__ import annotations

from mobdsl.model.conditions import facts
from mobdsl.model.guards import Stop as StopRule
from mobdsl.select.tree import Group, Leaf
from mobdsl.session.items import asked_names, leaves_of
from mobdsl.session.program_types import Later, Notice, Stop
from mobdsl.session.references import prompt_of
from mobdsl.timeline.marks import Section
from mobdsl.timeline.texts import TextsOfLine
from mobdsl.wording.phrases import condition_words, heading_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mobdsl.select.tree import Node
    from mobdsl.session.items import Item
    from mobdsl.timeline.events import Timeline
    from mobdsl.timeline.groups import Stretch


def stops(timeline: Timeline, items: Sequence[Item], parts: Sequence[Stretch]) -> Iterator[Stop]:
    """The stop rules: those of the whole, then those of ``parts``, each with all the groups that it ends."""
    scopes: dict[StopRule, list[int]] = {
        notice.stop: [] for notice in timeline.notices if notice.stop and notice.of is None
    }
    of_whole = frozenset(scopes)
    for number, part in enumerate(parts):
        for rule in dict.fromkeys(_rules(part, items)):
            if rule not in of_whole:
                scopes.setdefault(rule, []).append(number)
    answers = frozenset(asked_names(timeline))
    for number, (rule, groups) in enumerate(scopes.items()):
        decided = any(fact.name in answers for fact in facts(rule.condition))
        yield Stop(
            id=number,
            name=condition_words(rule.condition),
            text=rule.text,
            scopes=tuple(groups),
            when=rule.condition if decided else None,
        )


def _rules(part: Stretch, items: Sequence[Item]) -> Iterator[StopRule]:
    if isinstance(part.mark, Section):
        yield from _of_node(part.mark.node)
    event = items[part.first].event
    if part.kind == "rounds" and event:
        for each in event.parts:
            if isinstance(each.exercise.texts, TextsOfLine):
                yield from _of_node(each.exercise.texts.leaf)


def _of_node(node: Node) -> Iterator[StopRule]:
    if isinstance(node, Leaf | Group):
        for guard in node.clauses.guards:
            if isinstance(guard, StopRule):
                yield guard
    if isinstance(node, Group):
        for leaf in leaves_of(node):
            yield from _of_node(leaf)
        for notice in node.brought.notices if node.brought else ():
            if notice.stop:
                yield notice.stop


def notices(timeline: Timeline) -> Iterator[Notice]:
    """What there is to know: what file and routine say of all of it, then what comes of rules."""
    headings = dict.fromkeys((*timeline.routine.headings, *timeline.headings))
    yield from (Notice(kind=heading.word, text=heading_words(heading)) for heading in headings)
    yield from (Notice(kind=notice.kind, text=notice.whole) for notice in timeline.notices)


def later(timeline: Timeline) -> Iterable[Later]:
    """What is asked some time after the session."""
    for notice in timeline.notices:
        if notice.ask and notice.ask.delay:
            yield Later(prompt=prompt_of(notice.ask), delay=notice.ask.delay.low)
