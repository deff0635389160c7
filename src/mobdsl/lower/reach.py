"""How far an `if` reaches: over its whole line, also where it stands right behind a text or a rule."""

from mobdsl.lower.clauses import GUARDS, Draft
from mobdsl.lower.scope import Scope
from mobdsl.syntax import nodes


def warn_of_reach(line: nodes.Statement, draft: Draft, scope: Scope) -> None:
    """Warns where an `if` seems to be meant for what stands in front of it, and decides over the movement as well.

    ``draft`` is what stands on the line. `optional` and `replace` are about the whole line by themselves.
    """
    if "optional" in draft.seen or (isinstance(line.parts[0], nodes.Name) and line.parts[0].text == "replace"):
        return
    others = [part.start for name, part in draft.seen.items() if name not in GUARDS]
    starts = [part.start for part in draft.seen.values()]
    starts += [heading.origin.start for heading in draft.headings if heading.origin]
    for condition in line.conditions:
        start = max((at for at in starts if at < condition.start), default=None)
        if condition.word == "if" and start is not None and start not in others:
            _warn(line, condition, start, scope)


def _warn(line: nodes.Statement, condition: nodes.Condition, start: int, scope: Scope) -> None:
    text = scope.source.text
    inner, outer = text[start : condition.end], text[line.start : start].strip()
    alone = f"Put `{inner}` into the braces" if line.body else f"If not, write: {outer} {{ {inner} }}"
    message = f"This `if` decides over the whole line, not over `{text[start : condition.start].strip()}` alone."
    scope.warn("M123", message, condition, hint=f"{alone}. If so, put the `if` in front.")
