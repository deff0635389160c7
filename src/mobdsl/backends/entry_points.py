"""What installed packages offer under a group of entry points. Nothing is loaded until it is asked for by name."""

from __future__ import annotations

from importlib import import_module

from mobdsl.backends.guard import reason_of
from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

OWN_PACKAGE = "mobdsl"


@frozen
class EntryPoint:
    """Something that is installed and not loaded yet."""

    name: str
    target: str
    """`module:object`, or a module."""
    package: str
    """The package that it comes from."""


def scan(group: str) -> tuple[Mapping[str, list[EntryPoint]], tuple[str, ...]]:
    """What other packages offer in ``group``, by name, and for each package whose list cannot be read, why."""
    from importlib.metadata import distributions

    offers: dict[str, list[EntryPoint]] = {}
    broken: list[str] = []
    seen = {OWN_PACKAGE}
    for distribution in distributions():
        try:
            package = distribution.metadata["Name"]
            entries = distribution.entry_points.select(group=group)
        except Exception as error:
            broken.append(reason_of(error))
            continue
        if not package or package in seen:  # a leftover, or a copy that the first one on the path hides
            continue
        seen.add(package)
        for entry in entries:
            offers.setdefault(entry.name, []).append(EntryPoint(entry.name, entry.value, package))
    return offers, tuple(broken)


def resolve(target: str) -> Any:
    """The object at `module:object`, or at `module`; made if it is a class."""
    module, _, path = target.partition(":")
    resolved: Any = import_module(module)
    for attribute in path.split(".") if path else ():
        resolved = getattr(resolved, attribute)
    return resolved() if isinstance(resolved, type) else resolved


def packages(offers: list[EntryPoint]) -> str:
    """The packages that offer the same, in words."""
    return " and ".join(f"`{entry.package}`" for entry in sorted(offers, key=lambda entry: entry.package))
