"""A file that has been read, with all that it imports, and what its log comes to."""

from __future__ import annotations

from functools import cached_property
from itertools import chain

from mobdsl import checks, library
from mobdsl.adapt.state import AS_WRITTEN
from mobdsl.checks import Check, On
from mobdsl.diagnostics import Diagnostic, Outcome, has_errors
from mobdsl.lint.cascades import Breaks, breaks, follows, once_a_cause
from mobdsl.lint.config import NO_CONFIG, Config
from mobdsl.lint.config_loading import read_config
from mobdsl.lint.rewriting import with_rewrites
from mobdsl.lint.suppressions import Policy, allowances
from mobdsl.lower.document import lower
from mobdsl.lower.memory import Memory
from mobdsl.lower.outline import asked_by_params
from mobdsl.project.imports import Files, Parsed, Project
from mobdsl.records import define, field
from mobdsl.source import Source
from mobdsl.syntax import nodes
from mobdsl.syntax.parser import parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from mobdsl.adapt.state import State
    from mobdsl.checks import Check, On
    from mobdsl.model.conditions import Known
    from mobdsl.model.document import Document
    from mobdsl.model.log import Entry


@define
class Program:
    """A file that has been read, with all that it imports. Ask :func:`load` for one."""

    project: Project
    path: str
    values: Mapping[str, nodes.Atom] = field(factory=dict)
    config: Config = NO_CONFIG
    _documents: dict[frozenset[str], Outcome[Document]] = field(factory=dict)
    _checks: dict[On, tuple[Check, ...]] = field(factory=dict)
    _codes_of_checks: set[str] = field(factory=set)

    @property
    def sources(self) -> dict[str, Source]:
        """The texts of all files that were read, by path."""
        configured = {self.config.source.path: self.config.source} if self.config.source else {}
        return configured | {path: unit.source for path, unit in self.project.units.items()}

    def document(self, contexts: Iterable[str] = ()) -> Outcome[Document]:
        """What the file means, as far as parameters go that depend on ``contexts``."""
        active = self._asked_by_params.intersection(contexts)
        if active not in self._documents:
            lowered = lower(self.project, self.path, self.values, active, library, self._memory, self._told)
            assert lowered.value is not None
            diagnostics = with_rewrites(lowered.diagnostics, self.project.units)
            self._documents[active] = Outcome(self.config.of_person(lowered.value), diagnostics)
        return self._documents[active]

    def meant_in(self, contexts: tuple[str, ...]) -> Document:
        """What the file means in ``contexts``."""
        document = self.document(contexts).value
        assert document is not None
        return document

    def _told(self, name: str) -> Known:
        return self.config.told(name, library.named("equipment"))

    def work_of_reading(self, contexts: Iterable[str]) -> int:
        """Steps of work to tell what the file means in ``contexts``, where that is not known yet."""
        if self._asked_by_params.intersection(contexts) in self._documents:
            return 0
        return len(self.project.units[self.path].source.text) // 16

    @cached_property
    def _asked_by_params(self) -> frozenset[str]:
        """The names on which the value of a parameter depends."""
        return asked_by_params(self.project.units[self.path])

    @cached_property
    def _memory(self) -> Memory | None:
        return Memory() if self._asked_by_params else None

    @cached_property
    def whole(self) -> bool:
        """Whether every line could be read; where not, what the file lacks may stand on a broken one."""
        return not has_errors((*self.project.diagnostics, *self.document().diagnostics))

    @cached_property
    def plugins(self) -> Outcome[tuple[Check, ...]]:
        """The checks of other packages that the project asks for."""
        if not self.config.plugins:
            return Outcome(())
        from mobdsl.backends import check_plugins

        loaded, diagnostics = check_plugins.load(self.config.plugins, self.sources)
        return Outcome(loaded, diagnostics)

    def checks(self, kind: On) -> tuple[Check, ...]:
        """The checks on ``kind`` that may find something here."""
        if kind not in self._checks:
            plugins = (check for check in self.plugins.value or () if check.ON is kind)
            texts = [source.text for source in self.sources.values()]
            self._checks[kind] = (*checks.load(kind, texts), *plugins)
            self._codes_of_checks.update(check.CODE for check in self._checks[kind])
        return self._checks[kind]

    @property
    def quiet(self) -> frozenset[str]:
        """The codes of infos that only say what is made of what is written."""
        loaded = chain.from_iterable(self._checks.values())
        return frozenset(check.CODE for check in loaded if getattr(check, "QUIET", False))

    def run(self, kind: On, *subject: object) -> Iterator[Diagnostic]:
        """What the checks on ``kind`` find in ``subject``."""
        for check in self.checks(kind):
            yield from check.check(*subject)

    @cached_property
    def policy(self) -> Policy:
        """What of all findings is heard."""
        policy = Policy(self.config, self._codes_of_checks, self.sources)
        for unit in self.project.units.values():
            policy.allow(allowances(unit.source, unit.file))
        return policy

    def heard(self, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """``found`` as the project and its files want to hear it, each once, but nothing that follows from a break."""
        return self.policy.heard(one for one in found if not follows(one, self._broken, self.project.units))

    @cached_property
    def _broken(self) -> Breaks:
        """The lines that could not be read."""
        document = self.document()
        assert document.value is not None
        return breaks(document.value, (*self.project.diagnostics, *document.diagnostics), self.project.units)


def load(
    files: Files, path: str, settings: Mapping[str, str] | None = None, parsed: Parsed | None = None
) -> Outcome[Program]:
    """Reads ``path`` and what it imports. ``settings`` are values for its parameters, as one would write them.

    Who loads many files that import the same ones gives all of them the same ``parsed``.

    The diagnostics are those of the reading and of what the file means; the value is None where it cannot be read.
    """
    found: list[Diagnostic] = []
    values = {}
    for name, text in (settings or {}).items():
        atom = _setting(name, text)
        if isinstance(atom, Diagnostic):
            found.append(atom)
        else:
            values[name] = atom
    project = Project(files, parsed or Parsed())
    readable = project.load(path)
    project.diagnostics[:] = with_rewrites(project.diagnostics, project.units)
    found.extend(project.diagnostics)
    if not readable:
        return Outcome(None, tuple(found))
    said = read_config(files)
    found.extend(said.diagnostics)
    program = Program(project, path, values, said.value or NO_CONFIG)
    found.extend(program.document().diagnostics)
    return Outcome(program, program.heard(once_a_cause(found, project.units)))


def _setting(name: str, text: str) -> nodes.Atom | Diagnostic:
    """The value ``text`` as a node, or what is wrong with it."""
    parsed = parse(Source("--set", f"param p = {text}"))
    match parsed.value:
        case nodes.File((nodes.Statement((_, _, nodes.Value((atom,))), (), None),)) if not isinstance(
            atom, nodes.Operation
        ):
            return atom
    return Diagnostic("M217", f"{text!r} is not a value for `{name}`.", hint="For example: --set breath=5s")


def canonical(program: Program) -> str:
    """The file as the language would spell what it means: read under the same path it gives the same model."""
    from mobdsl.printer import printed

    document = program.document().value
    assert document is not None
    return printed(document)


def state(program: Program, log: Iterable[Entry] = (), date: dt.date | None = None) -> State:
    """What the log changes up to and with ``date``, or all of it: ``log``, and lines in the file and its imports."""
    from mobdsl.adapt.logged import entries_in
    from mobdsl.adapt.logged import state as state_of
    from mobdsl.select.adapting import Sessions

    document = program.document().value
    assert document is not None
    entries = (*entries_in(document), *log)
    if not entries:
        return AS_WRITTEN
    last = date or max(entry.start for entry in entries).date()
    return state_of(document, entries, last, Sessions(program.meant_in).session)
