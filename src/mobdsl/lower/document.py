"""A parsed file to a document."""

from __future__ import annotations

from mobdsl.diagnostics import Diagnostic, Outcome
from mobdsl.language.keywords import Place, table
from mobdsl.lower.builders import BodyBuilder
from mobdsl.lower.conditions import read_condition
from mobdsl.lower.cursor import Cursor, shown
from mobdsl.lower.definitions import read_movement, read_routine, routine_of
from mobdsl.lower.lines import keep_context, read_context, read_inside, read_line
from mobdsl.lower.params import Params, known_of
from mobdsl.lower.recovery import forget_head
from mobdsl.lower.scope import RejectedError, Scope, readable
from mobdsl.lower.signatures import arguments
from mobdsl.lower.unconsumed import report_leftovers
from mobdsl.model.clauses import NO_CLAUSES
from mobdsl.model.document import Document, name_of_file, title_of_file
from mobdsl.model.library import EMPTY, Library
from mobdsl.records import define, field
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import TypeVar

    from mobdsl.lower.argument_types import Names
    from mobdsl.model.amounts import Count
    from mobdsl.model.log import Entry
    from mobdsl.model.plans import Plan
    from mobdsl.model.progressions import Progression
    from mobdsl.model.routines import Context, Movement, Routine
    from mobdsl.project.imports import Import, Project, Unit

    _Defined = TypeVar("_Defined", Routine, Movement, Progression, Plan)

LANGUAGE = 1
"""The version of the language that this tool reads."""

_INSIDE = {
    "routine": frozenset[str](),
    "context": frozenset[str](),
    "movement": frozenset(table(Place.MOVEMENT)) - table(Place.LINE).keys(),
    "progression": frozenset(table(Place.PROGRESSION)) - table(Place.LINE).keys(),
    "plan": frozenset((*table(Place.PLAN), *table(Place.WHEN))),
}
"""Definitions, and what begins a line in their braces and not beside them."""


@define
class _Sheet:
    """A document while it is read."""

    scope: Scope
    contents: BodyBuilder
    routines: dict[str, Routine] = field(factory=dict)
    movements: dict[str, Movement] = field(factory=dict)
    contexts: list[Context] = field(factory=list)
    progressions: dict[str, Progression] = field(factory=dict)
    plans: dict[str, Plan] = field(factory=dict)
    log: list[Entry] = field(factory=list)


def lower(
    project: Project,
    path: str,
    settings: Mapping[str, nodes.Atom],
    contexts: frozenset[str] = frozenset(),
    library: Library = EMPTY,
) -> Outcome[Document]:
    """What the file ``path``, loaded in ``project``, means.

    ``settings`` are the values of parameters set from outside (`alias.name` for those of an import); ``contexts`` the
    names selected, which conditions on parameters may ask for; ``library`` knows movements that no file defines.
    """
    reading = _Reading(project, library)
    document = reading.document(path, dict(settings), contexts)
    return Outcome(document, tuple(dict.fromkeys(reading.diagnostics)))


@define
class _Reading:
    """Files being lowered. ``done`` are the documents that others import: each once for the settings passed to it."""

    project: Project
    library: Library
    diagnostics: list[Diagnostic] = field(factory=list)
    scopes: dict[int, Scope] = field(factory=dict)
    done: dict[tuple[str, frozenset[tuple[str, nodes.Atom]]], Document] = field(factory=dict)

    def document(self, path: str, settings: dict[str, nodes.Atom], contexts: frozenset[str]) -> Document:
        """What the file ``path`` means."""
        unit = self.project.units[path]
        imports = {imported.alias: self._imported(imported, settings) for imported in unit.imports}
        scope = Scope(
            unit.source,
            diagnostics=self.diagnostics,
            movements=frozenset(_defined(unit)),
            library=self.library,
        )
        scope.imports = {alias: self.scopes[id(imported)] for alias, imported in imports.items()}
        document = _document(unit, scope, settings, contexts, imports)
        self.scopes[id(document)] = scope
        return document

    def _imported(self, imported: Import, settings: dict[str, nodes.Atom]) -> Document:
        prefix = f"{imported.alias}."
        passed = {name.removeprefix(prefix): atom for name, atom in settings.items() if name.startswith(prefix)}
        key = (imported.path, frozenset(passed.items()))
        if key not in self.done:
            self.done[key] = self.document(imported.path, passed, frozenset())
        return self.done[key]


