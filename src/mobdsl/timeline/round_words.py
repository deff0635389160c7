"""What a round is made of, in words, where its rounds are not listed."""

from __future__ import annotations

from mobdsl.model.items import Repeat
from mobdsl.select.tree import Group, Leaf, Node, Wait
from mobdsl.wording.doses import count_text, dose_text, duration_text
from mobdsl.wording.phrases import words_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TypeAlias

    from mobdsl.model.clauses import Clauses
    from mobdsl.timeline.events import Event

_ENDINGS = {"whole": "begin no round that you cannot finish", "finish": "finish the round that you are in"}


Parts: TypeAlias = "Mapping[tuple[int, int], Event]"
"""Events of a round by their line and the movement on it."""


def of_a_round(group: Group, repeat: Repeat, events: Parts) -> str:
    """`Push-up 5 reps, rest 5 s, Sit-up 10 reps (with mat); between rounds rest 10 s`

    ``events`` say of the movements what their doses do not.
    """
    parts = [", ".join(_told(group.children, events)), *_turns(group)]
    rest = group.clauses.rest
    if rest:
        parts.append(f"{'after each round' if rest.after_each else 'between rounds'} {_rest(group.clauses)}")
    parts.append(_ENDINGS.get(repeat.ending, ""))
    return "; ".join(filter(None, parts))


def again(group: Group, nodes: Iterable[Node]) -> str:
    """What comes before another round, of which ``nodes`` stand between the rounds: `Rest 10 s, then again`."""
    between = list(_told(nodes, {}))
    if group.clauses.rest and not group.clauses.rest.after_each:
        between.append(_rest(group.clauses))
    if not between:
        return "Again"
    said = ", ".join(words.removesuffix(" between rounds") for words in between)
    return f"{said[0].upper()}{said[1:]}, then again"


def _told(nodes: Iterable[Node], events: Parts) -> Iterator[str]:
    for node in nodes:
        match node:
            case Leaf(kept=True):
                how = _how(events.get((node.line, node.item)))
                dose = dose_text(node.clauses, node.until, node.flow)
                yield " ".join(filter(None, (node.title, dose, how, _between(node))))
            case Wait(kept=True, duration=duration):
                length = duration_text(duration) if duration else "until you go on"
                yield " ".join(filter(None, (f"rest {length}", _between(node))))
            case Group(repeat=None):
                yield from _told(node.children, events)
            case Group(repeat=Repeat(rounds=rounds)):
                often = f"{count_text(rounds)} × " if rounds else ""
                inner = "; ".join((", ".join(_told(node.children, events)), *_turns(node)))
                yield f"{often}({inner})"


def _how(event: Event | None) -> str:
    """`(16kg, effort 8rpe, with mat)`"""
    if event is None:
        return ""
    effort = event.effort and f"effort {event.effort}"
    kit = event.kit_choice and f"with {event.kit_choice}"
    told = ", ".join(filter(None, (event.level, event.load, effort, event.stance, kit)))
    return f"({told})" if told else ""


def _between(node: Leaf | Wait) -> str:
    return "between rounds" if node.between else ""


def _turns(group: Group) -> Iterator[str]:
    """In which positions and on which sides a round is done, one after the other."""
    for each in group.turns:
        yield ", then ".join(words_of(name) for name in each.names)
    if group.turns and group.clauses.switch:
        yield f"{duration_text(group.clauses.switch)} to change"


def _rest(clauses: Clauses) -> str:
    assert clauses.rest is not None
    if clauses.rest.same:
        return "rest as long as the round took"
    return f"rest {duration_text(clauses.rest.duration)}" if clauses.rest.duration else "rest until you go on"
