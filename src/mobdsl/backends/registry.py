"""Outputs by name: find, load, run; whatever is wrong with one is reported and is never the end of the tool.

The built-in outputs are entry points like everybody's. They also stand here, in the same shape, so that `--to timer`
reads no package metadata, which costs more time than the compile, and so that no package can take their names.
"""

from collections.abc import Mapping
from typing import Any

import attrs

from mobdsl.backends.base import API, Artifact, Backend, Job
from mobdsl.backends.entry_points import OWN_PACKAGE, EntryPoint, packages, resolve, scan
from mobdsl.backends.files import is_file_name
from mobdsl.backends.guard import reason_of
from mobdsl.diagnostics import Diagnostic, Outcome, Severity
from mobdsl.records import evolve
from mobdsl.suggest import nearest

GROUP = "mobdsl.backends"
"""The group of entry points in which a package offers its outputs."""

BUILT_IN: Mapping[str, EntryPoint] = {
    found.name: found
    for found in (
        EntryPoint("html", "mobdsl.backends.html:HtmlBackend", OWN_PACKAGE),
        EntryPoint("ics", "mobdsl.backends.ics:IcsBackend", OWN_PACKAGE),
        EntryPoint("json", "mobdsl.backends.json:JsonBackend", OWN_PACKAGE),
        EntryPoint("timer", "mobdsl.backends.timer:TimerBackend", OWN_PACKAGE),
    )
}


def find() -> Outcome[tuple[EntryPoint, ...]]:
    """Every output that can be asked for, in the order of the names, with a warning for each that cannot."""
    others, broken = _scan()
    clashes = tuple(
        evolve(_clash(name, offers), severity=Severity.WARNING)
        for name, offers in sorted(others.items())
        if name in BUILT_IN or len(offers) > 1
    )
    single = [offers[0] for name, offers in others.items() if name not in BUILT_IN and len(offers) == 1]
    return Outcome(tuple(sorted((*BUILT_IN.values(), *single), key=lambda found: found.name)), broken + clashes)


def load(name: str) -> Outcome[Backend]:
    """The output called ``name``, ready to compile. Other packages count only for a name that is not built in."""
    if name in BUILT_IN:
        return _load(BUILT_IN[name])
    others, broken = _scan()
    match others.get(name, []):
        case []:
            return Outcome(None, (_unknown(name, [*BUILT_IN, *others]), *broken))
        case [found]:
            return _load(found)
        case offers:
            return Outcome(None, (_clash(name, offers),))


def options(backend: Backend, given: Mapping[str, str]) -> Outcome[Any]:
    """An instance of the options of ``backend`` from what the user typed, `{"lead_in": "5"}`."""
    from mobdsl.backends.options import read

    try:
        return read(backend.name, backend.options, given)
    except Exception as error:
        return _failed(backend.name, error)


def run(backend: Backend, job: Job, options: Any) -> Outcome[tuple[Artifact, ...]]:
    """The files that ``backend`` makes of ``job``. It may be anybody's: it may raise, or return anything."""
    try:
        outcome = backend.compile(job, options)
        defect = _defect_of_result(outcome)
    except (Exception, SystemExit) as error:
        return _failed(backend.name, error)
    if defect is not None:
        return Outcome(None, (Diagnostic("M607", f"The output `{backend.name}` {defect}."),))
    return outcome


def _scan() -> tuple[Mapping[str, list[EntryPoint]], tuple[Diagnostic, ...]]:
    """What other packages offer, by name, and a warning for each package whose list cannot be read."""
    offers, broken = scan(GROUP)
    message = "What an installed package offers cannot be read: {}."
    return offers, tuple(Diagnostic("M602", message.format(why), severity=Severity.WARNING) for why in broken)


def _load(found: EntryPoint) -> Outcome[Backend]:
    whose = f"The output `{found.name}` of the package `{found.package}`"
    try:
        backend = resolve(found.target)
        defect = _defect_of_backend(found, whose, backend)
    except (Exception, SystemExit) as error:
        hint = f"Update the package or remove it: `pip install --upgrade {found.package}`."
        defect = Diagnostic("M602", f"{whose} cannot be loaded: {reason_of(error)}.", hint=hint)
    return Outcome(None, (defect,)) if defect else Outcome(backend)


def _defect_of_backend(found: EntryPoint, whose: str, backend: Any) -> Diagnostic | None:
    missing = [part for part in ("api", "name", "options", "compile") if not hasattr(backend, part)]
    if missing:
        return Diagnostic("M604", f"{whose} has no `{missing[0]}`.")
    if backend.api != API:
        behind = OWN_PACKAGE if isinstance(backend.api, int) and backend.api > API else found.package
        return Diagnostic(
            "M603",
            f"{whose} was written for version {backend.api} of outputs; this mobdsl has version {API}.",
            hint=f"Update the one that is behind: `pip install --upgrade {behind}`.",
        )
    if backend.name != found.name:
        return Diagnostic("M604", f"{whose} calls itself `{backend.name}`.")
    if not (isinstance(backend.options, type) and attrs.has(backend.options)):
        return Diagnostic("M604", f"{whose} has `options` that are no attrs class.")
    if not callable(backend.compile):
        return Diagnostic("M604", f"{whose} has a `compile` that cannot be called.")
    return None


def _defect_of_result(outcome: object) -> str | None:
    if not isinstance(outcome, Outcome):
        return f"returned `{type(outcome).__name__}` instead of an `Outcome`"
    if not isinstance(outcome.value, tuple | None):
        return f"returned `{type(outcome.value).__name__}` instead of a tuple of files"
    names: set[str] = set()
    for artifact in outcome.value or ():
        if not (isinstance(artifact, Artifact) and isinstance(artifact.content, bytes)):
            return f"returned `{type(artifact).__name__}` where a file with bytes was due"
        if not (isinstance(artifact.name, str) and is_file_name(artifact.name)):
            return f"calls a file {artifact.name!r}, which is not safe as the name of a file"
        if artifact.name.casefold() in names:
            return f"returned two files called `{artifact.name}`"
        names.add(artifact.name.casefold())
    return None


def _unknown(name: str, available: list[str]) -> Diagnostic:
    near = nearest(name, available)
    return Diagnostic(
        "M601",
        f"There is no output called `{name}`.",
        expected=", ".join(sorted(available)),
        hint=f"Did you mean `{near}`?" if near else None,
    )


def _clash(name: str, offers: list[EntryPoint]) -> Diagnostic:
    if name in BUILT_IN:
        message = f"`{name}` is built in; the output of that name from {packages(offers)} does not count."
        return Diagnostic("M605", message)
    return Diagnostic(
        "M605",
        f"More than one package offers an output called `{name}`: {packages(offers)}.",
        hint="Remove all but one of them.",
    )


def _failed(name: str, error: BaseException) -> Outcome[Any]:
    from traceback import extract_tb

    place = extract_tb(error.__traceback__)[-1]
    hint = (
        f"The fault is the output's, not your file's. Its authors need to know: {place.filename}, line {place.lineno}."
    )
    return Outcome(None, (Diagnostic("M606", f"The output `{name}` failed: {reason_of(error)}.", hint=hint),))