def _document(
    unit: Unit,
    scope: Scope,
    settings: dict[str, nodes.Atom],
    contexts: frozenset[str],
    imports: dict[str, Document],
) -> Document:
    path = unit.source.path
    _params(unit, scope, settings, contexts)
    _check_mob(unit, scope)
    sheet = _Sheet(scope, BodyBuilder.of(scope, "file"))
    bare: str | None = None
    for statement in readable(unit.file.statements, scope):
        if not _belongs(statement, bare):
            _statement(statement, sheet)
            bare = _head(statement) if statement.body is None else None
    loose = sheet.contents
    defined = sheet.routines or sheet.movements or sheet.progressions or sheet.plans or unit.imports
    if loose.items or (loose.rules and not (defined or sheet.contexts)):  # questions alone are a routine too
        name = name_of_file(path)
        place = unit.source.span(unit.file.start, unit.file.start)
        if name in sheet.routines:
            hint = "Put the lines that stand in no routine into one, or give the routine another name."
            message = f"The lines outside of routines are called `{name}`, as the file is, and so is a routine."
            scope.report("M205", message, sheet.routines[name].origin or place, hint=hint)
        sheet.routines.setdefault(name, routine_of(name, title_of_file(name), loose, place))
    clauses = loose.builder.finish(unit.source.span(0, 0))
    if not loose.items and loose.lasting:
        hint = "Put it between the braces of the routine whose length it is."
        scope.report("M115", "`lasts` stands in no routine here.", loose.lasting, hint=hint)
    imported = (f"{alias}.{name}" for alias, document in imports.items() for name in document.routines)
    if sheet.log:
        from mobdsl.lower.log import check_log

        check_log(sheet.log, (*sheet.routines, *imported), scope)
    return Document(
        path=path,
        routines=sheet.routines,
        movements=sheet.movements,
        contexts=tuple(sheet.contexts),
        rules=() if loose.items else tuple(loose.rules),
        progressions=sheet.progressions,
        plans=sheet.plans,
        log=tuple(sheet.log),
        params={name: known_of(atom) for name, atom in scope.params.items()},
        clauses=NO_CLAUSES if loose.items else clauses,
        headings=clauses.headings,
        imports=imports,
        library=scope.library,
        undefined=tuple(scope.undefined),
        origin=unit.source.span(unit.file.start, unit.file.end),
    )


def _params(unit: Unit, scope: Scope, settings: dict[str, nodes.Atom], contexts: frozenset[str]) -> None:
    """The parameters come first: any line may use one, wherever it is set."""
    others = frozenset(_contexts(unit)) - contexts
    params = Params(scope, settings, contexts, others, events=frozenset(_events(unit)))
    for statement in unit.file.statements:
        if isinstance(statement, nodes.Statement) and _head(statement) == "param":
            try:
                name, value = _arguments(statement, "param", scope)
                assert isinstance(name, nodes.Name)
                assert isinstance(value, nodes.Value)
                read_condition(statement.conditions, scope)
                params.collect(statement, name, value)
            except RejectedError:
                scope.note_undefined(statement)
                continue
            report_leftovers(statement, scope)
    params.work_out()


def _contexts(unit: Unit) -> Iterator[str]:
    """The names and aliases of the contexts in the file and in its routines."""
    for statement in nodes.statements(unit.file):
        if _head(statement) == "context":
            yield from (name.text for name in _names(statement.parts[1:]))


def _events(unit: Unit) -> Iterator[str]:
    """The names in lines `start birth` of plans."""
    for statement in unit.file.statements:
        if isinstance(statement, nodes.Statement) and statement.body and _head(statement) == "plan":
            for line in statement.body.statements:
                match line:
                    case nodes.Statement((nodes.Name("start"), nodes.Name(event), *_)):
                        yield event


def _defined(unit: Unit) -> Iterator[str]:
    """The names and aliases of the movements, progressions and routines in the file."""
    for statement in unit.file.statements:
        if isinstance(statement, nodes.Statement) and _head(statement) in ("movement", "progression", "routine"):
            yield from (name.text for name in _names(statement.parts[1:]))
            for line in statement.body.statements if statement.body else ():
                if isinstance(line, nodes.Statement) and _head(line) == "also":
                    yield from (name.text for name in _names(line.parts[1:]))


def _names(parts: Iterable[nodes.Part]) -> Iterator[nodes.Name]:
    for part in parts:
        items = part.items if isinstance(part, nodes.Listing) else (part,)
        yield from (item for item in items if isinstance(item, nodes.Name))


def _head(statement: nodes.Statement) -> str | None:
    first = statement.parts[0] if statement.parts else None
    return first.text if isinstance(first, nodes.Name) else None


def _belongs(statement: nodes.Statement, bare: str | None) -> bool:
    """Whether ``statement`` likely belongs into the definition above it, that of a ``bare`` word without braces."""
    if bare not in _INSIDE:
        return False
    return not (statement.parts or statement.conditions) or _head(statement) in _INSIDE[bare]


def _arguments(statement: nodes.Statement, word: str, scope: Scope) -> list[object]:
    cursor = Cursor(statement.parts, scope, at=1)
    values = arguments(cursor, table(Place.FILE)[word])
    cursor.check_end("A name of several words is written with underscores. What belongs inside stands in the braces.")
    return values


