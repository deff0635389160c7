"""Names of files that every system takes, and that no two outputs of a job share."""

from collections.abc import Iterable
from itertools import chain, count
from unicodedata import normalize

from mobdsl.timeline.events import Timeline

_REFUSED = frozenset('/\\:*?"<>|')
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{digit}" for port in ("com", "lpt") for digit in range(10)))
)
_LONGEST = 200
"""In bytes of UTF-8. Most systems stop at 255; who writes the file may need room for a temporary name beside it."""


def file_name(stem: str, extension: str) -> str:
    """`stem.extension`, changed only as far as a file system somewhere would refuse, hide or misread it.

    What cannot stand in a name becomes an underscore: slashes, invisible characters, what Windows refuses, a dot or
    a hyphen at the start, a dot or a space at the end. The name of a Windows device gets one (`con_.sh`).
    """
    readable = _readable(normalize("NFC", stem))
    short = readable.encode()[: _LONGEST - len(extension.encode()) - 2].decode(errors="ignore")
    return f"{_unmistakable(short)}.{extension}"


def stems(timelines: Iterable[Timeline]) -> tuple[str, ...]:
    """What to call the file of each of ``timelines``, without the extension: by its routine.

    Where two would be one file, on a system that takes `Back` and `back` for the same too, the later one gets its
    contexts behind the name, or a number.
    """
    taken: dict[str, str] = {}
    for timeline in timelines:
        name = timeline.name
        numbered = (f"{name[:40]}-{number}" for number in count(2))  # short enough that the number is not cut off
        for stem in chain((name, "-".join((name, *timeline.contexts))), numbered):
            key = file_name(stem, "x").casefold()
            if key not in taken:
                taken[key] = stem
                break
    return tuple(taken.values())


def is_file_name(name: str) -> bool:
    """Whether ``name`` can be the name of a file as it stands."""
    return _unmistakable(_readable(name)) == name and len(name.encode()) <= _LONGEST


def _readable(name: str) -> str:
    return "".join(character if character.isprintable() and character not in _REFUSED else "_" for character in name)


def _unmistakable(name: str) -> str:
    if name[:1] in ("", ".", "-"):
        name = "_" + name[1:]
    if name[-1] in ". ":
        name = name[:-1] + "_"
    stem, dot, rest = name.partition(".")
    return f"{stem}_{dot}{rest}" if stem.lower() in _DEVICES else name
