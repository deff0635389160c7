"""Safety, questions and adaptations: which count here, what they ask, what people have to know of them."""

from __future__ import annotations

from mobdsl.model.adaptations import Adaptation
from mobdsl.model.clauses import Clauses, Guard, Heading
from mobdsl.model.conditions import facts
from mobdsl.model.guards import Ask, Clearance, Never, Stop, Warn
from mobdsl.model.items import Do, Step, walk
from mobdsl.model.names import words_of
from mobdsl.records import evolve
from mobdsl.select.tree import Group, Leaf, Node, Notice, Prompt, any_kept, changed, leaves
from mobdsl.wording.phrases import adaptation_words, ask_words, condition_words, duration_words, with_sides

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    from mobdsl.model.amounts import Duration
    from mobdsl.model.conditions import Condition
    from mobdsl.model.items import Item
    from mobdsl.model.progressions import Level, Progression
    from mobdsl.model.rules import Rule
    from mobdsl.select.tree import Lines

Holds: TypeAlias = "Callable[[Condition | None], bool | None]"

_WHEN = ("before", "after", "each")


def in_force(rule: Rule, holds: Holds) -> bool:
    """Whether ``rule`` counts. Unanswered, a gate blocks, a warning shows, and everything else does not count."""
    match rule:
        case Stop() | Adaptation():
            return True
        case Clearance() | Warn() | Never():
            return holds(rule.condition) is not False
    return holds(rule.condition) is True


def applicable(guards: tuple[Guard, ...], holds: Holds) -> tuple[Guard, ...]:
    """Those of ``guards`` that count."""
    return tuple(guard for guard in guards if in_force(guard, holds))


def forbidden(rules: tuple[Rule, ...], holds: Holds) -> tuple[Never, ...]:
    """The prohibitions among ``rules`` that hold for certain."""
    return tuple(rule for rule in rules if isinstance(rule, Never) and holds(rule.condition) is True)


def count_of_prompts(rules: tuple[Rule, ...], lines: Lines) -> int:
    """How many gates and questions :func:`with_prompts` would put into ``lines``."""
    asks = [rule for rule in rules if isinstance(rule, Ask) and rule.delay is None]
    each = sum(ask.when == "each" for ask in asks)
    return len(rules) + sum(_prompts_of(node, each) for line in lines for node in line)


def _prompts_of(node: Node, each: int) -> int:
    """How many prompts stand in and around ``node``, of which ``each`` come behind every movement."""
    if isinstance(node, Leaf):
        return each + len(node.clauses.guards)
    if not isinstance(node, Group):
        return 0
    own = sum(guard.when == "each" for guard in node.clauses.guards if isinstance(guard, Ask))
    return len(node.clauses.guards) + sum(_prompts_of(child, each + own) for child in node.children)


def with_prompts(rules: tuple[Rule, ...], undecided: tuple[Rule, ...], lines: Lines) -> Lines:
    """``lines`` with gates and questions put in, and cautions on the movements that they name.

    A gate that depends on an answer comes behind the question. Questions of the ``undecided`` rules wait for answers.
    """
    asks = [_prompt(rule) for rule in rules if isinstance(rule, Ask) and rule.delay is None]
    waits = (rule for rule in undecided if isinstance(rule, Ask) and rule.delay is None)
    asks += [evolve(_prompt(rule), kept=False, waiting=True, open=rule.condition) for rule in waits]
    before, after, each = (tuple(one for one in asks if one.ask and one.ask.when == when) for when in _WHEN)
    answers = {prompt.ask.name for prompt in before if prompt.ask}
    gates = [rule for rule in rules if isinstance(rule, Clearance)]
    late = [rule for rule in gates if any(fact.name in answers for fact in facts(rule.condition))]
    first, second = (tuple(_gate(rule) for rule in gates if (rule in late) is is_late) for is_late in (False, True))
    for rule in rules:
        if isinstance(rule, Warn) and rule.targets:
            lines = tuple(tuple(changed(node, _cautioned(rule)) for node in line) for line in lines)
    asking = (tuple(inner for node in line for inner in _asking(node, each)) for line in lines)
    return (first, before, second, *asking, after)


def _gate(rule: Clearance) -> Prompt:
    title = f"If {condition_words(rule.condition)}" if rule.condition else "Before you start"
    return Prompt(title=title, text=with_sides(rule.text), open=rule.condition, origin=rule.origin)


def _prompt(ask: Ask) -> Prompt:
    return Prompt(title=with_sides(ask.text), text=with_sides(ask_words(ask)), ask=ask, origin=ask.origin)


def _cautioned(rule: Warn) -> Callable[[Leaf], Leaf]:
    def change(leaf: Leaf) -> Leaf:
        if not leaf.names & set(rule.targets):
            return leaf
        text = f"If {condition_words(rule.condition)}: {rule.text}" if rule.condition else rule.text
        heading = Heading("caution", text, origin=rule.origin)
        return evolve(leaf, clauses=evolve(leaf.clauses, headings=(*leaf.clauses.headings, heading)))

    return change


