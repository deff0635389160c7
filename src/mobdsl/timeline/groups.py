"""What events stand in together: lines, blocks, rounds and times of their own, as nested stretches of the timeline."""

from __future__ import annotations

from mobdsl.model.intervals import Round
from mobdsl.model.items import Repeat
from mobdsl.records import evolve, frozen
from mobdsl.select.tree import Group, Leaf
from mobdsl.timeline.marks import Lap, Offered, OneSet, Section, Slot

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from mobdsl.timeline.marks import Mark, Marks


@frozen(kw_only=True)
class Stretch:
    """Steps that belong together. Of two stretches one contains the other, or they have no step in common."""

    kind: str
    """`block`, `line`, `rounds`, `round` (also a set, where some may be left out or a clock ends them), `slot` or
    `optional`.
    """
    mark: Mark
    """What all of its steps bear."""
    parent: int | None = None
    """The place, from 0, of the one around it."""
    first: int = 0
    """Its first step."""
    last: int = 0
    """Its last step."""
    title: str | None = None
    number: int | None = None
    """Which round it is, from 1."""
    total: int | None = None
    """How many rounds there are, where anybody knows."""
    optional: bool = False
    """Whether the round may be left out."""
    deadline: int | None = None
    """Milliseconds after its beginning at which it is over, done or not."""
    timed: bool = False
    """Whether the time that all of it takes is what counts."""


def stretches(chains: Iterable[Marks]) -> tuple[Stretch, ...]:
    """The stretches of steps that bear ``chains``: each before those inside it, in the order of their beginning."""
    made: list[Stretch] = []
    lasts: list[int] = []
    going: list[tuple[Mark, int | None]] = []
    before: Marks = ()
    place = -1
    for place, chain in enumerate(chains):
        if chain is before:
            continue
        depth = 0
        while depth < min(len(going), len(chain)) and going[depth][0] is chain[depth]:
            depth += 1
        _close(going, depth, lasts, place - 1)
        for mark in chain[depth:]:
            parent = next((at for _, at in reversed(going) if at is not None), None)
            inside = chain[len(going) + 1 :]
            stretch = _stretch(mark, listed=any(isinstance(inner, Round) for inner in inside))
            going.append((mark, len(made) if stretch else None))
            if stretch:
                made.append(evolve(stretch, parent=parent, first=place))
                lasts.append(place)
        before = chain
    _close(going, 0, lasts, place)
    return tuple(evolve(stretch, last=last) for stretch, last in zip(made, lasts, strict=True))


def _close(going: list[tuple[Mark, int | None]], depth: int, lasts: list[int], last: int) -> None:
    """Ends all of ``going`` from ``depth`` on with the step ``last``."""
    for _, at in going[depth:]:
        if at is not None:
            lasts[at] = last
    del going[depth:]


def _stretch(mark: Mark, *, listed: bool) -> Stretch | None:
    """What bears ``mark``; ``listed``: rounds among it are listed."""
    match mark:
        case Round():
            return Stretch(
                kind="round",
                mark=mark,
                number=mark.number,
                total=mark.total,
                optional=mark.optional,
                deadline=mark.every,
            )
        case OneSet():
            return Stretch(
                kind="round",
                mark=mark,
                number=mark.number,
                total=mark.total,
                optional=not mark.needed,
                deadline=mark.every,
            )
        case Lap(every):
            return Stretch(kind="round", mark=mark, optional=True, deadline=every)
        case Offered():
            return Stretch(kind="optional", mark=mark)
        case Slot(length):
            return Stretch(kind="slot", mark=mark, deadline=length)
        case Section(Leaf() as leaf):
            return Stretch(kind="line", mark=mark, title=leaf.title)
        case Section(Group(chained=True) as chain):
            titles = dict.fromkeys(child.title for child in chain.children if isinstance(child, Leaf))
            return Stretch(kind="line", mark=mark, title=", then ".join(titles))
        case Section(Group(repeat=Repeat() as repeat) as group) if repeat != Repeat():
            return Stretch(
                kind="rounds",
                mark=mark,
                title=group.title,
                deadline=_deadline(repeat, listed=listed),
                timed=repeat.cap is not None,
            )
        case Section(Group() as group):
            return Stretch(kind="block", mark=mark, title=group.title)
    return None


def _deadline(repeat: Repeat, *, listed: bool) -> int | None:
    """When all rounds are over: at their cap, or at the end of the time for which rounds are ``listed``."""
    if repeat.cap:
        return repeat.cap.high
    return repeat.time.low if listed and repeat.time and repeat.ending == "cut" else None
