"""The public functions. Each takes what the one before gives; none touches the disk but through `Files`."""

from __future__ import annotations

from functools import cached_property
from itertools import chain

from mobdsl import checks, library
from mobdsl.adapt.state import AS_WRITTEN
from mobdsl.checks import Check, On
from mobdsl.diagnostics import Diagnostic, Outcome, Severity, did_you_mean, has_errors
from mobdsl.language.names import normalised
from mobdsl.lint.cascades import Breaks, breaks, follows, once_a_cause, without_unused
from mobdsl.lint.config import NO_CONFIG, Config
from mobdsl.lint.config_loading import read_config
from mobdsl.lint.findings import Findings
from mobdsl.lint.rewriting import with_rewrites
from mobdsl.lint.suppressions import Policy, allowances
from mobdsl.lower.document import lower
from mobdsl.lower.memory import Memory
from mobdsl.lower.outline import asked_by_params
from mobdsl.model.conditions import facts
from mobdsl.model.items import walk
from mobdsl.project.imports import Files, Parsed, Project
from mobdsl.records import define, evolve, field
from mobdsl.select import Variant, conditions_in, deciding, known_contexts, select
from mobdsl.select.budget import TERMS_A_STEP, WORK_OF_A_VARIANT, Budget, OverBudgetError, budget_of
from mobdsl.source import Source
from mobdsl.suggest import nearest
from mobdsl.syntax import nodes
from mobdsl.syntax.parser import parse
from mobdsl.timeline.fit import fitted

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mobdsl.adapt.state import State
    from mobdsl.backends.base import Artifact, Job
    from mobdsl.model.conditions import Known
    from mobdsl.model.document import Document
    from mobdsl.model.log import Entry
    from mobdsl.model.plans import Plan
    from mobdsl.schedule.candidates import Reached
    from mobdsl.schedule.coming import Coming, Next
    from mobdsl.schedule.sessions import Schedule, Session
    from mobdsl.session.program_types import Program as SessionProgram
    from mobdsl.timeline.events import Timeline


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


