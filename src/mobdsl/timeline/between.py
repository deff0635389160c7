"""What stands between rounds, and the question whether there is one more."""

from __future__ import annotations

from mobdsl.diagnostics import Severity
from mobdsl.model.intervals import OPEN
from mobdsl.records import evolve
from mobdsl.select.tree import Group, Leaf, Node, Wait
from mobdsl.timeline.marks import Lap
from mobdsl.timeline.pieces import Piece, Question, Rounds, at_place_of, copies, flat, put_in, rest_after

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mobdsl.model.clauses import Clauses
    from mobdsl.timeline.engine import Engine


def without_between(nodes: Iterable[Node]) -> Iterator[Node]:
    """``nodes`` without what stands between rounds; that of an inner repeat is its own."""
    for node in nodes:
        if isinstance(node, Group) and node.repeat is None:
            children = tuple(without_between(node.children))
            if children or not node.children:
                yield evolve(node, children=children)
        elif not _is_between(node):
            yield node


def _is_between(node: Node) -> bool:
    return isinstance(node, Leaf | Wait) and node.between


def between_rounds(nodes: Iterable[Node]) -> Iterator[Node]:
    """What of ``nodes`` is left out after the last round."""
    for node in nodes:
        if isinstance(node, Group) and node.repeat is None:
            yield from between_rounds(node.children)
        elif _is_between(node):
            yield node


def check_between(nodes: Iterable[Node], engine: Engine, message: str) -> None:
    """Reports what stands between rounds where there are none."""
    hint = "Take `between rounds` out, or put the line into the repeat that it belongs to."
    for node in between_rounds(nodes):
        engine.report("M311", message, node.origin, Severity.WARNING, hint)


def rest_after_run(clauses: Clauses, run: list[Piece], place: Piece, number: int = 0) -> Piece:
    """The rest after ``run``, on the line of ``place``; with `rest same` as long as what is done of the run."""
    return rest_after(clauses, [piece for piece in run if piece.kept] or run[-1:], place, number)


def again_question(
    group: Group, last: list[Piece], every: int | None, ends: str, engine: Engine, *, rested: bool = False
) -> list[Piece]:
    """Whether it goes on behind the ``last`` round that is listed; ``ends`` says when it does not.

    Where something stands between rounds, the question knows what comes before one more, and that round; not where
    the listed round is ``rested``, as it begins with the rest, and nothing else stands between.
    """
    from mobdsl.timeline.round_words import again

    between = tuple(between_rounds(group.children))
    lap = _lap(group, between, last, every, engine) if between or not rested else []
    title = f"{again(group, between)}, {ends}"
    question = at_place_of(last[-1], Question(title, again=True, lap=tuple(lap)), OPEN)
    question.kept = any(piece.kept for piece in last)
    return [question]


def _lap(group: Group, between: tuple[Node, ...], last: list[Piece], every: int | None, engine: Engine) -> list[Piece]:
    """What stands between rounds, and the round behind it; nothing where nothing stands between them."""
    rest = group.clauses.rest if group.clauses.rest and not group.clauses.rest.after_each else None
    if not (between or rest):
        return []
    made = engine.lay_out(between, None, Rounds(0, 1, counted=False)) if between else []
    if rest:
        made.append(rest_after_run(group.clauses, last, last[-1]))
    made += flat(copies([last]))
    put_in(made, Lap(every))
    return made
