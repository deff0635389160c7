"""Two contexts that cannot be had together

One line requires what another one skips. Each holds in a situation of its own, so neither does harm alone; but both
situations can come together, and then there is no right answer.

    plank 30s; twist 30s each side
    context golf { require twist }
    context pre_round { skip twist }

Use instead:

    plank 30s; twist 30s each side
    context golf { require twist if not pre_round }
    context pre_round { skip twist }
"""

from collections.abc import Iterable, Iterator
from itertools import product

from attrs import frozen

from mobdsl.checks.base import On
from mobdsl.diagnostics import Diagnostic, Related, Severity
from mobdsl.model.conditions import Condition, Either, Every, Fact, holds
from mobdsl.model.rules import Require, Rule, Skip
from mobdsl.select import known_contexts, known_in
from mobdsl.select.tree import Variant, leaves
from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M248"
LEVEL = Severity.WARNING

MOST_PAIRS = 10_000
"""How many pairs of rules are looked at."""


@frozen
class _Placed:
    """A rule with the names that have to be selected for it to count: those of its context and of its `if`."""

    rule: Require | Skip
    names: frozenset[str]


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for each two lines that clash where two situations meet. Where one is enough, selection says so."""
    if variant.contexts:
        return
    placed = list(_placed(variant))
    requiring = [one for one in placed if isinstance(one.rule, Require)]
    skipping = [one for one in placed if isinstance(one.rule, Skip)]
    if not (requiring and skipping) or len(requiring) * len(skipping) > MOST_PAIRS:
        return
    called = _called(variant)
    seen: set[tuple[Rule, Rule]] = set()
    for required, skipped in product(requiring, skipping):
        names = required.names | skipped.names
        if len(names) < 2 or (required.rule, skipped.rule) in seen:
            continue
        both = _both(required.rule, skipped.rule, called)
        if both and _meet(variant, required.rule, skipped.rule, names):
            seen.add((required.rule, skipped.rule))
            origin = required.rule.origin
            together = " and ".join(f"`{name}`" for name in sorted(names))
            yield Diagnostic(
                CODE,
                f"Where {together} come together, `{both}` is required and skipped.",
                skipped.rule.origin,
                LEVEL,
                hint="Say which of them wins: put `if not …` behind the other line.",
                related=(Related(origin, "this line requires it"),) if origin else (),
            )


def _placed(variant: Variant) -> Iterator[_Placed]:
    everywhere = ((rule, frozenset[str]()) for rule in (*variant.routine.rules, *variant.document.rules))
    contexts = known_contexts(variant.document, variant.routine)
    inside = ((rule, frozenset((context.name,))) for context in contexts for rule in context.rules)
    for rule, names in (*everywhere, *inside):
        if isinstance(rule, Require | Skip):
            yield from (_Placed(rule, names | asked) for asked in _asked(rule.condition))


def _asked(condition: Condition | None) -> Iterable[frozenset[str]]:
    """The sets of names each of which could make ``condition`` true."""
    match condition:
        case Fact(name):
            return (frozenset((name,)),)
        case Every(parts):
            return tuple(frozenset().union(*one) for one in product(*map(_asked, parts)))[:8]
        case Either(parts):
            return tuple(one for part in parts for one in _asked(part))[:8]
    return (frozenset(),)


def _called(variant: Variant) -> dict[str, frozenset[tuple[int, int]]]:
    """The places of what each name calls."""
    places: dict[str, set[tuple[int, int]]] = {}
    for leaf in leaves(variant.nodes):
        for name in leaf.names:
            places.setdefault(name, set()).add((leaf.line, leaf.item))
    return {name: frozenset(called) for name, called in places.items()}


def _both(required: Rule, skipped: Rule, called: dict[str, frozenset[tuple[int, int]]]) -> str | None:
    """The name that is required and of which something is skipped."""
    assert isinstance(required, Require) and isinstance(skipped, Skip)  # noqa: PT018
    nothing: frozenset[tuple[int, int]] = frozenset()
    going = nothing.union(*(called.get(target.name, nothing) for target in skipped.targets))
    return next((target.name for target in required.targets if called.get(target.name, nothing) & going), None)


def _meet(variant: Variant, required: Rule, skipped: Rule, names: frozenset[str]) -> bool:
    known = known_in(variant.document, variant.routine, names)
    return all(holds(rule.condition, known) is True for rule in (required, skipped))
