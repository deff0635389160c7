"""What the log says beside the steps of a variant: why it is not as written, and what stopped it last time.

None of it tells what anybody answered: rules are named, never answers.
"""

from __future__ import annotations

from mobdsl.model.guards import Stop
from mobdsl.select.notices import stop_words
from mobdsl.select.tree import Group, Leaf, Notice, Prompt, leaves
from mobdsl.wording.phrases import adaptation_words, condition_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mobdsl.adapt.changes import Change, StopMet
    from mobdsl.adapt.state import State
    from mobdsl.model.rules import Rule
    from mobdsl.select.tree import Node

SEE_SOMEBODY = 3
"""After so many sessions in a row in which a stop rule was met, the advice is to see somebody."""


def gates(state: State, routine: str, rules: Iterable[Rule], nodes: tuple[Node, ...]) -> tuple[Prompt, ...]:
    """What is asked first because a stop rule was met in the last session."""
    own = {stop.origin for stop in (*_stops(rules), *_stops_in(nodes)) if stop.origin}
    met = (one for one in state.stops if one.routine == routine or one.rule.origin in own)
    return tuple(
        Prompt(title=f"Last time: {condition_words(one.rule.condition)}", text=_gate(one), origin=one.rule.origin)
        for one in met
    )


def notices(state: State, nodes: tuple[Node, ...], routine: str) -> Iterator[Notice]:
    """Why the movements under ``nodes`` are not as they are written."""
    told = set()
    for leaf in leaves(nodes):
        if not leaf.kept:
            continue
        figures = state.figures.get(leaf.key)
        for change in figures.why if figures else ():
            if (leaf.key, change.kind) not in told:
                told.add((leaf.key, change.kind))
                yield _changed(change, leaf.title)
        name = leaf.ladder[0] if leaf.ladder else None
        for change in state.changes:
            is_step = change.kind == "level" and change.key in (name, leaf.name, *leaf.names)
            if is_step and (change.key, change.kind) not in told:
                told.add((change.key, change.kind))
                yield _changed(change, change.of)
    yield from (
        _changed(change, None) for change in state.changes if change.kind == "movement" and change.key == routine
    )


def _changed(change: Change, of: str | None) -> Notice:
    text = f"{change.text}, by the rule: {adaptation_words(change.rule)}"
    return Notice(kind="changed", text=text, of=of, origin=change.rule.origin)


def _gate(met: StopMet) -> str:
    if met.times >= SEE_SOMEBODY:
        return f"It stopped {met.times} sessions in a row. See somebody who can look at it before you go on."
    return f"It stopped the last session ({stop_words(met.rule)}). Go on only if that is over."


def _stops(said: Iterable[object]) -> Iterator[Stop]:
    return (one for one in said if isinstance(one, Stop))


def _stops_in(nodes: Iterable[Node]) -> Iterator[Stop]:
    for node in nodes:
        if isinstance(node, Leaf | Group):
            yield from _stops(node.clauses.guards)
        if isinstance(node, Group):
            yield from node.brought.stops if node.brought else ()
            yield from _stops_in(node.children)
