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

from __future__ import annotations

from itertools import islice, product

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Related, Severity
from mobdsl.model.conditions import Condition, Either, Every, Fact, holds
from mobdsl.model.rules import Require, Rule, Skip
from mobdsl.records import frozen
from mobdsl.select import known_in, own_contexts
from mobdsl.select.tree import Variant, leaves

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TypeAlias

    from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M248"
SEVERITY = Severity.WARNING

MOST_PAIRS = 10_000
"""How many pairs of rules are looked at."""
MOST_WAYS = 8
"""In how many ways a condition is made true, at the most."""


_Places: TypeAlias = "frozenset[tuple[int, int]]"


@frozen
class _Placed:
    """A rule with the ``places`` that it speaks of, and ``names`` that have to be selected for it to count.

    The names are those of its context and of its `if`.
    """

    rule: Require | Skip
    places: _Places
    names: frozenset[str]


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for each two lines that clash where two situations meet. Where one is enough, selection says so."""
    if variant.contexts:
        return
    called = _called(variant)
    placed = list(_placed(variant, called))
    requiring = [one for one in placed if isinstance(one.rule, Require)]
    skipping = [one for one in placed if isinstance(one.rule, Skip)]
    if len(requiring) * len(skipping) > MOST_PAIRS:
        return
    seen: set[tuple[Rule, Rule]] = set()
    for required, skipped in product(requiring, skipping):
        pair, names = (required.rule, skipped.rule), required.names | skipped.names
        if len(names) > 1 and pair not in seen and required.places & skipped.places and _meet(variant, pair, names):
            seen.add(pair)
            yield _finding(required, skipped, names, called)


def _finding(required: _Placed, skipped: _Placed, names: frozenset[str], called: Mapping[str, _Places]) -> Diagnostic:
    both = next(one.name for one in required.rule.targets if called.get(one.name, frozenset()) & skipped.places)
    together = " and ".join(f"`{name}`" for name in sorted(names))
    message = f"Where {together} come together, `{both}` is required and skipped."
    origin = required.rule.origin
    related = (Related(origin, "this line requires it"),) if origin else ()
    hint = "Say which of them wins: put `if not …` behind the other line."
    return Diagnostic(CODE, message, skipped.rule.origin, SEVERITY, hint=hint, related=related)


def _placed(variant: Variant, called: Mapping[str, _Places]) -> Iterator[_Placed]:
    everywhere = ((rule, frozenset[str]()) for rule in (*variant.routine.rules, *variant.document.rules))
    contexts = own_contexts(variant.document, variant.routine)
    inside = ((rule, frozenset((context.name,))) for context in contexts for rule in context.rules)
    for rule, names in (*everywhere, *inside):
        if isinstance(rule, Require | Skip):
            nowhere: _Places = frozenset()
            places = nowhere.union(*(called.get(target.name, nowhere) for target in rule.targets))
            yield from (_Placed(rule, places, names | asked) for asked in _asked(rule.condition))


def _called(variant: Variant) -> dict[str, _Places]:
    """The places of what each name calls."""
    places: dict[str, set[tuple[int, int]]] = {}
    for leaf in leaves(variant.nodes):
        for name in leaf.names:
            places.setdefault(name, set()).add((leaf.line, leaf.item))
    return {name: frozenset(called) for name, called in places.items()}


def _asked(condition: Condition | None) -> Iterable[frozenset[str]]:
    """The sets of names each of which could make ``condition`` true."""
    match condition:
        case Fact(name):
            return (frozenset((name,)),)
        case Every(parts):
            return tuple(frozenset[str]().union(*one) for one in islice(product(*map(_asked, parts)), MOST_WAYS))
        case Either(parts):
            return tuple(islice((one for part in parts for one in _asked(part)), MOST_WAYS))
    return (frozenset(),)


def _meet(variant: Variant, rules: tuple[Rule, Rule], names: frozenset[str]) -> bool:
    """Whether both ``rules`` count where ``names`` are selected."""
    known = known_in(variant.document, variant.routine, names)
    return all(holds(rule.condition, known) is True for rule in rules)
