"""Calendars made for tests, and a reader of their lines that knows nothing but RFC 5545 section 3.1."""

from collections.abc import Iterable

from mobdsl.backends.base import Job
from mobdsl.backends.ics import IcsBackend
from mobdsl.backends.ics.options import IcsOptions
from mobdsl.diagnostics import Outcome
from mobdsl.model.document import Document
from mobdsl.model.plans import Plan
from mobdsl.schedule.expand import expand
from mobdsl.schedule.occurrences import Timelines


def build(plan: Plan, timelines: Timelines, options: IcsOptions | None = None, **document: object) -> Outcome:
    """What the output makes of ``plan``."""
    schedule = expand(plan, timelines).value
    job = Job(document=Document(path="back.mob", **document), timelines=(), schedules=(schedule,))
    return IcsBackend().compile(job, options or IcsOptions())


def calendar(plan: Plan, timelines: Timelines, options: IcsOptions | None = None, **document: object) -> bytes:
    """The only file that the output makes of ``plan``."""
    (artifact,) = build(plan, timelines, options, **document).value
    return artifact.content


def lines(content: bytes) -> list[str]:
    """The content lines of a calendar, unfolded."""
    return content.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def components(content: bytes, kind: str) -> list[dict[str, list[str]]]:
    """Every component of this ``kind``: its properties by name without parameters, those of inner components left out.

    A property with parameters is also there as written, `DTSTART;TZID=Europe/Berlin`.
    """
    found: list[dict[str, list[str]]] = []
    inside: list[dict[str, list[str]]] = []
    for line in lines(content):
        name, _, value = line.partition(":")
        if name == "BEGIN":
            inside.append({})
            if value == kind:
                found.append(inside[-1])
        elif name == "END":
            inside.pop()
        else:
            for key in {name, name.partition(";")[0]}:
                inside[-1].setdefault(key, []).append(value)
    return found


def unescaped(text: str) -> str:
    """A TEXT value as people read it (section 3.3.11)."""
    result, rest = "", iter(text)
    for character in rest:
        if character == "\\":
            following = next(rest)
            result += "\n" if following in "nN" else following
        else:
            result += character
    return result


def values(found: Iterable[dict[str, list[str]]], name: str) -> list[str]:
    """The one value of property ``name`` in each component."""
    return [single for each in found for single in each[name]]
