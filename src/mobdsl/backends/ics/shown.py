"""What a calendar has shown of sessions before: read from a file that was built, or from the lock beside the plan.

Both are as untrusted as any file: what cannot be read of them is left out and counted. Of two that speak of the same
session, the one with the higher SEQUENCE counts, so that two branches that were merged line by line, or a lock and a
file, add up.
"""

from __future__ import annotations

import datetime as dt
import re
from hashlib import blake2s
from itertools import chain

from mobdsl.records import evolve, field, frozen
from mobdsl.schedule import zones

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LOCK_HEAD = (
    "# What those who subscribe to the calendars of this file have seen: keep it in version control.\n"
    "# `mobdsl build --to ics` writes it; merging line by line is safe (.gitattributes: *.ics.lock merge=union).\n"
)
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_LOCK_LINE = re.compile(
    rf"(?P<uid>{_UID.pattern}) (?P<sequence>[0-9]{{1,9}}) (?P<stamp>[0-9]{{8}}T[0-9]{{6}}Z) "
    r"(?P<digest>[0-9a-f]{16}|-) (?P<state>shown|cancelled) (?P<start>DTSTART[^ ]+) (?P<end>DTEND[^ ]+|-) "
    r"(?P<plan>[^ ]{1,300})(?: (?P<title>.{1,400}))?"
)
_EVENT = re.compile(rb"BEGIN:VEVENT\r\n.*?\r\nEND:VEVENT\r\n", re.DOTALL)
_VOLATILE = ("UID:", "DTSTAMP:", "LAST-MODIFIED:", "SEQUENCE:")
"""The properties that say which session it is and when it changed, and not what it is."""

_STAMP = "%Y%m%dT%H%M%SZ"
_TIME = re.compile(
    r"(?:DTSTART|DTEND)"
    r"(?:;VALUE=DATE:(?P<day>[0-9]{8})"
    r"|;TZID=(?P<zone>[A-Za-z0-9_+/-]{1,60}):(?P<local>[0-9]{8}T[0-9]{6})"
    r"|:(?P<utc>[0-9]{8}T[0-9]{6})Z)"
)
_CONTROL = re.compile(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]|(?<!\r)\n|\r(?!\n)")
_MOST_BYTES = 64_000_000


@frozen(kw_only=True)
class Shown:
    """A session as subscribers have seen it last."""

    uid: str
    sequence: int
    stamp: dt.datetime
    """When it changed last, in UTC."""
    digest: str
    """Of all that it said; nothing where two branches disagree on that."""
    start: str
    """The content line of its DTSTART."""
    end: str | None
    """The content line of its DTEND, if it has one."""
    title: str
    """The value of its SUMMARY, escaped."""
    plan: str = ""
    """The name of its plan, as far as the lock says it."""
    cancelled: bool = False
    content: bytes | None = field(default=None, repr=False)
    """The whole component as it stood in the file; None where only the lock knows it."""

    @property
    def date(self) -> dt.date:
        """The day on which it begins."""
        return _moment_of(self.start).date()

    @property
    def local_times(self) -> tuple[tuple[str, dt.datetime], ...]:
        """The zone and the moment of each of its local times."""
        found = ((_TIME.fullmatch(text), text) for text in (self.start, self.end) if text)
        return tuple((match["zone"], _moment_of(text)) for match, text in found if match and match["zone"])


@frozen(kw_only=True)
class Former:
    """All that was shown before."""

    shown: Mapping[str, Shown] = field(factory=dict)
    """By its UID."""
    unread: int = 0
    """Lines of a lock that could not be read."""
    conflicts: bool = False
    """Whether a lock holds both sides of a merge that nobody has decided."""

    def of_plan(self, name: str) -> Former:
        """What is known of the plan called ``name``, and what says of no plan that it is its own."""
        name = _one_word(name)
        return evolve(self, shown={uid: one for uid, one in self.shown.items() if one.plan in ("", name)})

    def __bool__(self) -> bool:
        """Whether anything is known."""
        return bool(self.shown)


def digest(lines: Iterable[str]) -> str:
    """A short name for all that the content ``lines`` of an event say, whichever session it is."""
    said = "\n".join(line for line in lines if not line.startswith(_VOLATILE))
    return blake2s(said.encode(), digest_size=8).hexdigest()


def merged(parts: Iterable[Former]) -> Former:
    """All of ``parts`` together."""
    parts = list(parts)
    shown: dict[str, Shown] = {}
    for one in chain.from_iterable(part.shown.values() for part in parts):
        shown[one.uid] = _later(shown[one.uid], one) if one.uid in shown else one
    return Former(
        shown=shown,
        unread=sum(part.unread for part in parts),
        conflicts=any(part.conflicts for part in parts),
    )