def _asking(node: Node, each: tuple[Prompt, ...], *, own: bool = True) -> Iterator[Node]:
    """``node`` with ``each`` behind every movement in it, and with the questions of its ``own`` body around it.

    A routine that is done in place has asked its own already.
    """
    if not isinstance(node, Leaf | Group):
        yield node
        return
    if not each and isinstance(node, Leaf) and not node.clauses.guards:
        yield node
        return
    inside = tuple(leaves((node,)))
    kept = any(leaf.kept for leaf in inside)
    waiting = not kept and any(leaf.waiting for leaf in inside)
    chained = isinstance(node, Group) and node.chained
    said = next(leaves((node,))).clauses if chained else node.clauses
    asks = [ask for ask in _asks(said) if ask.delay is None] if own else []

    def of_node(prompt: Prompt) -> Prompt:
        if kept:
            return prompt
        return evolve(prompt, kept=False, waiting=waiting, by=node)

    mine = {when: [of_node(_prompt(ask)) for ask in asks if ask.when == when] for when in _WHEN}
    if mine["before"]:
        first, *others = mine["before"]
        yield from (evolve(first, at=node.at, at_origin=node.at_origin), *others)
        node = evolve(node, at=None)
    if isinstance(node, Group) and not chained:
        own = own and node.brought is None
        inner = (asked for child in node.children for asked in _asking(child, (*mine["each"], *each), own=own))
        yield evolve(node, children=tuple(inner))
        yield from mine["after"]
    else:
        yield node
        yield from (*mine["each"], *mine["after"], *map(of_node, each))


def _asks(clauses: Clauses) -> list[Ask]:
    return [guard for guard in clauses.guards if isinstance(guard, Ask)]


def stop_words(stop: Stop) -> str:
    """What makes one stop, and what to do then."""
    reason = condition_words(stop.condition)
    return f"{reason[:1].upper()}{reason[1:]}: {stop.text or 'stop'}"


def stop_headings(guards: tuple[Guard, ...]) -> tuple[Heading, ...]:
    """The stop rules of an item's body, for the sheet."""
    return tuple(Heading("stop", stop_words(guard), origin=guard.origin) for guard in guards if isinstance(guard, Stop))


def of_rules(rules: tuple[Rule, ...], holds: Holds, of: str | None = None) -> Iterator[Notice]:
    """What people have to know because of ``rules``, in the order written; ``of`` is the part that these are about."""
    part = f"{of}: " if of else ""
    for rule in rules:
        match rule:
            case Clearance():
                unknown = rule.condition is not None and holds(rule.condition) is None
                when = condition_words(rule.condition) if unknown and rule.condition else None
                yield Notice(kind="clearance", text=rule.text, when=when, of=of, origin=rule.origin)
            case Warn(targets=()):
                when = condition_words(rule.condition) if rule.condition else None
                yield Notice(kind="caution", text=rule.text, when=when, of=of, origin=rule.origin)
            case Stop():
                yield Notice(kind="stop", text=stop_words(rule), of=of, stop=rule, origin=rule.origin)
            case Never():
                unknown = rule.condition is not None and holds(rule.condition) is None
                when = condition_words(rule.condition) if unknown and rule.condition else None
                yield Notice(kind="never", text=_never_words(rule), when=when, of=of, origin=rule.origin)
            case Ask(delay=delay) if delay:
                yield _later(rule, delay, part)
            case Adaptation():
                yield Notice(kind="adaptation", text=adaptation_words(rule), of=of, adaptation=rule, origin=rule.origin)


def of_nodes(nodes: tuple[Node, ...]) -> Iterator[Notice]:
    """What people have to know of single movements and blocks, and of what is done in place."""
    for node in nodes:
        if isinstance(node, Leaf) and node.progression:
            yield from _ladder(node, node.progression)
        if isinstance(node, Leaf | Group):
            of = f"{node.title}: " if node.title else ""
            yield from (_later(ask, ask.delay, of) for ask in _asks(node.clauses) if ask.delay)
            for guard in node.clauses.guards:
                if isinstance(guard, Adaptation):
                    text = adaptation_words(guard)
                    yield Notice(kind="adaptation", text=text, of=node.title, adaptation=guard, origin=guard.origin)
        if isinstance(node, Leaf) and node.optional and not node.kept:
            yield Notice(kind="optional", text=node.title, when=node.reason, origin=node.origin)
        if isinstance(node, Group):
            if node.brought and any_kept((node,)):
                yield from node.brought.notices
            yield from of_nodes(node.children)


def _later(ask: Ask, delay: Duration, of: str = "") -> Notice:
    """A question that is put off; ``of`` names the movement or block that it belongs to."""
    question = evolve(ask, text=with_sides(f"{of}{ask.text}"))
    text = f"{ask_words(question)} {duration_words(delay.low)} later"
    return Notice(kind="ask", text=text, ask=question, origin=ask.origin)


def _ladder(leaf: Leaf, progression: Progression) -> Iterator[Notice]:
    """The rungs, which of them counts, and what moves people up or down."""
    rungs = ", then ".join(map(_done_on, progression.levels))
    yield Notice(kind="ladder", text=f"{leaf.level}: {rungs}", origin=leaf.origin)
    for adaptation in progression.adaptations:
        text = adaptation_words(adaptation)
        yield Notice(
            kind="adaptation", text=text, of=progression.title, adaptation=adaptation, origin=adaptation.origin
        )


def _done_on(level: Level) -> str:
    """What is done on ``level``, in words."""
    names = [level.movement] if level.movement else [name for item in walk(level.items) for name in _named_by(item)]
    return " and ".join(dict.fromkeys(map(words_of, names)))


def _named_by(item: Item) -> tuple[str, ...]:
    match item:
        case Do(routine=routine):
            return (routine,)
        case Step(uses=uses):
            return tuple(use.movement for use in uses)
    return ()


def _never_words(rule: Never) -> str:
    where = f" on the {words_of(rule.area)}" if rule.area else ""
    reason = f": {rule.text}" if rule.text else ""
    return f"Never {words_of(rule.target)}{where}{reason}"
