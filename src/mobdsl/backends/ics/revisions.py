"""How an edit of the plan reaches those who subscribe (RFC 5545 sections 3.8.7.2 to 3.8.7.4).

An entry that says what it said before stays byte for byte. One that says something else keeps its UID, and its SEQUENCE
and stamps rise. One that is no longer there is cancelled. What is past stays as it was shown.
"""

from __future__ import annotations

import datetime as dt
from itertools import chain, count

from mobdsl.backends.ics.shown import Former, Shown, digest, stamp_text
from mobdsl.backends.ics.text import fold
from mobdsl.records import evolve, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mobdsl.schedule.uids import Key

FIRST_STAMP = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""The stamp of what was never shown before: the same whenever it is built, and earlier than every change."""

_SECOND = dt.timedelta(seconds=1)
_KEPT = dt.timedelta(days=30)
"""How long after its day a cancelled session stays in the file, so that every subscriber has fetched it."""


@frozen(kw_only=True)
class Draft:
    """An entry before it is known what was shown of it."""

    key: Key
    """Of its session, or of the first of its series."""
    lines: tuple[str, ...]
    """Its content lines, without UID, stamps and SEQUENCE."""
    date: dt.date
    """The last day on which it begins."""
    fixed: bool = True
    """Whether it stays as it was shown once its day is past; what was logged of it may still be added otherwise."""


@frozen(kw_only=True)
class Revised:
    """The entries as they go into the file, and what is known of them from now on."""

    contents: tuple[bytes, ...]
    shown: tuple[Shown, ...]
    cancelled: int = 0
    """How many of them are cancelled."""


def revised(drafts: Sequence[Draft], former: Former, today: dt.date | None, gone: Iterable[Shown] = ()) -> Revised:
    """``drafts`` after what was shown ``former``ly, and those that are ``gone`` from the plan, on the day ``today``."""
    if today is None:
        shown = [_first(draft.key.uid, draft.lines, FIRST_STAMP) for draft in drafts]
        return Revised(contents=tuple(one.content or b"" for one in shown), shown=tuple(shown))
    stamp = dt.datetime.combine(today, dt.time(), dt.UTC)
    matched = list(_matched(drafts, former))
    shown = [_after(draft, uid, former.shown.get(uid), today, stamp) for draft, uid in matched]
    taken = {one.uid for one in shown}
    ended = [
        one if one.cancelled or one.date < today else _cancelled(one, stamp)
        for one in gone
        if one.uid not in taken and (not one.cancelled or one.date + _KEPT >= today)
    ]
    ended.sort(key=lambda one: (one.date, one.uid))
    everything = [_with_content(one) for one in (*shown, *ended)]
    return Revised(
        contents=tuple(one.content or b"" for one in everything),
        shown=tuple(everything),
        cancelled=sum(one.cancelled for one in everything),
    )


def _after(draft: Draft, uid: str, before: Shown | None, today: dt.date, stamp: dt.datetime) -> Shown:
    """``draft`` as it is shown where ``before`` was shown of it."""
    if before is None:
        return _first(uid, draft.lines, stamp)
    same = before.digest == digest(draft.lines) and not before.cancelled
    if same:
        return before if before.content else _written(uid, draft.lines, before.sequence, before.stamp)
    if draft.date < today and draft.fixed and not before.cancelled:
        return before
    return _written(uid, draft.lines, before.sequence + 1, max(stamp, before.stamp + _SECOND))


def _matched(drafts: Sequence[Draft], former: Former) -> Iterator[tuple[Draft, str]]:
    """Each draft with its UID.

    Of those of one group on one day, one that says what a session of theirs said before is that session, and each of
    the others is the first that is left: its own number, if it can be.
    """
    groups: dict[Key, list[Draft]] = {}
    for draft in drafts:
        groups.setdefault(draft.key.numbered(0), []).append(draft)
    if not former:
        yield from ((draft, draft.key.uid) for draft in drafts)
        return
    uids: dict[int, str] = {}
    for group, members in groups.items():
        numbers = [group.numbered(number).uid for number in _numbers(members, group, former)]
        said = {former.shown[uid].digest: uid for uid in reversed(numbers) if uid in former.shown}
        free = dict.fromkeys(numbers)
        left = []
        for draft in members:
            uid = said.pop(digest(draft.lines), None) if len(numbers) > 1 else None
            if uid is None:
                left.append(draft)
            else:
                free.pop(uid)
                uids[id(draft)] = uid
        for draft in left:
            uid = draft.key.uid if draft.key.uid in free else next(iter(free))
            free.pop(uid)
            uids[id(draft)] = uid
    yield from ((draft, uids[id(draft)]) for draft in drafts)


def _numbers(members: Sequence[Draft], group: Key, former: Former) -> range:
    """The numbers of a group that are in use now or were before."""
    most = max(draft.key.number for draft in members)
    return range(1, next(number for number in count(most) if group.numbered(number + 1).uid not in former.shown) + 1)


def _first(uid: str, lines: Sequence[str], stamp: dt.datetime) -> Shown:
    return _written(uid, lines, 0, stamp)


def _written(uid: str, lines: Sequence[str], sequence: int, stamp: dt.datetime) -> Shown:
    """The entry of these ``lines``, as it stands in the file."""
    return Shown(
        uid=uid,
        sequence=sequence,
        stamp=stamp,
        digest=digest(lines),
        start=_line(lines, "DTSTART"),
        end=_line(lines, "DTEND") or None,
        title=_line(lines, "SUMMARY").partition(":")[2],
        content=_bytes(uid, lines, sequence, stamp),
    )


def _bytes(uid: str, lines: Sequence[str], sequence: int, stamp: dt.datetime) -> bytes:
    moment = stamp_text(stamp)
    identity = (f"UID:{uid}", f"DTSTAMP:{moment}", f"LAST-MODIFIED:{moment}", f"SEQUENCE:{sequence}")
    return b"".join(map(fold, chain(lines[:1], identity, lines[1:])))


def _line(lines: Sequence[str], name: str) -> str:
    """The content line of the property ``name``, nothing if there is none."""
    return next((line for line in lines if line.startswith((f"{name}:", f"{name};"))), "")


def _cancelled(one: Shown, stamp: dt.datetime) -> Shown:
    """``one``, which is not in the plan any more."""
    return evolve(one, sequence=one.sequence + 1, stamp=max(stamp, one.stamp + _SECOND), cancelled=True, content=None)


def _with_content(one: Shown) -> Shown:
    """``one`` with a component of its own, where only the lock knows it or it is cancelled just now."""
    if one.content is not None:
        return one
    state = ("STATUS:CANCELLED", "TRANSP:TRANSPARENT") if one.cancelled else ()
    said = (f"SUMMARY:{one.title}", one.start, *filter(None, (one.end,)), *state)
    lines = ("BEGIN:VEVENT", *said, "END:VEVENT")
    return evolve(one, content=_bytes(one.uid, lines, one.sequence, one.stamp))
