"""Plans that are edited and built again, and a subscriber who keeps what each build says."""

import datetime as dt
from collections.abc import Iterable

from mobdsl import api
from mobdsl.backends.base import Artifact, Earlier
from mobdsl.diagnostics import Diagnostic
from mobdsl.records import evolve
from support.icalendars import components
from support.programs import load

ROUTINES = "routine a { plank 10min }\nroutine b { plank 5min }\n"


def text(*lines: str, weeks: int = 2, name: str = "p") -> str:
    """A file with a plan from Monday, 2 March 2026."""
    plan = f'plan {name} {{ start 2026-03-02; for {weeks} weeks; zone "Europe/Berlin"; {"; ".join(lines)} }}'
    return f"{ROUTINES}{plan}\n"


class Project:
    """A file, the calendar built of it last, and its lock."""

    def __init__(self, *, locked: bool = True, files: bool = True) -> None:
        """``locked``: it keeps a lock. ``files``: each build finds the calendar of the one before."""
        self.locked = locked
        self.files = files
        self.calendars: dict[str, bytes] = {}
        self.lock: str | None = None
        self.findings: tuple[Diagnostic, ...] = ()

    def build(self, source: str, today: str, path: str = "test.mob", **options: str) -> bytes:
        """The calendar of the first plan in ``source``, built on ``today``."""
        program, found = load(source, path)
        assert not found
        job = api.job(program).value
        assert job is not None
        earlier = Earlier(
            today=dt.date.fromisoformat(today),
            lock=self.lock,
            keeps_lock=self.locked,
            there=self.calendars.get if self.files else lambda _: None,
        )
        outcome = api.build(evolve(job, earlier=earlier), "ics", options)
        self.findings = outcome.diagnostics
        made: tuple[Artifact, ...] = outcome.value or ()
        for artifact in made:
            if artifact.beside:
                self.lock = artifact.content.decode()
            else:
                self.calendars[artifact.name] = artifact.content
        return next((artifact.content for artifact in made if not artifact.beside), b"")


class Subscriber:
    """Takes events by their UID, and of one that it has only what has a higher SEQUENCE (RFC 5546 section 2.1.5)."""

    def __init__(self) -> None:
        """Without any event."""
        self.events: dict[str, dict[str, list[str]]] = {}

    def fetch(self, content: bytes) -> None:
        """Takes what the calendar ``content`` says."""
        for event in components(content, "VEVENT"):
            (uid,) = event["UID"]
            known = self.events.get(uid)
            if known is None or int(known["SEQUENCE"][0]) < int(event["SEQUENCE"][0]):
                self.events[uid] = event

    def sees(self) -> list[tuple[str, str]]:
        """Starts and titles of what is not cancelled, in the order of time."""
        return seen(event for event in self.events.values() if event.get("STATUS") != ["CANCELLED"])


def seen(events: Iterable[dict[str, list[str]]]) -> list[tuple[str, str]]:
    """Starts and titles of ``events`` in the order of time."""
    return sorted((event["DTSTART"][0], event["SUMMARY"][0]) for event in events)


def whole(content: bytes) -> dict[str, str]:
    """Each event of a calendar as it stands there, by its UID."""
    parts = content.decode().split("BEGIN:VEVENT\r\n")[1:]
    events = [part.partition("END:VEVENT")[0] for part in parts]
    return {event.partition("UID:")[2].partition("\r\n")[0]: event for event in events}
