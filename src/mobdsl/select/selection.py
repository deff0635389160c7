"""A routine, in contexts, to its variant."""

from __future__ import annotations

from mobdsl.adapt.state import AS_WRITTEN
from mobdsl.diagnostics import Outcome, has_errors
from mobdsl.model.clauses import applicable
from mobdsl.model.rules import KeepClock, OrderBy
from mobdsl.records import evolve
from mobdsl.select import notices
from mobdsl.select.build import Builder, unknown_routine
from mobdsl.select.environment import Environment, environment
from mobdsl.select.names import called, chosen, known_contexts
from mobdsl.select.rests import with_rests
from mobdsl.select.tree import Node, Notice, Variant, any_kept, done_in
from mobdsl.wording.phrases import with_sides

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.adapt.state import State
    from mobdsl.model.clauses import Heading
    from mobdsl.model.document import Document
    from mobdsl.model.routines import Context


def select(
    document: Document, name: str, contexts: tuple[str, ...] = (), state: State = AS_WRITTEN
) -> Outcome[Variant]:
    """The variant of the routine ``name`` in ``contexts`` as the log has changed it, ``state``.

    None where the routine or a context is unknown.
    """
    home = document.routine(name)
    if home is None:
        return Outcome(None, (unknown_routine(document, name),))
    routine, document = home
    picked, unknown = chosen(document, routine, contexts)
    if unknown:
        return Outcome(None, unknown)
    active = frozenset(contexts).union(*(context.names for context in picked))
    here = environment(document, routine, active, called(known_contexts(document, routine)))
    builder = Builder(evolve(here, state=state))
    nodes = with_rests(builder.nodes())
    remembered: tuple[Notice, ...] = ()
    if state is not AS_WRITTEN:
        from mobdsl.select import remembered as log

        remembered = tuple(log.notices(state, nodes, routine.name))
        nodes = (*log.gates(state, routine.name, here.rules, nodes), *nodes)
    aliases = {alias: context.name for context in picked for alias in context.aliases}
    variant = Variant(
        document=document,
        routine=evolve(routine, headings=_words(here, picked, nodes)),
        headings=_settled_words(here, document.headings),
        contexts=tuple(dict.fromkeys(aliases.get(context, context) for context in contexts)),
        nodes=nodes,
        lasts=routine.lasts,
        keep_clock=any(isinstance(rule, KeepClock) for rule in here.rules),
        rank=next((rule.rank for rule in here.rules if isinstance(rule, OrderBy)), None),
        rules=here.rules,
        forbidden=notices.forbidden(here.rules, here.holds),
        notices=(*_notices(here, builder.waiting, nodes), *remembered),
    )
    diagnostics = tuple(builder.progress.diagnostics)
    return Outcome(None if has_errors(diagnostics) and not nodes else variant, diagnostics)


def _words(here: Environment, contexts: tuple[Context, ...], nodes: tuple[Node, ...]) -> tuple[Heading, ...]:
    """What the routine has to say in ``contexts``, and what it does in place."""
    own = (*here.routine.headings, *(heading for context in contexts for heading in context.headings))
    brought = (heading for node, other in done_in(nodes) if any_kept((node,)) for heading in other.headings)
    return _settled_words(here, (*own, *brought))


def _settled_words(here: Environment, headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Those of ``headings`` that count, each once; they are about no side."""
    return tuple(
        evolve(heading, text=with_sides(heading.text)) for heading in dict.fromkeys(applicable(headings, here.known))
    )


def _notices(here: Environment, waiting: list[Notice], nodes: tuple[Node, ...]) -> tuple[Notice, ...]:
    """What people have to know beside the steps."""
    every = (*notices.of_rules(here.rules, here.holds), *waiting, *notices.of_nodes(nodes))
    return tuple(dict.fromkeys(evolve(notice, text=with_sides(notice.text)) for notice in every))
