"""Outputs by name: find, load, run; whatever is wrong with one is reported and is never the end of the tool.

The built-in outputs stand here, as entry points like everybody's: so `--to timer` reads no package metadata, which
costs more time than the compile, and no package can take their names.
"""

from __future__ import annotations

import attrs

from mobdsl.backends.base import API, Artifact, Backend, Job
from mobdsl.backends.entry_points import OWN_PACKAGE, EntryPoint, packages, resolve, scan
from mobdsl.backends.files import folded, is_file_name, is_source_name
from mobdsl.backends.guard import Failure, defect_of_diagnostic, guarded
from mobdsl.diagnostics import Diagnostic, Outcome, Severity, has_errors
from mobdsl.records import define, evolve
from mobdsl.suggest import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from mobdsl.source import Source

GROUP = "mobdsl.backends"
"""The group of entry points in which a package offers its outputs."""

BUILT_IN: Mapping[str, EntryPoint] = {
    name: EntryPoint(name, target, OWN_PACKAGE)
    for name, target in {
        "html": "mobdsl.backends.html:HtmlBackend",
        "ics": "mobdsl.backends.ics:IcsBackend",
        "json": "mobdsl.backends.json:JsonBackend",
        "timer": "mobdsl.backends.timer:TimerBackend",
    }.items()
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
    return Outcome(tuple(sorted((*BUILT_IN.values(), *single), key=lambda entry: entry.name)), broken + clashes)


def load(name: str) -> Outcome[Backend]:
    """The output called ``name``, ready to compile. Other packages count only for a name that is not built in."""
    if name in BUILT_IN:
        return _load(BUILT_IN[name])
    others, broken = _scan()
    match others.get(name, []):
        case []:
            return Outcome(None, (_unknown(name, [*BUILT_IN, *others]), *broken))
        case [entry]:
            return _load(entry)
        case offers:
            return Outcome(None, (_clash(name, offers),))


def options(backend: Backend, given: Mapping[str, str]) -> Outcome[Any]:
    """An instance of the options of ``backend`` from what the user typed, `{"lead_in": "5"}`."""
    from mobdsl.backends.options import read

    outcome = guarded(lambda: read(backend.name, backend.options, given))
    if isinstance(outcome, Failure):
        return _failed(backend.name, outcome)
    return outcome


def run(backend: Backend, job: Job, options: Any) -> Outcome[tuple[Artifact, ...]]:
    """The files that ``backend`` makes of ``job``. It may be anybody's: it may raise, or return anything."""

    def compile_and_look() -> tuple[Outcome[tuple[Artifact, ...]], str | None]:
        outcome = backend.compile(job, options)
        return outcome, _defect_of_result(outcome, job.sources)

    compiled = guarded(compile_and_look)
    if isinstance(compiled, Failure):
        return _failed(backend.name, compiled)
    outcome, defect = compiled
    return Outcome(None, (Diagnostic("M607", f"The output `{backend.name}` {defect}."),)) if defect else outcome


def _scan() -> tuple[Mapping[str, list[EntryPoint]], tuple[Diagnostic, ...]]:
    """What other packages offer, by name, and a warning for each package whose list cannot be read."""
    offers, broken = scan(GROUP)
    message = "What an installed package offers cannot be read: {}."
    return offers, tuple(Diagnostic("M602", message.format(why), severity=Severity.WARNING) for why in broken)


def _load(entry: EntryPoint) -> Outcome[Backend]:
    whose = f"The output `{entry.name}` of the package `{entry.package}`"

    def load() -> Backend | Diagnostic:
        backend = resolve(entry.target)
        defect = _defect_of_backend(entry, whose, backend)
        return defect or _Loaded(entry.name, API, backend.options, backend.compile)

    loaded = guarded(load)
    if isinstance(loaded, Failure):
        hint = f"Update the package or remove it: `pip install --upgrade {entry.package}`."
        loaded = Diagnostic("M602", f"{whose} cannot be loaded: {loaded.reason}.", hint=hint)
    return Outcome(None, (loaded,)) if isinstance(loaded, Diagnostic) else Outcome(loaded)


@define
class _Loaded:
    """What an output is, read from it once: asked again, somebody else's object might answer otherwise."""

    name: str
    api: int
    options: type[Any]
    compile: Callable[[Job, Any], Outcome[tuple[Artifact, ...]]]


def _defect_of_backend(entry: EntryPoint, whose: str, backend: Any) -> Diagnostic | None:
    missing = [part for part in ("api", "name", "options", "compile") if not hasattr(backend, part)]
    if missing:
        return Diagnostic("M604", f"{whose} has no `{missing[0]}`.")
    if backend.api != API:
        behind = OWN_PACKAGE if isinstance(backend.api, int) and backend.api > API else entry.package
        return Diagnostic(
            "M603",
            f"{whose} was written for version {backend.api} of outputs; this mobdsl has version {API}.",
            hint=f"Update the one that is behind: `pip install --upgrade {behind}`.",
        )
    if backend.name != entry.name:
        return Diagnostic("M604", f"{whose} calls itself `{backend.name}`.")
    if not (isinstance(backend.options, type) and attrs.has(backend.options)):
        return Diagnostic("M604", f"{whose} has `options` that are no attrs class.")
    if not callable(backend.compile):
        return Diagnostic("M604", f"{whose} has a `compile` that cannot be called.")
    return None


def _defect_of_result(outcome: object, sources: Mapping[str, Source]) -> str | None:
    """What keeps ``outcome`` from being used. Only the classes themselves will do: a subclass can do anything."""
    if type(outcome) is not Outcome:
        return f"returned {_kind(outcome)} instead of an `Outcome`"
    if type(outcome.diagnostics) is not tuple:
        return f"returned {_kind(outcome.diagnostics)} instead of a tuple of diagnostics"
    defects = (defect_of_diagnostic(diagnostic, sources) for diagnostic in outcome.diagnostics)
    if defect := next(filter(None, defects), None):
        return f"returned a diagnostic that {defect}"
    if outcome.value is None:
        return None if has_errors(outcome.diagnostics) else "returned no files and no error that says why"
    if type(outcome.value) is not tuple:
        return f"returned {_kind(outcome.value)} instead of a tuple of files"
    return next(filter(None, map(_defect_of_file, outcome.value)), None) or _defect_of_names(outcome.value)


def _defect_of_file(artifact: object) -> str | None:
    if type(artifact) is not Artifact or type(artifact.content) is not bytes:
        return f"returned {_kind(artifact)} where a file with bytes was due"
    if type(artifact.name) is not str or not is_file_name(artifact.name):
        return f"calls a file {artifact.name!r}, which is not safe as the name of a file"
    if is_source_name(artifact.name):
        return f"calls a file `{artifact.name}`, which is the name of a source"
    if type(artifact.media_type) is not str or type(artifact.executable) is not bool:
        return f"does not say what kind of file `{artifact.name}` is"
    return None


def _defect_of_names(artifacts: Iterable[Artifact]) -> str | None:
    names: set[str] = set()
    for artifact in artifacts:
        if folded(artifact.name) in names:
            return f"returned two files called `{artifact.name}`"
        names.add(folded(artifact.name))
    return None


def _kind(value: object) -> str:
    return f"`{type(value).__name__}`"


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


def _failed(name: str, failure: Failure) -> Outcome[Any]:
    hint = f"The fault is the output's, not your file's. Its authors need to know: {failure.place}."
    return Outcome(None, (Diagnostic("M606", f"The output `{name}` failed: {failure.reason}.", hint=hint),))
