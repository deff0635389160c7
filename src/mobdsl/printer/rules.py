"""Rules, and the contexts that bring them."""

from __future__ import annotations

from mobdsl.model.names import title_of
from mobdsl.model.rules import (
    ExpectCount,
    ExpectLength,
    ExpectPlanes,
    Fit,
    KeepClock,
    OnlyBetween,
    OnlyFirst,
    OnlyThese,
    OrderBy,
    Prefer,
    Replace,
    Require,
    RequireOrder,
    Rule,
    Skip,
    Target,
)
from mobdsl.printer.clauses import on_lines
from mobdsl.printer.figures import condition, count, duration, name, names, text
from mobdsl.printer.guards import guard
from mobdsl.printer.items import step
from mobdsl.printer.lines import joined, with_body
from mobdsl.records import evolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from mobdsl.model.routines import Context


def rules(values: Iterable[Rule]) -> Iterator[str]:
    """A line each."""
    for value in values:
        if isinstance(value, Replace):
            yield from step(evolve(value.step, condition=value.condition), f"replace {value.target.name} with")
        else:
            yield _rule(value)


def context(value: Context) -> list[str]:
    """`context pre_run "Before a run" also pre_race { ... }`"""
    also = f"also {names(value.aliases)}" if value.aliases else None
    head = joined("context", value.name, title(value.title, title_of(value.name)), also)
    return with_body(head, (*on_lines(value.clauses), *rules(value.rules)))


def title(value: str, default: str) -> str | None:
    """A title, unless it is the one that goes without saying."""
    return None if value == default else text(value)


def _rule(value: Rule) -> str:
    spell = _SPELLINGS.get(type(value))
    return joined(spell(value), condition(value.condition)) if spell else guard(value)  # type: ignore[arg-type]


def _names(targets: Iterable[Target]) -> str:
    return names(target.name for target in targets)


_SPELLINGS: dict[type[Rule], Callable[[Any], str]] = {
    Skip: lambda rule: f"skip {_names(rule.targets)}",
    OnlyFirst: lambda rule: f"only first {rule.count}",
    OnlyBetween: lambda rule: f"only {rule.first.name} to {rule.last.name}",
    OnlyThese: lambda rule: f"only {_names(rule.targets)}",
    Require: lambda rule: joined("require", _names(rule.targets), rule.place),
    RequireOrder: lambda rule: f"require {name(rule.earlier.name)} before {rule.later.name}",
    Prefer: lambda rule: f"prefer {_names(rule.targets)}",
    Fit: lambda rule: f"fit {duration(rule.length)}",
    OrderBy: lambda rule: f"order by {rule.rank}",
    KeepClock: lambda rule: "keep clock",
    ExpectLength: lambda rule: f"expect {duration(rule.length)}",
    ExpectCount: lambda rule: f"expect {count(rule.count)} movements",
    ExpectPlanes: lambda rule: f"expect planes {names(rule.planes)}",
}
