"""Lays the steps of a variant into its slots.

An `at` opens a slot up to the next one, or to the declared end. What has no length of its own in a slot shares what
is left of it equally. What a rule left out is laid out with the rest, so that the others keep their share, and is
taken out afterwards.
"""

from __future__ import annotations

from itertools import groupby

from mobdsl.diagnostics import Severity
from mobdsl.model.clauses import NO_CLAUSES, Clauses
from mobdsl.model.intervals import OPEN, Quality, between, exactly
from mobdsl.records import define
from mobdsl.select.budget import COPIES_A_STEP, WORK_OF_A_MOVEMENT
from mobdsl.select.tree import Group, Leaf, Node, Prompt, Wait, leaves
from mobdsl.timeline import repeats
from mobdsl.timeline.between import rest_after_run
from mobdsl.timeline.engine import Engine
from mobdsl.timeline.events import Kind
from mobdsl.timeline.marks import Section, Slot
from mobdsl.timeline.paces import is_paced_by_library
from mobdsl.timeline.pieces import (
    Pause,
    Piece,
    Question,
    Rounds,
    TimeBox,
    copies,
    filled_up,
    flat,
    length_of,
    phases_until,
    put_in,
    total_of,
)
from mobdsl.timeline.sets import pieces_of
from mobdsl.timeline.shares import declare, split
from mobdsl.timeline.turns import sets_of
from mobdsl.wording.doses import duration_text
from mobdsl.wording.times import clock, spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mobdsl.model.amounts import Duration
    from mobdsl.model.items import Repeat
    from mobdsl.source import Span
    from mobdsl.timeline.marks import Marks


@define
class _Slot:
    """Nodes between one `at` and the next."""

    start: int | None
    """Milliseconds from the start of what it is laid out in; None where no time is written in all of that."""
    nodes: list[Node]
    anchored: bool = False
    """Whether the author gave it a time; then even what a person ends has to end with it."""
    length: int | None = None
    """Milliseconds; None where nothing ends it."""
    last: bool = False
    """Whether it goes up to the end."""

    @property
    def starts(self) -> Span | None:
        """Where its time is written."""
        return next((node.at_origin for node in self.nodes if node.at is not None), None) or self.origin

    @property
    def origin(self) -> Span | None:
        """Where its first line is written."""
        return self.nodes[0].origin if self.nodes else None


