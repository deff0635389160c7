"""Names of files that every system takes, and that no two outputs of a job share."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from itertools import chain, repeat
from unicodedata import normalize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mobdsl.timeline.events import Timeline

_REFUSED = frozenset('/\\:*?"<>|')
_DIGITS = "0123456789¹²³"
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", "conin$", "conout$", *(port + digit for port in ("com", "lpt") for digit in _DIGITS))
)
_LONGEST = 200
"""In bytes of UTF-8. Most systems stop at 255; who writes the file may need room for a temporary name beside it."""


def encoded(pieces: Iterable[str]) -> bytes:
    """``pieces`` as one file in UTF-8: as one text they would take a multiple of its room before they are encoded."""
    content = BytesIO()
    content.writelines(piece.encode() for piece in pieces)
    return content.getvalue()


def file_name(stem: str, extension: str) -> str:
    """`stem.extension`, changed only as far as a file system somewhere would refuse, hide or misread it.

    What cannot stand in a name becomes an underscore: slashes, invisible characters, what Windows refuses, a dot or
    a hyphen at the start, a dot or a space at the end. The name of a Windows device gets one (`con_.sh`).
    """
    readable = _readable(normalize("NFC", stem))
    short = readable.encode()[: _LONGEST - len(extension.encode()) - 2].decode(errors="ignore")
    return f"{_unmistakable(short)}.{extension}"


def names_of(timelines: Iterable[Timeline], extension: str) -> tuple[str, ...]:
    """What to call the file of each of ``timelines``: by its routine.

    Where two would be one file (see :func:`distinct`), the later one gets its contexts behind the name, or a number.
    """
    return distinct(
        (((timeline.name, "-".join((timeline.name, *timeline.contexts))) for timeline in timelines)), extension
    )


def distinct(choices: Iterable[Sequence[str]], extension: str) -> tuple[str, ...]:
    """A name for each file that has ``extension``, the first of its ``choices`` of stems that no file before it has.

    Names count as one where some file system takes them for one: written in capitals, with accents apart, or cut.
    Where none of the choices is free, the first gets a number behind it.
    """
    taken: set[str] = set()
    numbers: Counter[str] = Counter()
    names = []
    for stems in choices:
        short = stems[0][:40]  # so that the number is not cut off
        numbered = (f"{short}-{_next(numbers, short)}" for _ in repeat(None))
        candidates = (file_name(stem, extension) for stem in chain(stems, numbered))
        name = next(candidate for candidate in candidates if folded(candidate) not in taken)
        taken.add(folded(name))
        names.append(name)
    return tuple(names)


def _next(numbers: Counter[str], name: str) -> int:
    """2, 3, 4 ... for ``name``, counted on from file to file: thousands of one name would else each begin at 2."""
    key = folded(name)
    numbers[key] += 1
    return numbers[key] + 1


def folded(name: str) -> str:
    """The same text for all names that some file system takes for one: Unicode's canonical caseless match (D145)."""
    return normalize("NFD", normalize("NFD", name).casefold())


def is_file_name(name: str) -> bool:
    """Whether ``name`` can be the name of a file as it stands."""
    return _unmistakable(_readable(name)) == name and len(name.encode()) <= _LONGEST


def is_source_name(name: str) -> bool:
    """Whether a file called ``name`` is one that people write: a source, or the settings of a project."""
    bare = folded(name).rstrip(". ")  # which Windows leaves out
    return bare.endswith(".mob") or bare == "mob.toml"


def _readable(name: str) -> str:
    return "".join(character if character.isprintable() and character not in _REFUSED else "_" for character in name)


def _unmistakable(name: str) -> str:
    if name[:1] in ("", ".", "-"):
        name = "_" + name[1:]
    if name[-1] in ". ":
        name = name[:-1] + "_"
    stem, dot, rest = name.partition(".")
    return f"{stem}_{dot}{rest}" if stem.rstrip(" ").lower() in _DEVICES else name
