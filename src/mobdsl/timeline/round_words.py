"""What a round is made of, in words, where its rounds are not listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mobdsl.model.items import Repeat
from mobdsl.model.names import words_of
from mobdsl.select.tree import Group, Leaf, Node, Wait
from mobdsl.timeline.events import Exercise
from mobdsl.wording.doses import count_text, dose_text, duration_text, durations_text, every_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from mobdsl.model.clauses import Clauses

_ENDINGS = {"whole": "begin no round that you cannot finish", "finish": "finish the round that you are in"}


Parts: TypeAlias = Mapping[tuple[int, int], Exercise]
"""What is done in a round, by the line and the movement on it."""


def of_a_round(group: Group, repeat: Repeat, exercises: Parts) -> str:
    """`Push-up 5 reps, rest 5 s, Sit-up 10 reps (with mat); between rounds rest 10 s`

    ``exercises`` say of the movements what their doses do not.
    """
    parts = [", ".join(_told(group.children, exercises)), *_turns(group), *_between_rounds(group)]
    parts.append(_ENDINGS.get(repeat.ending, ""))
    return "; ".join(filter(None, parts))


def again(group: Group, nodes: Iterable[Node]) -> str:
    """What comes before another round, of which ``nodes`` stand between the rounds: `Rest 10 s, then again`."""
    between = list(_told(nodes, {}))
    if group.clauses.rest and not group.clauses.rest.after_each:
        between.append(_rest(group.clauses))
    spacing = group.repeat.every if group.repeat else None
    every = f" {every_text(spacing, 'round')}" if spacing else ""
    if any(each.swapped for each in group.turns):
        every += ", the other side first"
    if not between:
        return f"Again{every}"
    words = ", ".join(part.removesuffix(" between rounds") for part in between)
    return f"{words[0].upper()}{words[1:]}, then again{every}"


def _told(nodes: Iterable[Node], exercises: Parts) -> Iterator[str]:
    for node in nodes:
        match node:
            case Leaf(kept=True):
                how = _how(exercises.get((node.line, node.item)))
                dose = dose_text(node.clauses, node.until, node.flow)
                words = " ".join(filter(None, (node.title, dose.whole if dose else "", how, _between(node))))
                yield ", ".join((words, *_stops_of_line(node.clauses)))
            case Wait(kept=True, duration=duration):
                length = duration_text(duration) if duration else "until you go on"
                yield " ".join(filter(None, (f"rest {length}", _between(node))))
            case Group(repeat=None):
                yield from _told(node.children, exercises)
                if rest := node.clauses.rest:
                    yield f"{_rest(node.clauses, 'work')} {'after each' if rest.after_each else 'between them'}"
            case Group(repeat=Repeat(rounds=rounds)):
                often = f"{count_text(rounds)} × " if rounds else ""
                inner = "; ".join((", ".join(_told(node.children, exercises)), *_turns(node), *_between_rounds(node)))
                yield f"{often}({inner})"


def _how(exercise: Exercise | None) -> str:
    """`(16kg, effort 8rpe, with mat)`"""
    if exercise is None:
        return ""
    texts = exercise.of_line or exercise.texts
    effort = texts.effort and f"effort {texts.effort}"
    kit = texts.kit_choice and f"with {texts.kit_choice}"
    words = ", ".join(filter(None, (exercise.level, texts.load, effort, texts.stance, kit)))
    return f"({words})" if words else ""


def _stops_of_line(clauses: Clauses) -> Iterator[str]:
    """`10 s to change`, `rest 20 s between sets`"""
    if clauses.switch and any(each.turns for each in clauses.each):
        yield f"{duration_text(clauses.switch)} to change"
    if clauses.rest and not clauses.rest.passed:
        several = clauses.dose is not None and clauses.dose.sets is not None
        between = "sets" if several or not any(each.turns for each in clauses.each) else "sides"
        yield f"{_rest(clauses, 'work')} {'after each' if clauses.rest.after_each else f'between {between}'}"


def _between_rounds(group: Group) -> Iterator[str]:
    """`between rounds rest 10 s`"""
    if rest := group.clauses.rest:
        yield f"{'after each round' if rest.after_each else 'between rounds'} {_rest(group.clauses)}"


def _between(node: Leaf | Wait) -> str:
    return "between rounds" if node.between else ""


def _turns(group: Group) -> Iterator[str]:
    """In which positions and on which sides a round is done, one after the other."""
    for each in group.turns:
        yield ", then ".join(words_of(name) for name in each.names)
        if each.swapped:
            yield "the other side first in the next round"
    if group.turns and group.clauses.switch:
        yield f"{duration_text(group.clauses.switch)} to change"


def _rest(clauses: Clauses, work: str = "round") -> str:
    assert clauses.rest is not None
    if clauses.rest.same:
        return f"rest as long as the {work} took"
    return f"rest {durations_text(clauses.rest.durations)}" if clauses.rest.durations else "rest until you go on"
