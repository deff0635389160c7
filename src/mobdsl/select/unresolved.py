"""What is not done, or would not be, because of a condition that nobody knows."""

from __future__ import annotations

from mobdsl.model.conditions import Condition, Not
from mobdsl.model.rules import Fit, OnlyBetween, OnlyFirst, OnlyThese, Replace, Rule, Skip
from mobdsl.select.tree import Group, Leaf, Node, Notice, Prompt
from mobdsl.wording.phrases import condition_words, duration_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mobdsl.model.amounts import Duration
    from mobdsl.source import Span


def of_rule(rule: Rule, title: Callable[[str], str]) -> Iterator[Notice]:
    """What ``rule`` would leave out; ``title`` gives the titles of movements."""
    if rule.condition is not None and (text := _left_out(rule, title)):
        yield Notice(kind="left_out", text=text, when=f"if {condition_words(rule.condition)}", origin=rule.origin)


def of_nodes(nodes: tuple[Node, ...], condition: Condition, origin: Span | None) -> Iterator[Notice]:
    """``nodes`` of a line that waits for its ``condition``."""
    if titles := ", ".join(dict.fromkeys(_titles(nodes))):
        yield Notice(kind="left_out", text=titles, when=_unless(condition), origin=origin)


def _left_out(rule: Rule, title: Callable[[str], str]) -> str | None:
    match rule:
        case Skip(targets=targets):
            return ", ".join(title(target.name) for target in targets)
        case OnlyFirst(count=count):
            return f"all but the first {count} lines" if count > 1 else "all but the first line"
        case OnlyBetween(first=first, last=last):
            return f"all but {title(first.name)} to {title(last.name)}"
        case OnlyThese(targets=targets):
            return f"all but {', '.join(title(target.name) for target in targets)}"
        case Replace(target=target, step=step):
            return f"{title(target.name)}, for {title(step.uses[0].movement)}"
        case Fit(length=length):
            return f"what does not fit {_length(length)}"
    return None


def _length(length: Duration) -> str:
    if length.high is None:
        return f"{duration_words(length.low)} or more"
    return duration_words(length.low) + ("" if length.single else f" to {duration_words(length.high)}")


def _unless(condition: Condition) -> str:
    if isinstance(condition, Not):
        return f"if {condition_words(condition.part)}"
    return f"unless {condition_words(condition)}"


def _titles(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        match node:
            case Leaf(title=title):
                yield title
            case Group(title=str(title)):
                yield title
            case Group(children=children):
                yield from _titles(children)
            case Prompt():
                continue
            case _:
                yield "Rest"