@define
class Layout(Engine):
    """Lays nodes out into their slots."""

    _shares: int = 0

    def lay_out(
        self, nodes: Iterable[Node], lasts: Duration | None, rounds: Rounds, clauses: Clauses = NO_CLAUSES
    ) -> list[Piece]:
        """The pieces of ``nodes`` in order; see :meth:`Engine.lay_out`."""
        length = lasts.low if lasts and lasts.single else None
        pieces: list[Piece] = []
        for slot in self._slots(nodes, length):
            pieces.extend(self._fill(slot, rounds, clauses))
            self.check_size(len(pieces), slot.origin)
        return pieces

    def _slots(self, nodes: Iterable[Node], length: int | None) -> list[_Slot]:
        slots: list[_Slot] = []
        for node in nodes:
            if node.at is not None:
                slots.append(_Slot(node.at, [node], anchored=True))
            elif slots:
                slots[-1].nodes.append(node)
            else:
                slots.append(_Slot(None, [node]))
        if not slots:
            return []
        if len(slots) > 1 and slots[1].start == 0 and all(isinstance(node, Prompt) for node in slots[0].nodes):
            gates = slots.pop(0)  # the clock stands still there, so they take nothing of what starts at 0:00
            slots[0].nodes[:0] = gates.nodes
        if slots[0].start is None and (len(slots) > 1 or length is not None):
            slots[0].start = 0
        elif slots[0].start:
            slots.insert(0, _Slot(0, []))
        for slot, following in zip(slots, [*slots[1:], None], strict=True):
            self._measure(slot, following, length)
        return slots

    def _measure(self, slot: _Slot, following: _Slot | None, length: int | None) -> None:
        """Gives ``slot`` its length: up to the one ``following``, or to the end."""
        slot.last = following is None
        end = following.start if following else length
        if end is None or slot.start is None:
            return
        if end > slot.start:
            slot.length = end - slot.start
        elif following:
            message = f"This line starts at {clock(end)}, but the line before it starts at {clock(slot.start)}."
            hint = "Write the lines in the order of time. What shares a time stands in braces: at 2:00 { twist; plank }"
            self.report("M301", message, following.starts, Severity.ERROR, hint)
        else:
            message = f"This line starts at {clock(slot.start)}, but the whole lasts {clock(end)}."
            self.report("M302", message, slot.starts, Severity.ERROR, "Start it earlier, or let the whole last longer.")

    def _fill(self, slot: _Slot, rounds: Rounds, clauses: Clauses) -> list[Piece]:
        self.budget.spend(len(slot.nodes))
        members: list[list[Piece]] = []
        size = 0
        for node in slot.nodes:
            members.append(self._pieces(node, rounds))
            size += len(members[-1])
            self.check_size(size, node.origin)
        members = _rested(members, clauses)
        if slot.length is not None:
            self._share_out(members, slot)
        pieces = flat(members)
        if slot.length is not None:
            pieces = repeats.capped_again(pieces, self)
            self._top_up(pieces, slot)
        if slot.anchored:
            for piece in pieces:
                if piece.slot is None:
                    piece.slot = slot.start
        return pieces

    def _pieces(self, node: Node, rounds: Rounds) -> list[Piece]:
        match node:
            case Leaf():
                return self._of_line((node,), rounds, node)
            case Group(children=children, chained=True):
                return self._of_line([child for child in children if isinstance(child, Leaf)], rounds, node)
            case Wait(duration=duration):
                interval = between(duration) if duration else OPEN
                return [Piece(Pause(), interval, origin=node.origin, kept=node.kept, within=_open(node))]
            case Prompt(title=title, text=text, ask=ask):
                question = Question(title, (text,), ask)
                return [Piece(question, exactly(0), origin=node.origin, kept=node.kept, within=_open(node))]
            case Group():
                pieces = self._group(node, rounds)
                put_in(pieces, Section(node))
                inner = list(leaves(node.children))
                if inner and not any(leaf.kept for leaf in inner):
                    for piece in pieces:
                        piece.kept = False
                if node.title:
                    for piece in pieces:
                        piece.block = piece.block or node.title
                return pieces

    def _of_line(self, movements: Sequence[Leaf], rounds: Rounds, node: Leaf | Group) -> list[Piece]:
        """The pieces of ``movements`` that go into each other; where that is one, of a movement."""
        key = (movements[0].line, movements[0].item, rounds.number, rounds.total)
        if self.memo is not None and key in self.memo:
            pieces = flat(copies([self.memo[key]]))
            self.budget.spend(1 + len(pieces) // COPIES_A_STEP)
            kept = {leaf.item: leaf.kept for leaf in movements}
            for piece in pieces:
                piece.kept = kept[piece.item] if piece.is_work else any(kept.values())
            put_in(pieces, Section(node))
            return pieces
        self.check_size(len(movements) * _size(movements[0]), node.origin)
        pieces = pieces_of(movements, rounds, self)
        self.budget.spend(WORK_OF_A_MOVEMENT * len(movements) + len(pieces) // COPIES_A_STEP)
        if self.memo is not None:
            self.memo[key] = flat(copies([pieces]))
        put_in(pieces, Section(node))
        return pieces

    def _group(self, group: Group, rounds: Rounds) -> list[Piece]:
        pieces = self._laid_out(group, rounds)
        if group.lasts:
            self.check_range(pieces, group.lasts, group.origin)
            if group.lasts.single and all(piece.kept for piece in pieces):
                declare(pieces, group.lasts.low)
        return pieces

    def _laid_out(self, group: Group, rounds: Rounds) -> list[Piece]:
        if group.repeat is None:
            return self.lay_out(group.children, group.lasts, rounds, group.clauses)
        members = self._rounds(group, group.repeat)
        slot: _Slot | None = None
        if group.lasts and group.lasts.single:
            slot = _Slot(0, [group], group.at is not None, group.lasts.low, last=True)
        if slot and not group.repeat.until:
            self._share_out(members, slot)
        pieces = flat(members)
        if group.repeat.cap and group.repeat.cap.high:
            pieces = repeats.capped(pieces, group.repeat.cap.high, self)
        if slot:
            self._top_up(pieces, slot)
        return pieces

    def check_range(self, pieces: list[Piece], lasts: Duration, origin: Span | None) -> None:
        """Reports what surely lies outside of a declared length; one that is known is that of the slots."""
        if lasts.single and (self.diagnostics or not any(_is_free(piece) for piece in pieces)):
            return
        length = total_of(piece for piece in pieces if self.counts(piece))
        if lasts.high is not None and length.low > lasts.high:
            message = f"These {spoken(length.low)} do not fit into {duration_text(lasts)}."
            hint = "Let the whole last longer, or make the doses smaller."
        elif (
            not lasts.single
            and length.high is not None
            and length.high < lasts.low
            and all(piece.kept for piece in pieces)
        ):
            message = f"These {spoken(length.high)} do not fill {duration_text(lasts)}."
            hint = "Let the whole last shorter, or give more to do."
        else:
            return
        self.report("M303", message, origin, Severity.WARNING, hint)

    def _rounds(self, group: Group, repeat: Repeat) -> list[list[Piece]]:
        """The rounds of ``group`` with what stands between them."""
        if repeat.time:
            from mobdsl.timeline import time_boxed

            return time_boxed.for_a_time(group, repeat, self)
        return repeats.until(group, repeat, self) if repeat.until else repeats.counted(group, repeat, self)

    def _share_out(self, members: list[list[Piece]], slot: _Slot) -> None:
        """Gives what has no length of its own in ``slot`` an equal part of what the others leave."""
        assert slot.length is not None
        if slot.anchored:
            for pieces in members:
                self._settle(pieces)
        free = [[piece for piece in pieces if _is_free(piece)] for pieces in members]
        free = [pieces for pieces in free if pieces]
        left = slot.length - sum(_fixed(pieces) for pieces in members)
        if not free or not (slot.anchored or all(_unstated(piece) for pieces in free for piece in pieces)):
            return
        if left <= 0:
            message = f"Nothing is left of the {spoken(slot.length)} of this slot."
            self.report("M303", message, slot.origin, Severity.WARNING, "Make the doses smaller or the slot longer.")
            return
        self._shares += 1
        alone = sum(len(pieces) for pieces in free) == 1
        for pieces, part in zip(free, split(left, len(free)), strict=True):
            for piece, share in zip(pieces, split(part, len(pieces)), strict=True):
                self._give(piece, share, alone)

    def _settle(self, pieces: list[Piece]) -> None:
        """Gives what has no length of its own in a block its part of the time that is declared for the block."""
        for box, group in groupby(pieces, key=lambda piece: piece.box):
            if box is None or not box.interval.declared:
                continue
            run = list(group)
            free = [piece for piece in run if piece.interval.duration is None]
            left = (box.interval.likely or 0) - sum(piece.interval.duration or 0 for piece in run)
            for piece in run:
                piece.box = None
            if free and left <= 0:
                message = f"Nothing is left of the {spoken(box.interval.likely or 0)} of this block."
                self.report(
                    "M303", message, run[0].origin, Severity.WARNING, "Make the doses smaller or the block longer."
                )
            elif free:
                self._shares += 1
                for piece, share in zip(free, split(left, len(free)), strict=True):
                    self._give(piece, share, len(free) == 1)

    def _give(self, piece: Piece, share: int, alone: bool) -> None:
        interval = piece.interval
        paced = piece.is_work and interval.quality is Quality.OPEN and not is_paced_by_library(piece)
        likely = interval.estimate if paced else None
        wanted = interval.low or likely or 0
        if wanted > share:
            message = f"{piece.content.title} takes {spoken(wanted)} and has {spoken(share)} here."
            self.report("M303", message, piece.origin, Severity.WARNING, "Give it a longer slot or a smaller dose.")
        most = share if interval.high is None else min(share, interval.high)
        piece.share = self._shares
        piece.box = None
        piece.phases = phases_until(piece.phases, most)
        if interval.high is not None and interval.low < most:
            piece.interval = interval.at_most(most)
        else:
            piece.interval = exactly(most, Quality.EXACT if alone else Quality.ASSUMED)

    def _top_up(self, pieces: list[Piece], slot: _Slot) -> None:
        """Fills what is left of ``slot`` with rest; what runs over is cut off where the next line has its time."""
        assert slot.length is not None
        if free := [piece for piece in pieces if _is_free(piece)]:
            if all(piece.share is not None for piece in free):
                self._wait_out(pieces, slot)
            return
        left = slot.length - _fixed(pieces)
        if left < 0:
            message = f"These {spoken(slot.length - left)} do not fit into a slot of {spoken(slot.length)}."
            hint = "Move the next `at`, or make the dose smaller."
            if slot.last:
                hint = "Let the whole last longer, or make the doses smaller."
            self.report("M303", message, slot.origin, Severity.WARNING, hint)
            if slot.anchored and all(piece.box is None for piece in pieces):
                pieces[:] = repeats.cut(pieces, slot.length, self)
        elif left > 0:
            title = "Wait" if all(isinstance(node, Prompt) for node in slot.nodes) else "Rest"
            pause = Pause(title, spare=slot.last and bool(slot.nodes))
            kept = not slot.nodes or any(piece.kept for piece in pieces)
            pieces.append(Piece(pause, exactly(left), origin=slot.origin, kept=kept, slot=slot.start))

    def _wait_out(self, pieces: list[Piece], slot: _Slot) -> None:
        """Fills ``slot``, where a person ends some of ``pieces`` between stated bounds, with rest until it is over."""
        assert slot.length is not None
        if any(piece.box or piece.cap for piece in pieces):
            pieces[:] = flat([_filled_to_its_most(piece) if _is_free(piece) else [piece] for piece in pieces])
            self._top_up(pieces, slot)
            return
        counting = [piece for piece in pieces if self.counts(piece)]
        gone = length_of(piece for piece in pieces if not self.counts(piece)).high or 0
        if len(filled := filled_up(counting, slot.length - gone, pieces[-1])) > len(counting):
            rest = filled[-1]
            content = Pause(spare=slot.last, fills=rest.box is not None)
            rest.content, rest.kept = content, any(piece.kept for piece in counting)
            pieces.append(rest)
            put_in(pieces, Slot(slot.length))


def _open(node: Wait | Prompt) -> Marks:
    """The mark of what an answer decides."""
    return (Section(node),) if node.open or node.waiting else ()


def _filled_to_its_most(piece: Piece) -> list[Piece]:
    """``piece``, which has bounds, and the rest that makes up for ending it sooner."""
    piece, rest = filled_up([piece], piece.interval.high or 0, piece)
    rest.kept, rest.cap = piece.kept, piece.cap
    piece.within = rest.within = (*piece.within, Slot(piece.interval.high or 0))
    return [piece, rest]


def _is_free(piece: Piece) -> bool:
    """Whether a slot gives it its length."""
    return piece.interval.duration is None and _box(piece) is None and piece.content.kind is not Kind.PROMPT


def _box(piece: Piece) -> TimeBox | None:
    """The time that it takes together with others, but one that is declared binds nothing."""
    return piece.box if piece.box and not piece.box.interval.declared else None


def _unstated(piece: Piece) -> bool:
    return piece.interval.quality is Quality.NOT_STATED


def _fixed(pieces: Iterable[Piece]) -> int:
    """Milliseconds that pieces take for certain; those of one box take its length together."""
    total = 0
    box = None
    for piece in pieces:
        here = _box(piece)
        if here is None:
            total += piece.interval.duration or 0
        elif here is not box:
            total += here.interval.likely or 0
        box = here
    return total


def _size(leaf: Leaf) -> int:
    """How many pieces it may come to."""
    sets = sets_of(leaf.clauses, Rounds())
    sides = 1
    for each in leaf.clauses.each:
        sides *= len(each.names)
    return (sets.high or sets.low) * sides * 2


def _rested(members: list[list[Piece]], clauses: Clauses) -> list[list[Piece]]:
    """``members`` with the rest of their block between those that have work; it goes with what it stands behind."""
    if clauses.rest is None:
        return members
    made: list[list[Piece]] = []
    before: list[Piece] | None = None
    for member in members:
        work = [piece for piece in member if piece.is_work]
        kept = any(piece.kept for piece in work)
        if work and before and not clauses.rest.after_each:
            rest = rest_after_run(clauses, before, member[0])
            rest.kept = kept and any(piece.kept for piece in before)
            made.append([rest])
        made.append(member)
        if work and clauses.rest.after_each:
            rest = rest_after_run(clauses, member, member[-1])
            rest.kept = kept
            made.append([rest])
        before = member if work and (kept or before is None or not any(piece.kept for piece in before)) else before
    return made
