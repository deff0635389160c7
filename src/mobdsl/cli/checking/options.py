"""The options of `mobdsl check`, defined once: click's command is made of them, and the short way reads them itself.

To import click takes three times as long as an interpreter that does nothing. So a command line that is plainly right
is read here; for all others, and for every message about one, there is click.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MOST_WORKERS = 256


class Option:
    """One option.

    names: as one types it. to: the name of its value. effect: what it does, for the help.
    kind: ``flag``, ``number`` or ``pair`` (`a=b`, may be repeated). metavar: what the help shows for its value.
    """

    __slots__ = ("effect", "kind", "metavar", "names", "to")

    def __init__(self, names: tuple[str, ...], to: str, kind: str, effect: str, metavar: str | None = None) -> None:
        self.names = names
        self.to = to
        self.kind = kind
        self.effect = effect
        self.metavar = metavar


OPTIONS = (
    Option(("--set",), "values", "pair", "Sets a parameter. May be repeated.", "NAME=VALUE"),
    Option(("--all",), "show_all", "flag", "Shows all findings, notes that normal files have among them."),
    Option(
        ("-j", "--jobs"), "jobs", "number", "How many processes share the files; one for each core if left out.", "N"
    ),
    Option(("--no-cache",), "no_cache", "flag", "Works everything out anew, and keeps no result."),
)

_BY_NAME = {name: option for option in OPTIONS for name in option.names}


class Request:
    """What a command line asks for.

    files: files, folders and patterns as typed. values: of the option `--set`. jobs: None where nobody said how many.
    """

    __slots__ = ("files", "jobs", "no_cache", "show_all", "values")

    def __init__(
        self,
        files: tuple[str, ...],
        values: Mapping[str, str],
        show_all: bool = False,
        jobs: int | None = None,
        no_cache: bool = False,
    ) -> None:
        self.files = files
        self.values = values
        self.show_all = show_all
        self.jobs = jobs
        self.no_cache = no_cache


def plain_request(arguments: Sequence[str]) -> Request | None:
    """What ``arguments`` ask for, where they are plainly right; None where click has to look at them."""
    given: dict[str, list[str]] = {option.to: [] for option in OPTIONS}
    files: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "-" or not argument.startswith("-"):
            files.append(argument)
            continue
        option, value = _split(argument, rest)
        if option is None or not _fits(option, value):
            return None
        given[option.to].append(value or "")
    if not files:
        return None
    return Request(
        tuple(files),
        pairs(given["values"]),
        bool(given["show_all"]),
        int(given["jobs"][-1]) if given["jobs"] else None,
        bool(given["no_cache"]),
    )


def _split(argument: str, rest: Iterator[str]) -> tuple[Option | None, str | None]:
    """The option in ``argument`` and its value, which may be the next of ``rest``."""
    if argument.startswith("--"):
        name, equals, value = argument.partition("=")
        attached = value if equals else None
    else:
        name, attached = argument[:2], argument[2:] or None
    option = _BY_NAME.get(name)
    if option is None or option.kind == "flag" or attached is not None:
        return option, attached
    return option, next(rest, None)


def _fits(option: Option, value: str | None) -> bool:
    if option.kind == "flag":
        return value is None
    if option.kind == "number":
        is_number = value is not None and value.isascii() and value.isdigit() and len(value) <= 3
        return is_number and 1 <= int(value or 0) <= MOST_WORKERS
    return value is not None and is_pair(value)


def is_pair(text: str) -> bool:
    """Whether ``text`` reads NAME=VALUE."""
    name, equals, _ = text.partition("=")
    return bool(equals and name.strip())


def pairs(texts: Sequence[str]) -> dict[str, str]:
    """The values in ``texts``, each NAME=VALUE, by their names; of two for one name the last."""
    split = (text.partition("=") for text in texts)
    return {name.strip(): value.strip() for name, _, value in split}
