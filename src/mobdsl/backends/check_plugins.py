"""Checks of other packages: found, loaded and run only where `mob.toml` asks for them by name.

Whatever is wrong with one is reported at its name there, and is never the end of the tool.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from attrs import define

from mobdsl.backends.entry_points import EntryPoint, packages, resolve, said, scan
from mobdsl.checks.support.base import Check, On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.source import Span
from mobdsl.suggest import nearest

GROUP = "mobdsl.checks"
"""The group of entry points in which a package offers its checks."""

_CODE = re.compile(r"(?!M[0-9])[A-Z]{1,8}[0-9]{3}\Z")


def load(wanted: Mapping[str, Span]) -> tuple[tuple[Check, ...], tuple[Diagnostic, ...]]:
    """The checks called ``wanted``, each with the place that asks for it, and what is wrong with the others."""
    offers, _ = scan(GROUP)
    checks: list[Check] = []
    found: list[Diagnostic] = []
    for name, place in wanted.items():
        loaded = _load(name, offers, place)
        if isinstance(loaded, Diagnostic):
            found.append(loaded)
        else:
            checks.append(loaded)
    return tuple(checks), tuple(found)


def _load(name: str, offers: Mapping[str, list[EntryPoint]], place: Span) -> Check | Diagnostic:
    match offers.get(name, []):
        case []:
            near = nearest(name, offers)
            hint = f"Did you mean {near}?" if near else "Install the package that has it where mobdsl is installed."
            return Diagnostic("M635", f"No package offers a check `{name}`.", place, hint=hint)
        case [offer]:
            return _resolved(offer, place)
        case several:
            message = f"More than one package offers a check `{name}`: {packages(several)}."
            return Diagnostic("M635", message, place, hint="Remove all but one of them.")


def _resolved(offer: EntryPoint, place: Span) -> Check | Diagnostic:
    whose = f"The check `{offer.name}` of the package `{offer.package}`"
    try:
        check = resolve(offer.target)
        kind, code, level, function = On(check.ON), check.CODE, Severity(check.SEVERITY), check.check
    except (Exception, SystemExit) as error:
        hint = f"Update the package or remove it: `pip install --upgrade {offer.package}`."
        return Diagnostic("M636", f"{whose} cannot be loaded: {said(error)}.", place, hint=hint)
    if not (isinstance(code, str) and _CODE.match(code) and callable(function)):
        message = f"{whose} has no code of its own, or nothing to call."
        return Diagnostic("M636", message, place, hint="A code is letters, not a single M, and three figures: BACK001.")
    return _Guarded(kind, code, level, function, whose, place)


@define
class _Guarded:
    """A check of somebody else: it may raise, or return anything."""

    ON: On
    CODE: str
    SEVERITY: Severity
    function: Callable[..., Any]
    whose: str
    place: Span

    def check(self, *subject: object) -> Iterator[Diagnostic]:
        """What the check finds, or that it failed."""
        try:
            found = tuple(self.function(*subject))
        except (Exception, SystemExit) as error:
            yield self._failed(said(error))
            return
        yield from self._sound(found)

    def _sound(self, found: Iterable[object]) -> Iterator[Diagnostic]:
        for one in found:
            if not isinstance(one, Diagnostic) or one.code != self.CODE:
                yield self._failed(f"it found something that is no finding with the code {self.CODE}")
                return
            yield one

    def _failed(self, why: str) -> Diagnostic:
        hint = "The fault is the check's, not your file's. Tell its authors, and take it out of `plugins` until then."
        return Diagnostic("M637", f"{self.whose} failed: {why}.", self.place, Severity.WARNING, hint=hint)
