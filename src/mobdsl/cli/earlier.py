"""What earlier builds left for this one: the file that it replaces, files that the user names, the lock."""

from __future__ import annotations

import datetime as dt
from pathlib import Path, PurePosixPath

from mobdsl.backends.base import Earlier
from mobdsl.cli.reading import stop
from mobdsl.diagnostics import Diagnostic
from mobdsl.project.disk import reason

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from mobdsl.cli.reading import Opened

_MOST_BYTES = 64_000_000


def earlier(
    file: Opened, target: str | None, since: tuple[str, ...], date: dt.date | None, *, keeps_lock: bool
) -> Earlier:
    """What a build of ``file`` to ``target`` on ``date``, or today, finds of those before it."""
    place = lock_place(file)
    lock = _text(place) if place else None
    return Earlier(
        today=date or dt.date.today(),
        since=tuple(map(_named, since)),
        lock=lock,
        keeps_lock=place is not None and (keeps_lock or lock is not None),
        there=_replaced(target),
    )


def lock_place(file: Opened) -> Path | None:
    """Where the lock of ``file`` is; None for standard input, which is beside nothing."""
    if file.argument == "-":
        return None
    source = Path(file.shown(file.path))
    return source.with_name(f"{PurePosixPath(file.path).stem}.ics.lock")


def _named(path: str) -> bytes:
    """The content of a calendar that the user names."""
    from mobdsl.backends.ics.shown import of_calendar

    try:
        content = _read(Path(path))
    except FileNotFoundError:
        stop([Diagnostic("M620", f"There is no file {path}.")], {})
    except OSError as error:
        stop([Diagnostic("M628", f"{path} cannot be read: {reason(error)}.")], {})
    if of_calendar(content) is None:
        hint = "Name the file that subscribers have: --since public/back_care.ics"
        stop([Diagnostic("M518", f"{path} is no calendar that mobdsl has made.", hint=hint)], {})
    return content


def _text(place: Path) -> str | None:
    try:
        return _read(place).decode(errors="replace")
    except FileNotFoundError:
        return None
    except OSError as error:
        stop([Diagnostic("M628", f"{place} cannot be read: {reason(error)}.")], {})


def _replaced(target: str | None) -> Callable[[str], bytes | None]:
    """What stands where a file of a build is to be written."""
    from mobdsl.cli.writing import place_of

    def content(name: str) -> bytes | None:
        place = place_of(name, target)
        try:
            return _read(place) if place and place.is_file() else None
        except OSError:
            return None  # writing it says so

    return content


def _read(place: Path) -> bytes:
    with place.open("rb") as file:
        return file.read(_MOST_BYTES)