def check(program: Program) -> tuple[Diagnostic, ...]:
    """All that there is to say about every variant of every routine: the whole, and each context by itself.

    In a file with broken lines no variant is what its author meant, so nothing is said of what it lacks.
    """
    document = program.document().value
    assert document is not None
    found = Findings()
    found.add(program.plugins.diagnostics)
    unit = program.project.units[program.path]
    found.add(program.heard(program.run(On.FILE, unit, program.project.files)))
    found.add(program.heard(program.run(On.DOCUMENT, document)))
    budget = budget_of(sum(1 for routine in document.routines.values() for _ in walk(routine.items)))
    here = ""
    try:
        for name, contexts, terms in _variants(document):
            budget.spend(terms // TERMS_A_STEP)
            here = " in ".join(f"`{part}`" for part in (name, *contexts))
            found.add(_timeline(program, name, contexts, budget).diagnostics, contexts)
        for plan in document.plans:
            here = f"the plan `{plan}`"
            found.add(_schedule(program, plan, budget=budget).diagnostics)
    except OverBudgetError:
        message = f"There is more in this file than can be worked out in every context: the check ends before {here}."
        hint = "Put routines into files of their own: what was not worked out is not checked either."
        found.add((Diagnostic("M309", message, document.origin, Severity.WARNING, hint=hint),))
    every = without_unused(found)
    if not program.whole:
        return tuple(finding for finding in every if not _needs_complete_file(finding.code))
    if not program.policy.allowed:
        return every
    from mobdsl.lint.codes.table import CODES

    known = CODES.keys() | program.policy.codes_of_checks
    of_project = frozenset(code for code, kind in CODES.items() if kind.of_project)
    return (*every, *program.policy.complaints(program.path, known, of_project))


def _needs_complete_file(code: str) -> bool:
    from mobdsl.lint.codes.without_checks import CODES_WITHOUT_CHECKS

    return code in CODES_WITHOUT_CHECKS and CODES_WITHOUT_CHECKS[code].needs_complete_file


def _variants(document: Document) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """Every routine as a whole, and in each context and with each fact that decides what of it is done.

    With each comes how many names its conditions ask for.
    """
    for name, routine in document.routines.items():
        contexts = known_contexts(document, routine)
        words = {word for context in contexts for word in context.names}
        names = (deciding(document, routine) | document.asking) - words
        asked = sorted(one for one in names if document.fact(one) is None)
        terms = sum(len(facts(condition)) for condition in conditions_in(document, routine))
        yield name, (), terms
        yield from ((name, (one,), terms) for one in (*(context.name for context in contexts), *asked))


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


def timeline(
    program: Program, routine: str | None = None, contexts: tuple[str, ...] = (), state: State = AS_WRITTEN
) -> Outcome[Timeline]:
    """The timeline of ``routine`` (the file's first where none is named) in ``contexts``, as the log has changed it.

    Infos are left to `check`.
    """
    contexts = tuple(map(normalised, contexts))
    return _timeline_alone(program, routine and normalised(routine), contexts, Budget(), state)


def _timeline_alone(
    program: Program, routine: str | None, contexts: tuple[str, ...], budget: Budget, state: State
) -> Outcome[Timeline]:
    """The timeline, or the error that it takes too long to work out; without infos."""
    try:
        made = _timeline(program, routine, contexts, budget, state)
    except OverBudgetError:
        return Outcome(None, (_over_budget(program, f"the routine `{routine}`" if routine else "the routine"),))
    return _without_infos(made)


def _without_infos(made: Outcome[Timeline]) -> Outcome[Timeline]:
    return evolve(made, diagnostics=tuple(one for one in made.diagnostics if one.severity is not Severity.INFO))


def _over_budget(program: Program, what: str) -> Diagnostic:
    document = program.document().value
    message = f"There is more in this file than can be worked out: it ends before {what}."
    hint = "Repeat things less often, or put routines into files of their own."
    return Diagnostic("M309", message, document.origin if document else None, hint=hint)


def _timeline(
    program: Program, routine: str | None, contexts: tuple[str, ...], budget: Budget, state: State = AS_WRITTEN
) -> Outcome[Timeline]:
    made = _laid_out(program, routine, contexts, budget, state)
    if made.value is None:
        return Outcome(None, program.heard(made.diagnostics))
    variant, shown = made.value
    found = program.run(On.VARIANT, variant, shown) if program.whole else ()
    return Outcome(shown, program.heard((*made.diagnostics, *found)))


def _laid_out(
    program: Program, routine: str | None, contexts: tuple[str, ...], budget: Budget, state: State
) -> Outcome[tuple[Variant, Timeline]]:
    """The variant of ``routine`` in ``contexts`` and its timeline."""
    budget.spend(WORK_OF_A_VARIANT + program.work_of_reading(contexts))
    lowered = program.document(contexts)
    document = lowered.value
    assert document is not None
    of_file = set(program.document().diagnostics)
    of_contexts = tuple(one for one in lowered.diagnostics if one not in of_file)
    if has_errors(of_contexts):
        return Outcome(None, of_contexts)
    name = routine or next(iter(document.routines), None)
    if name is None:
        hint = "A routine is a list of lines such as: dead_bug x8"
        if document.plans:
            hint = "This file has a plan: mobdsl schedule FILE"
        return Outcome(None, (Diagnostic("M208", "There is no routine in this file.", document.origin, hint=hint),))
    chosen = select(document, name, contexts, state)
    if chosen.value is None:
        return Outcome(None, (*of_contexts, *chosen.diagnostics))
    budget.spend(len(known_contexts(document, chosen.value.routine)) // 5)
    made = fitted(chosen.value, budget)
    return Outcome(made.value, (*of_contexts, *chosen.diagnostics, *made.diagnostics))


def session_program(
    program: Program, routine: str | None = None, contexts: tuple[str, ...] = (), state: State = AS_WRITTEN
) -> Outcome[SessionProgram]:
    """The program of a session of ``routine`` in ``contexts``, for players; see :func:`timeline`."""
    from mobdsl.session.alternatives import NAMES, shifted
    from mobdsl.session.program import program as program_of
    from mobdsl.source import position_in

    made = timeline(program, routine, contexts, state)
    if made.value is None:
        return Outcome(None, made.diagnostics)
    contexts = tuple(map(normalised, contexts))
    document = program.document(contexts).value
    assert document is not None
    others = {}
    for name in NAMES:
        if changed := shifted(made.value, document, state, name):
            other = _timeline_alone(program, made.value.name, contexts, Budget(), changed).value
            if other is not None:
                others[name] = other
    return Outcome(program_of(made.value, position_in(program.sources), others), made.diagnostics)


def coming(program: Program, name: str | None, date: dt.date, state: State = AS_WRITTEN) -> Outcome[Next]:
    """What is due on ``date``, or the next time after it, by the log's ``state``.

    ``name`` is a plan or a routine; without it the file's first plan counts, else its first routine.
    """
    from datetime import timedelta

    from mobdsl.schedule.coming import Next

    document = program.document().value
    assert document is not None
    plan = name if name in document.plans else None if name else next(iter(document.plans), None)
    if plan is None:
        made = _coming(program, name, (), state, None)
        return Outcome(Next(date=date, coming=(made.value,)) if made.value else None, made.diagnostics)
    planned = schedule(program, plan, date, date + timedelta(days=LOOKED_AHEAD), state)
    if planned.value is None:
        return Outcome(None, planned.diagnostics)

    done = {date} if state.last == date else set()
    sessions = [one for one in planned.value.sessions if one.timeline and not one.asks]
    first = next((one.start.date() for one in sessions if one.start.date() not in done), None)
    found = list(planned.diagnostics)
    every = []
    for session in sessions:
        if session.start.date() == first:
            made = _coming(program, session.doing.routine, session.doing.contexts, state, session)
            found.extend(made.diagnostics)
            every.extend([made.value] if made.value else [])
    return Outcome(Next(date=date, coming=tuple(every)), tuple(dict.fromkeys(found)))


LOOKED_AHEAD = 60
"""Days after which nothing is looked for that comes next."""


def _coming(
    program: Program, routine: str | None, contexts: tuple[str, ...], state: State, session: Session | None
) -> Outcome[Coming]:
    from mobdsl.schedule.coming import coming as with_log

    made = _laid_out(program, routine and normalised(routine), contexts, Budget(), state)
    if made.value is None:
        return Outcome(None, program.heard(made.diagnostics))
    variant, shown = made.value
    return Outcome(with_log(variant, shown, state, session))


def schedule(
    program: Program,
    plan: str | None = None,
    first: dt.date | None = None,
    last: dt.date | None = None,
    state: State = AS_WRITTEN,
) -> Outcome[Schedule]:
    """The sessions of ``plan`` (the file's first where none is named) from ``first`` to ``last``, both included.

    They are as the log has changed them, ``state``.
    """
    return _schedule_alone(program, plan, first, last, Budget(), state)


def _schedule_alone(
    program: Program,
    plan: str | None,
    first: dt.date | None,
    last: dt.date | None,
    budget: Budget,
    state: State,
) -> Outcome[Schedule]:
    """The schedule, or the error that it takes too long to work out."""
    try:
        return _schedule(program, plan, first, last, budget=budget, state=state)
    except OverBudgetError:
        return Outcome(None, (_over_budget(program, f"the plan `{plan}`" if plan else "the plan"),))


def _schedule(
    program: Program,
    plan: str | None,
    first: dt.date | None = None,
    last: dt.date | None = None,
    *,
    budget: Budget,
    state: State = AS_WRITTEN,
) -> Outcome[Schedule]:
    from mobdsl.schedule.expand import expand
    from mobdsl.schedule.settle import settle

    document = program.document().value
    assert document is not None
    name = plan or next(iter(document.plans), None)
    if name not in document.plans:
        return Outcome(None, (_no_plan(document, plan),))
    settled = settle(document.plans[name], document)
    chosen = settled.value
    assert chosen is not None
    calm = evolve(state, stops=()) if state.stops else state
    timelines: dict[tuple[str, tuple[str, ...]], Timeline] = {}
    found = Findings()
    found.add(program.heard(settled.diagnostics))
    for doing in chain.from_iterable(line.doings for line in chosen.lines):
        key = (doing.routine, doing.contexts)
        if doing.habit or key in timelines:
            continue
        made = _without_infos(_timeline(program, doing.routine, doing.contexts, budget, calm))
        unknown = tuple(one for one in made.diagnostics if one.code in ("M206", "M210"))
        found.add(program.heard(evolve(one, span=doing.origin, related=()) for one in unknown))
        found.add((one for one in made.diagnostics if one not in unknown), doing.contexts)
        if made.value is not None:
            timelines[key] = made.value
    if has_errors(found):
        return Outcome(None, tuple(found))
    reached = _reached(document.plans[name], state)
    expanded = expand(chosen, timelines, first, last, budget, reached)
    if expanded.value is not None and name in state.again:
        from mobdsl.schedule.again import weeks_again

        planned = weeks_again(chosen, state.again[name], expanded.value, first, last)
        more = [expand(plan, timelines, begin, end, budget, reached).value for plan, begin, end in planned.parts]
        sessions = chain(planned.before, *(part.sessions for part in more if part))
        expanded = evolve(expanded, value=evolve(expanded.value, sessions=tuple(sessions)))
    found.add(program.heard(expanded.diagnostics))
    if expanded.value is not None and state.stops:
        expanded = evolve(expanded, value=_stopped(program, expanded.value, state, budget))
    if expanded.value is not None and program.whole:
        found.add(program.heard(program.run(On.SCHEDULE, expanded.value)))
    return Outcome(expanded.value, tuple(found))


def _stopped(program: Program, planned: Schedule, state: State, budget: Budget) -> Schedule:
    """``planned``, where the next session of what was stopped begins with that."""
    waiting = {stop.routine for stop in state.stops}
    sessions = list(planned.sessions)
    for place, session in enumerate(planned.sessions):
        shown = session.timeline
        is_next = state.last is None or session.start.date() > state.last
        if shown and is_next and shown.name in waiting and not session.asks:
            waiting.discard(shown.name)
            made = _timeline(program, session.doing.routine, session.doing.contexts, budget, state).value
            sessions[place] = evolve(session, timeline=made or shown)
    return evolve(planned, sessions=tuple(sessions))


def _reached(plan: Plan, state: State) -> Reached | None:
    """Whose turn it is in ``plan`` by what was done."""
    turns = {plan.lines[place].origin: turn for (name, place), turn in state.turns.items() if name == plan.name}
    if not turns or state.last is None:
        return None
    from mobdsl.schedule.candidates import Reached

    return Reached(state.last, turns)


def _no_plan(document: Document, plan: str | None) -> Diagnostic:
    if plan is None:
        hint = 'plan back { start 2026-03-02; zone "Europe/Berlin"; on mon, thu at 07:00 do evening }'
        hint = f"For example: {hint}"
        if document.routines:
            hint = f"This file has a routine: mobdsl timeline FILE. {hint}"
        return Diagnostic("M209", "There is no plan in this file.", document.origin, hint=hint)
    near = nearest(plan, document.plans)
    hint = did_you_mean(near) if near else f"Its plans: {', '.join(document.plans) or 'none'}."
    return Diagnostic("M209", f"There is no plan `{plan}`.", document.origin, hint=hint)


def job(
    program: Program,
    contexts: tuple[str, ...] = (),
    routine: str | None = None,
    done: Callable[[], None] = lambda: None,
    state: State = AS_WRITTEN,
) -> Outcome[Job]:
    """Everything that an output may need: the timelines of the file's routines in ``contexts``, its plans' sessions.

    ``done`` is called after each routine and each plan.
    """
    from mobdsl.backends.base import Job

    contexts = tuple(map(normalised, contexts))
    document = program.document(contexts).value
    assert document is not None
    budget = budget_of(sum(1 for each in document.routines.values() for _ in walk(each.items)))
    found: list[Diagnostic] = []
    timelines = []
    for name in (routine,) if routine else document.routines:
        made = _timeline_alone(program, normalised(name), contexts, budget, state)
        found.extend(made.diagnostics)
        if made.value is not None:
            timelines.append(made.value)
        done()
    schedules = []
    for name in document.plans:
        planned = _schedule_alone(program, name, None, None, budget, state)
        found.extend(planned.diagnostics)
        if planned.value is not None:
            schedules.append(planned.value)
        done()
    made_job = Job(document=document, timelines=tuple(timelines), schedules=tuple(schedules), sources=program.sources)
    return Outcome(made_job, tuple(dict.fromkeys(found)))


def build(job: Job, name: str, given: Mapping[str, str] | None = None) -> Outcome[tuple[Artifact, ...]]:
    """The files that the output ``name`` makes of ``job``; ``given`` are its options as one types them."""
    from mobdsl.backends import registry

    loaded = registry.load(name)
    if loaded.value is None:
        return Outcome(None, loaded.diagnostics)
    options = registry.options(loaded.value, given or {})
    if options.value is None:
        return Outcome(None, options.diagnostics)
    made = registry.run(loaded.value, job, options.value)
    return Outcome(made.value, (*loaded.diagnostics, *options.diagnostics, *made.diagnostics))
