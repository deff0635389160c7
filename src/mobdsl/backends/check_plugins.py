"""Checks of other packages: found, loaded and run only where `mob.toml` asks for them by name.

Whatever is wrong with one is reported at its name there, and is never the end of the tool.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import chain, islice

from mobdsl.backends.entry_points import EntryPoint, packages, resolve, scan
from mobdsl.backends.guard import Failure, defect_of_diagnostic, guarded
from mobdsl.checks.support.base import Check, On
from mobdsl.diagnostics import Diagnostic, Outcome, Severity, rename
from mobdsl.records import define, evolve
from mobdsl.suggest import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from mobdsl.lint.codes.code import Code
    from mobdsl.source import Source, Span

GROUP = "mobdsl.checks"
"""The group of entry points in which a package offers its checks."""

MOST_FINDINGS = 10_000
"""How many findings a check may have for each thing that it looks at."""

_CODE = re.compile(r"(?!M[0-9])[A-Z]{1,8}[0-9]{3}\Z")


def load(wanted: Mapping[str, Span], sources: Mapping[str, Source]) -> tuple[tuple[Check, ...], tuple[Diagnostic, ...]]:
    """The checks called ``wanted``, each with the place that asks for it, and what is wrong with the others.

    ``sources`` are the files that they may speak of.
    """
    offers, _ = scan(GROUP)
    checks: list[Check] = []
    diagnostics: list[Diagnostic] = []
    for name, place in wanted.items():
        loaded = _load(name, offers, place, sources)
        if isinstance(loaded, Diagnostic):
            diagnostics.append(loaded)
        else:
            checks.append(loaded)
    return tuple(checks), tuple(diagnostics)


def pages() -> Outcome[Mapping[str, Code]]:
    """The page of every check that is installed, by its code, and what is wrong with those that cannot be loaded."""
    offers, _ = scan(GROUP)
    known: dict[str, Code] = {}
    diagnostics: list[Diagnostic] = []
    for offer in chain.from_iterable(several for _, several in sorted(offers.items())):
        described = guarded(partial(_described, offer))
        if isinstance(described, Failure):
            diagnostics.append(_unloadable(offer, described, None, Severity.WARNING))
        elif described is not None:
            code, about = described
            known.setdefault(code, about)
    return Outcome(dict(sorted(known.items())), tuple(diagnostics))


def _described(offer: EntryPoint) -> tuple[str, Code] | None:
    """The code of the check and its page; None where it has no code."""
    from mobdsl.lint.codes.pages import page_of

    check = resolve(offer.target)
    if not _is_code(check.CODE):
        return None
    docstring = check.__doc__ if type(check.__doc__) is str and check.__doc__.strip() else offer.name
    about = page_of(docstring, Severity(check.SEVERITY))
    package = (
        f"The package `{offer.package}` brings this check along. It runs where `mob.toml` asks for it: in the table "
        f'[checks], plugins = ["{offer.name}"].'
    )
    return check.CODE, evolve(about, explanation="\n\n".join(filter(None, (about.explanation, package))))


def _is_code(code: object) -> bool:
    return type(code) is str and bool(_CODE.match(code))


def _load(
    name: str, offers: Mapping[str, list[EntryPoint]], place: Span, sources: Mapping[str, Source]
) -> Check | Diagnostic:
    match offers.get(name, []):
        case []:
            near = nearest(name, offers)
            hint = rename(place, near) or "Install the package that has it where mobdsl is installed."
            return Diagnostic.error("M635", f"No package offers a check `{name}`.", place, hint=hint)
        case [offer]:
            return _resolved(offer, place, sources)
        case several:
            message = f"More than one package offers a check `{name}`: {packages(several)}."
            return Diagnostic("M635", message, place, hint="Remove all but one of them.")


def _resolved(offer: EntryPoint, place: Span, sources: Mapping[str, Source]) -> Check | Diagnostic:
    whose = _name_of(offer)

    def parts() -> tuple[On, Any, Severity, Any]:
        check = resolve(offer.target)
        return On(check.ON), check.CODE, Severity(check.SEVERITY), check.check

    loaded = guarded(parts)
    if isinstance(loaded, Failure):
        return _unloadable(offer, loaded, place)
    kind, code, severity, function = loaded
    if not (_is_code(code) and callable(function)):
        message = f"{whose} has no code of its own, or nothing to call."
        return Diagnostic("M636", message, place, hint="A code is letters, not a single M, and three figures: BACK001.")
    return _Guarded(kind, code, severity, function, whose, place, sources)


def _name_of(offer: EntryPoint) -> str:
    return f"The check `{offer.name}` of the package `{offer.package}`"


def _unloadable(
    offer: EntryPoint, failure: Failure, place: Span | None, severity: Severity = Severity.ERROR
) -> Diagnostic:
    hint = f"Update the package or remove it: `pip install --upgrade {offer.package}`."
    return Diagnostic("M636", f"{_name_of(offer)} cannot be loaded: {failure.reason}.", place, severity, hint=hint)


@define
class _Guarded:
    """A check of somebody else: it may raise, or return anything."""

    ON: On
    CODE: str
    SEVERITY: Severity
    function: Callable[..., Any]
    whose: str
    place: Span
    sources: Mapping[str, Source]

    def check(self, *subject: object) -> Iterator[Diagnostic]:
        """What the check finds in ``subject``, up to the first finding that cannot be shown, or that it failed."""
        findings = guarded(lambda: tuple(islice(self.function(*subject), MOST_FINDINGS + 1)))
        if isinstance(findings, Failure):
            yield self._failed(findings.reason)
            return
        if len(findings) > MOST_FINDINGS:
            yield self._failed(f"it found more than {MOST_FINDINGS} things")
            return
        for finding in findings:
            if defect := defect_of_diagnostic(finding, self.sources, self.CODE):
                yield self._failed(f"it found something that {defect}")
                return
            yield finding

    def _failed(self, why: str) -> Diagnostic:
        hint = "The fault is the check's, not your file's. Tell its authors, and take it out of `plugins` until then."
        return Diagnostic("M637", f"{self.whose} failed: {why}.", self.place, Severity.WARNING, hint=hint)
