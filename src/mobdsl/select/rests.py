"""Lines of rest go with the movements that they stand between."""

from __future__ import annotations

from mobdsl.records import define, evolve
from mobdsl.select.tree import Group, Leaf, Node, Wait, leaves

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def with_rests(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """``nodes`` without the rests that stand between nothing any more.

    A rest goes where all that stands between it and the rest before it has gone; the last one goes where all that
    stands behind it has gone.
    """
    if all(leaf.kept for leaf in leaves(nodes)):
        return nodes
    return _without_last(tuple(_behind(nodes, _Run())), _Run())


@define
class _Run:
    """Movements between two rests: whether there are any (``seen``), and whether one of them is ``kept``.

    ``waiting``: all of them wait for an answer, or to be asked for, the last one met ``by`` what it waits.
    """

    seen: bool = False
    kept: bool = False
    gone: bool = False
    waiting: bool = True
    by: Node | None = None

    def meet(self, node: Node) -> None:
        for leaf in leaves((node,)):
            if not self.seen:
                self.waiting = True
            self.seen = True
            self.kept = self.kept or leaf.kept
            self.waiting = self.waiting and leaf.waiting
            self.by = node

    def without(self, rest: Wait) -> Wait:
        """``rest`` where it goes with the movements; if they are done after all, so is it."""
        return evolve(rest, kept=False, waiting=rest.waiting or (rest.kept and self.waiting), by=self.by)

    def ends_in_nothing(self) -> bool:
        """Ends the run with a rest, and says whether nothing is left of it; two rests in a row end the same run."""
        if self.seen:
            self.gone = not self.kept
            self.seen = self.kept = False
        return self.gone


def _behind(nodes: tuple[Node, ...], run: _Run) -> Iterator[Node]:
    """``nodes`` without the rests behind what has gone; each round of a repeat is a sequence by itself."""
    for node in nodes:
        match node:
            case Wait():
                yield run.without(node) if run.ends_in_nothing() else node
            case Group(repeat=None, chained=False):
                yield evolve(node, children=tuple(_behind(node.children, run)))
                run.by = node if node.open else run.by
            case Group():
                yield evolve(node, children=tuple(_behind(node.children, _Run())))
                run.meet(node)
            case Leaf():
                yield node
                run.meet(node)
            case _:
                yield node


def _without_last(nodes: tuple[Node, ...], run: _Run) -> tuple[Node, ...]:
    """``nodes`` without the rests behind the last movement that is kept, where there were movements behind them."""
    made: list[Node] = []
    for node in reversed(nodes):
        match node:
            case Wait() if run.seen and not run.kept:
                made.append(run.without(node))
            case Group(repeat=None, chained=False):
                made.append(evolve(node, children=_without_last(node.children, run)))
                run.by = node if node.open else run.by
            case _:
                made.append(node)
                run.meet(node)
    return tuple(reversed(made))
