"""What only a session asks: one more round, the broken round, what is optional, what equipment is taken."""

from __future__ import annotations

from mobdsl.model.conditions import Every, Not
from mobdsl.model.intervals import Round
from mobdsl.model.items import Repeat
from mobdsl.model.names import words_of
from mobdsl.select.tree import Group
from mobdsl.session.items import AGAIN, Item, Question, answer_name, leaves_of, offer_name
from mobdsl.session.program_types import Asked
from mobdsl.timeline.marks import Offered, OneSet, Section
from mobdsl.timeline.texts import TextsOfLine
from mobdsl.wording.phrases import condition_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mobdsl.model.clauses import Equipment
    from mobdsl.select.tree import Leaf
    from mobdsl.timeline.events import Event, Timeline
    from mobdsl.timeline.marks import Mark, Marks

BROKEN = "broken_round"
"""The name under which the repetitions of a round are kept that the end of its time fell into."""


def with_prompts(items: Iterable[Item], timeline: Timeline) -> list[Item]:
    """``items`` of ``timeline`` with what a session asks among them."""
    made = list(_with_rounds(_with_ends(_with_offers(items))))
    first = next((at for at, item in enumerate(made) if not (item.event and item.is_prompt)), len(made))
    return [*made[:first], *_choices(made, timeline), *made[first:]]


def _with_offers(items: Iterable[Item]) -> Iterator[Item]:
    """An offer before each optional line, whose steps are marked as its."""
    offered: Offered | None = None
    for item in items:
        leaf = item.optional
        if leaf is None:
            offered = None
            yield item
            continue
        place = next((at for at, mark in enumerate(item.within) if _is_line_of(mark, leaf)), len(item.within))
        if offered is None or offered.line != leaf.line:
            offered = Offered(leaf.line)
            question = Question(Asked.OFFER, offer_name(leaf), f"{leaf.title}, if you like", offered=offered)
            unneeded = Not(item.wished) if item.wished else None
            when = Every((item.when, unneeded)) if item.when and unneeded else item.when or unneeded
            yield Item(item.within[:place], None, question, when, waits=item.when is not None)
        item.within = (*item.within[:place], offered, *item.within[place:])
        yield item


def _is_line_of(mark: Mark, leaf: Leaf) -> bool:
    return isinstance(mark, Section) and any(one.line == leaf.line for one in leaves_of(mark.node))


def _with_rounds(items: Iterable[Item]) -> Iterator[Item]:
    """Before each round or set that may be left out, whether it is done."""
    before: Marks = ()
    for item in items:
        for at in range(_in_common(before, item.within), len(item.within)):
            if words := _may_be_left_out(item.within[at]):
                question = Question(Asked.AGAIN, AGAIN, f"{words}, if you like")
                yield Item(item.within[:at], None, question, item.when, waits=item.waits)
        before = item.within
        yield item


def ending(event: Event) -> str:
    """What becomes of the last of the rounds that ``event`` stands for: cut, finish or whole."""
    nodes = (mark.node for mark in reversed(event.within) if isinstance(mark, Section))
    return next((node.repeat for node in nodes if isinstance(node, Group) and node.repeat), Repeat()).ending


def _in_common(one: Marks, other: Marks) -> int:
    """How many of their marks, from the outermost, are the same."""
    depth = 0
    while depth < min(len(one), len(other)) and one[depth] is other[depth]:
        depth += 1
    return depth


def _may_be_left_out(mark: Mark) -> str | None:
    match mark:
        case Round(number, total, least) if mark.optional:
            return f"Round {number} of {least}-{total}" if total else f"Round {number}"
        case OneSet(number, total, needed=False):
            return f"Set {number} of {total}"
    return None


def _with_ends(items: Iterable[Item]) -> Iterator[Item]:
    """Behind what ends on a condition whether it holds; behind rounds that are counted what was done of the last."""
    before: Item | None = None
    for item in items:
        if before:
            yield from _ends(before, _in_common(before.within, item.within))
        yield item
        if item.event and item.event.parts and ending(item.event) == "cut":
            text = "How many repetitions of the last round?"
            yield Item(item.within, None, Question(Asked.NUMBER, BROKEN, text, low=0, of=item), item.when, item.waits)
        before = item
    if before:
        yield from _ends(before, 0)


def _ends(last: Item, depth: int) -> Iterator[Item]:
    """What is asked behind ``last``, with which all that it stands in from ``depth`` on ends."""
    for at in reversed(range(depth, len(last.within))):
        mark = last.within[at]
        leaf = next((leaf for leaf in _leaves(mark) if leaf.until), None)
        if leaf and leaf.until and (leaf.clauses.dose or leaf.clauses.hold):
            question = Question(Asked.AGAIN, AGAIN, f"Again, until {condition_words(leaf.until)}", repeated=mark)
            yield Item(last.within[: at + 1], None, question, last.when, waits=last.waits)


def _leaves(mark: Mark) -> tuple[Leaf, ...]:
    return leaves_of(mark.node) if isinstance(mark, Section) else ()


def _choices(items: Iterable[Item], timeline: Timeline) -> Iterator[Item]:
    """What equipment is taken, where there is a choice: asked once for all that have the same."""
    asked: set[str] = set()
    for item in items:
        for event in (item.event, *item.event.parts) if item.event else ():
            for need in needs_of(event):
                things = open_choice(event, need, timeline)
                name = choice_name(things)
                if things and name not in asked:
                    asked.add(name)
                    text = f"With {' or '.join(map(words_of, things))}?"
                    yield Item((), None, Question(Asked.CHOICE, name, text, choices=things))


def needs_of(event: Event) -> tuple[Equipment, ...]:
    """The equipment of ``event``; of a choice what is taken stands first."""
    texts = event.exercise.texts
    return texts.leaf.needs if isinstance(texts, TextsOfLine) else ()


def open_choice(event: Event, need: Equipment, timeline: Timeline) -> tuple[str, ...]:
    """The things of which one is taken, where nobody has chosen yet; else none."""
    texts = event.exercise.texts
    if not (need.any_of and isinstance(texts, TextsOfLine)):
        return ()
    known = {item: True if item in timeline.contexts else texts.leaf.fact(item) for item in need.items}
    if True in known.values():
        return ()
    things = tuple(item for item, value in known.items() if value is not False)
    return things if len(things) > 1 else ()


def choice_name(things: Iterable[str]) -> str:
    """The name under which it is kept what was taken."""
    return answer_name("with", "_or_".join(things))