def _later(one: Shown, other: Shown) -> Shown:
    """What counts of two records of one session."""
    if one.sequence != other.sequence:
        return max(one, other, key=lambda each: each.sequence)
    last = max(one, other, key=lambda each: (each.stamp, each.content is not None))
    if one.digest == other.digest:
        return evolve(last, content=one.content or other.content)
    return evolve(last, digest="", content=None)


def of_calendar(content: bytes) -> Former | None:
    """What the file of a calendar shows; None where it is none that this program has made."""
    if len(content) > _MOST_BYTES or _CONTROL.search(content) or b"PRODID:-//mobdsl//" not in content[:400]:
        return None
    found = (_of_event(raw) for raw in _EVENT.findall(content))
    return Former(shown={one.uid: one for one in found if one})


def _of_event(raw: bytes) -> Shown | None:
    lines = raw.decode(errors="replace").replace("\r\n ", "").split("\r\n")[:-1]
    properties: dict[str, str] = {}
    for line in lines[1:]:
        if line.startswith("BEGIN:"):
            break
        properties.setdefault(re.split("[:;]", line, maxsplit=1)[0], line)
    uid, stamp, sequence = (properties.get(name, "").partition(":")[2] for name in ("UID", "DTSTAMP", "SEQUENCE"))
    start, end = properties.get("DTSTART", ""), properties.get("DTEND")
    if not (_UID.fullmatch(uid) and re.fullmatch("[0-9]{1,9}", sequence)):
        return None
    cancelled = properties.get("STATUS") == "STATUS:CANCELLED"
    try:
        made = Shown(
            uid=uid,
            sequence=int(sequence),
            stamp=_moment(stamp),
            digest=digest(lines),
            start=start,
            end=end,
            title=properties.get("SUMMARY", "").partition(":")[2],
            cancelled=cancelled,
            content=raw,
        )
    except ValueError:  # no such moment
        return None
    return made if _is_sound(made) else None


def of_lock(text: str) -> Former:
    """What a lock says."""
    found: dict[str, Shown] = {}
    unread, conflicts = 0, False
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if _CONFLICT.match(line):
            conflicts = True
            continue
        one = _of_line(line)
        if one is None:
            unread += 1
        else:
            found[one.uid] = _later(found[one.uid], one) if one.uid in found else one
    return Former(shown=found, unread=unread, conflicts=conflicts)


def _of_line(line: str) -> Shown | None:
    match = _LOCK_LINE.fullmatch(line.strip())
    if match is None:
        return None
    try:
        made = Shown(
            uid=match["uid"],
            sequence=int(match["sequence"]),
            stamp=_moment(match["stamp"]),
            digest=match["digest"].strip("-"),
            start=match["start"],
            end=None if match["end"] == "-" else match["end"],
            title=match["title"] or "",
            plan=match["plan"],
            cancelled=match["state"] == "cancelled",
        )
    except ValueError:  # no such moment
        return None
    return made if _is_sound(made) else None


def _is_sound(one: Shown) -> bool:
    """Whether its times are times, of zones that there are."""
    try:
        moments = [_moment_of(text) for text in (one.start, one.end) if text is not None]
        return bool(moments) and all(zones.load(zone).value for zone, _ in one.local_times)
    except ValueError:
        return False


def _moment_of(text: str) -> dt.datetime:
    """The moment that the content line ``text`` names; it raises ValueError where it names none."""
    match = _TIME.fullmatch(text)
    if match is None:
        raise ValueError(text)
    if match["day"]:
        return dt.datetime.strptime(match["day"], "%Y%m%d")
    moment = dt.datetime.strptime(match["local"] or match["utc"], "%Y%m%dT%H%M%S")
    zone = zones.load(match["zone"]).value if match["zone"] else dt.UTC
    return moment.replace(tzinfo=zone or dt.UTC)


def lock_text(shown: Iterable[Shown]) -> str:
    """The lock that says ``shown``, in the order of their days."""
    lines = (
        f"{one.uid} {one.sequence} {stamp_text(one.stamp)} {one.digest or '-'} "
        f"{'cancelled' if one.cancelled else 'shown'} {one.start} {one.end or '-'} {_one_word(one.plan)} "
        f"{_short(one.title)}".rstrip()
        + "\n"
        for one in sorted(shown, key=lambda one: (one.start.rpartition(":")[2], one.uid))
    )
    return LOCK_HEAD + "".join(lines)


def _one_word(name: str) -> str:
    return re.sub(r"\s", "_", name[:300]) or "-"


def _short(title: str) -> str:
    """At most as much of ``title`` as a line takes, without half an escape at its end."""
    cut = title[:400]
    return cut[:-1] if (len(cut) - len(cut.rstrip("\\"))) % 2 else cut


def stamp_text(moment: dt.datetime) -> str:
    """``moment`` as a DTSTAMP."""
    return moment.strftime(_STAMP)


def _moment(text: str) -> dt.datetime:
    return dt.datetime.strptime(text, _STAMP).replace(tzinfo=dt.UTC)