def _statement(statement: nodes.Statement, sheet: _Sheet) -> None:
    word = _head(statement)
    if word == "param":
        return  # parameters have been worked out before
    if word not in table(Place.FILE):
        read_line(statement, sheet.contents)
        return
    with sheet.scope.attempt() as trial:
        try:
            values = _arguments(statement, word, sheet.scope)
            if word in _BRACED:
                _check_braces(statement, word, sheet.scope)
            _READERS[word](statement, sheet, *values)
        except RejectedError:
            forget_head(statement, trial)
            sheet.scope.note_undefined(statement)
            if word in ("routine", "context"):
                read_inside(statement, sheet.contents)
            return
    report_leftovers(statement, sheet.scope)


def _check_braces(statement: nodes.Statement, word: str, scope: Scope) -> None:
    if statement.body is None:
        hint = f"Its first line ends with a {{: {shown(statement, scope).strip('`')} {{"
        scope.reject("M117", f"`{word}` holds lines in braces, and there are none.", statement, hint=hint)


def _mob(statement: nodes.Statement, sheet: _Sheet, version: Count) -> None:
    if version.low != LANGUAGE or not version.single:
        message = f"This file is written in version {version.low} of the language; I read version {LANGUAGE}."
        sheet.scope.report("M118", message, statement, hint="Update mobdsl, or write: mob 1")


def _import(statement: nodes.Statement, sheet: _Sheet, path: nodes.Text, alias: nodes.Name) -> None:
    """Nothing is left to do: imports have been followed before."""


def _routine(statement: nodes.Statement, sheet: _Sheet, name: nodes.Name, title: nodes.Text | None) -> None:
    _keep(read_routine(statement, sheet.scope, name, title), sheet.routines, statement, name, sheet.scope)


def _movement(
    statement: nodes.Statement, sheet: _Sheet, name: nodes.Name, title: nodes.Text | None, aliases: Names | None
) -> None:
    movement = read_movement(statement, sheet.scope, name, title, aliases)
    _keep(movement, sheet.movements, statement, name, sheet.scope)


def _context(
    statement: nodes.Statement, sheet: _Sheet, name: nodes.Name, title: nodes.Text | None, aliases: Names | None
) -> None:
    keep_context(read_context(statement, sheet.scope, name, title, aliases), sheet.contexts, sheet.scope)


def _progression(statement: nodes.Statement, sheet: _Sheet, name: nodes.Name, title: nodes.Text | None) -> None:
    from mobdsl.lower.progressions import read_progression

    _keep(read_progression(statement, sheet.scope, name, title), sheet.progressions, statement, name, sheet.scope)


def _plan(statement: nodes.Statement, sheet: _Sheet, name: nodes.Name, title: nodes.Text | None) -> None:
    from mobdsl.lower.plans import read_plan

    if plan := read_plan(statement, sheet.scope, name, title):
        _keep(plan, sheet.plans, statement, name, sheet.scope)
    else:
        sheet.scope.note_undefined(statement)


def _did(statement: nodes.Statement, sheet: _Sheet, *arguments: object) -> None:
    from mobdsl.lower.log import read_entry

    read: Callable[..., Entry] = read_entry
    sheet.log.append(read(statement, sheet.scope, *arguments))


_BRACED = ("routine", "movement", "context", "progression", "plan")
"""The definitions that hold lines."""

_READERS: dict[str, Callable[..., None]] = {
    "mob": _mob,
    "import": _import,
    "routine": _routine,
    "movement": _movement,
    "context": _context,
    "progression": _progression,
    "plan": _plan,
    "did": _did,
}
"""What each word does that begins a statement of a file; `param` comes before all of them."""


def _keep(
    thing: _Defined, things: dict[str, _Defined], statement: nodes.Statement, name: nodes.Name, scope: Scope
) -> None:
    if thing.name in things:
        scope.report("M205", f"`{thing.name}` is defined twice.", name, hint="Give one of them another name.")
    elif "." in thing.name:
        scope.report("M205", "A name that is defined has no dot in it.", name, hint=thing.name.replace(".", "_"))
        scope.note_undefined(statement)
    else:
        things[thing.name] = thing


def _check_mob(unit: Unit, scope: Scope) -> None:
    """The version is said once, in front of everything that is to be read by it."""
    lines = unit.file.statements
    versions = [line for line in lines if isinstance(line, nodes.Statement) and _head(line) == "mob"]
    for line in versions[1:]:
        scope.report("M107", "`mob` is said twice.", line, hint="Keep the first of them.")
    if versions and versions[0] is not lines[0]:
        message = "The version stands in front of everything else."
        scope.warn("M115", message, versions[0], hint="Make it the first line.")
