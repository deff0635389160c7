"""A parsed file to a document."""

from __future__ import annotations

from mobdsl.diagnostics import Diagnostic, Outcome, has_errors
from mobdsl.lower.builders import BodyBuilder
from mobdsl.lower.definitions import routine_of
from mobdsl.lower.memory import report_again, watched
from mobdsl.lower.outline import belongs, contexts_in, defined_in, events_in, head
from mobdsl.lower.params import Params, collect, known_of
from mobdsl.lower.scope import RejectedError, Scope, readable
from mobdsl.lower.statements import Sheet, read_statement, statement_arguments
from mobdsl.lower.unconsumed import report_leftovers
from mobdsl.model.clauses import NO_CLAUSES
from mobdsl.model.conditions import facts, nothing_known
from mobdsl.model.document import Document, name_of_file, title_of_file
from mobdsl.model.library import EMPTY, Library
from mobdsl.records import define, evolve, field
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from mobdsl.lower.memory import Memory
    from mobdsl.lower.params import Lines
    from mobdsl.model.conditions import Facts
    from mobdsl.project.imports import Import, Project, Unit


def lower(
    project: Project,
    path: str,
    settings: Mapping[str, nodes.Atom],
    contexts: frozenset[str] = frozenset(),
    library: Library = EMPTY,
    memory: Memory | None = None,
    told: Facts = nothing_known,
) -> Outcome[Document]:
    """What the file ``path``, loaded in ``project``, means.

    ``settings`` are the values of parameters set from outside (`alias.name` for those of an import); ``contexts`` the
    names selected, which conditions on parameters may ask for; ``library`` knows movements that no file defines. Who
    asks for the same file in several contexts gives the same ``memory``. ``told`` is what is known of the person.
    """
    reading = _Reading(project, library, memory, told)
    document = reading.document(path, dict(settings), contexts)
    return Outcome(document, tuple(dict.fromkeys(reading.diagnostics)))


@define
class _Reading:
    """Files being lowered. ``done`` are the documents that others import: each once for the settings passed to it."""

    project: Project
    library: Library
    memory: Memory | None
    told: Facts
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
            movements=frozenset(defined_in(unit)),
            routines=frozenset(defined_in(unit, "routine")),
            library=self.library,
        )
        scope.imports = {alias: self.scopes[id(imported)] for alias, imported in imports.items()}
        document = _document(unit, scope, settings, contexts, imports, self.memory, self.told)
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
    active: frozenset[str],
    imports: dict[str, Document],
    memory: Memory | None,
    told: Facts,
) -> Document:
    path = unit.source.path
    asking = _params(unit, scope, settings, active, memory, told)
    _check_mob(unit, scope)
    sheet = Sheet(scope, BodyBuilder.of(scope, "file"), memory)
    bare: str | None = None
    for statement in readable(unit.file.statements, scope):
        if not belongs(statement, bare):
            read_statement(statement, sheet)
            bare = head(statement) if statement.body is None else None
    _gather_loose(sheet, unit)
    loose = sheet.contents
    clauses = loose.builder.finish(unit.source.span(0, 0))
    if not loose.items and loose.lasting and not has_errors(scope.diagnostics):  # else a broken line is what lasts
        hint = "Put it between the braces of the routine whose length it is."
        scope.report("M115", "`lasts` stands in no routine here.", loose.lasting, hint=hint)
    says_how = clauses != evolve(NO_CLAUSES, headings=clauses.headings)
    if loose.clause and says_how and not (sheet.routines or imports or scope.diagnostics):
        hint = "Put a movement in front of it: plank hold 10s"
        scope.report("M108", "This says how movements are done, and there are none.", loose.clause, hint=hint)
    if sheet.log:
        from mobdsl.lower.log import check_log

        imported = (f"{alias}.{name}" for alias, document in imports.items() for name in document.routines)
        check_log(sheet.log, (*sheet.routines, *imported), scope)
    return Document(
        path=path,
        routines=sheet.routines,
        movements=sheet.movements,
        contexts=tuple(sheet.contexts.values()),
        rules=() if loose.items else tuple(loose.rules),
        progressions=sheet.progressions,
        plans=sheet.plans,
        log=tuple(sheet.log),
        params={name: known_of(atom) for name, atom in scope.params.items()},
        asking=asking,
        clauses=NO_CLAUSES if loose.items else clauses,
        headings=clauses.headings,
        imports=imports,
        library=scope.library,
        undefined=tuple(scope.undefined),
        origin=unit.source.span(unit.file.start, unit.file.end),
    )


def _gather_loose(sheet: Sheet, unit: Unit) -> None:
    """The lines outside of definitions, where they do something: a routine that is called as the file is."""
    scope, loose = sheet.scope, sheet.contents
    defined = sheet.routines or sheet.movements or sheet.progressions or sheet.plans or unit.imports
    questions = loose.rules and not (defined or sheet.contexts)  # by themselves they are a routine too
    if not (loose.items or questions):
        return
    name = name_of_file(unit.source.path)
    place = unit.source.span(unit.file.start, unit.file.start)
    if name in sheet.routines:
        hint = "Put the lines that stand in no routine into one, or give the routine another name."
        message = f"The lines outside of routines are called `{name}`, as the file is, and so is a routine."
        scope.report("M205", message, sheet.routines[name].origin or place, hint=hint)
    sheet.routines.setdefault(name, routine_of(name, title_of_file(name), loose, place))


def _params(
    unit: Unit,
    scope: Scope,
    settings: dict[str, nodes.Atom],
    active: frozenset[str],
    memory: Memory | None,
    told: Facts,
) -> frozenset[str]:
    """The parameters come first: any line may use one, wherever it is set. Returns what their conditions ask for."""
    path = unit.source.path
    if memory is not None and path in memory.params:
        lines, reported = memory.params[path]
        report_again(reported, scope)
    else:
        lines, reported = watched(scope, lambda: _lines_of_params(unit, scope))
        if memory is not None:
            memory.params[path] = (lines, reported)
    others = frozenset(contexts_in(unit)) - active
    Params(scope, settings, active, others, frozenset(events_in(unit)), lines, told).work_out()
    conditions = (param.condition for of_name in lines.values() for param in of_name if param.condition)
    return frozenset(fact.name for condition in conditions for fact in facts(condition))


def _lines_of_params(unit: Unit, scope: Scope) -> Lines:
    lines: Lines = {}
    for statement in unit.file.statements:
        if isinstance(statement, nodes.Statement) and head(statement) == "param":
            try:
                name, value = statement_arguments(statement, "param", scope)
                assert isinstance(name, nodes.Name)
                assert isinstance(value, nodes.Value)
                collect(statement, name, value, lines, scope)
            except RejectedError:
                scope.note_undefined(statement)
                continue
            report_leftovers(statement, scope)
    return lines


def _check_mob(unit: Unit, scope: Scope) -> None:
    """The version is said once, in front of everything that is to be read by it."""
    lines = unit.file.statements
    versions = [line for line in lines if isinstance(line, nodes.Statement) and head(line) == "mob"]
    for line in versions[1:]:
        scope.report("M107", "`mob` is said twice.", line, hint="Keep the first of them.")
    if versions and versions[0] is not lines[0]:
        message = "The version stands in front of everything else."
        scope.warn("M115", message, versions[0], hint="Make it the first line.")
