"""Safety and questions: `clearance`, `warn`, `stop`, `never`, `ask`."""

from __future__ import annotations

from mobdsl.lower.cursor import Captures, plain_names
from mobdsl.model.guards import Ask, Clearance, Never, Stop, Warn
from mobdsl.model.routines import title_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.lower.scope import Scope
    from mobdsl.model.conditions import Condition
    from mobdsl.source import Span
    from mobdsl.syntax import nodes


def _text(captures: Captures, name: str = "text") -> str | None:
    text: nodes.Text | None = captures.get(name)
    return text.value if text else None


def read_clearance(captures: Captures, condition: Condition | None, origin: Span, scope: Scope) -> Clearance:
    """`clearance if herniation "see your physio first"`"""
    return Clearance(text=_text(captures) or "", condition=condition, origin=origin)


def read_warn(captures: Captures, condition: Condition | None, origin: Span, scope: Scope) -> Warn:
    """`warn twist, child_pose "guidance first" if herniation`"""
    targets = plain_names(captures.get("targets", ()))
    return Warn(text=_text(captures) or "", targets=targets, condition=condition, origin=origin)


def read_stop(captures: Captures, condition: Condition | None, origin: Span, scope: Scope) -> Stop:
    """`stop if sharp_pain or tingling "stop here"`"""
    if condition is None:
        scope.reject(
            "M119",
            "`stop` does not say when.",
            origin,
            expected="`if` and what makes one stop",
            hint="stop if sharp_pain",
        )
    return Stop(condition=condition, text=_text(captures), origin=origin)


def read_never(captures: Captures, condition: Condition | None, origin: Span, scope: Scope) -> Never:
    """`never foam_roll on low_back "roll around it"`"""
    area = captures.get("area")
    return Never(
        target=captures["target"].text,
        area=area.text if area else None,
        text=_text(captures),
        condition=condition,
        origin=origin,
    )


def read_ask(captures: Captures, condition: Condition | None, origin: Span, scope: Scope) -> Ask:
    """`ask soreness 0-10 after 24h`"""
    name: nodes.Name = captures["name"]
    scale = captures.get("scale")
    if scale and (scale.single or scale.high is None):
        scope.reject("M119", "A scale goes from one figure to another.", origin, hint=f"ask {name.text} 0-10")
    return Ask(
        name=name.text,
        text=_text(captures, "question") or f"{title_of(name.text)}?",
        scale=scale,
        choices=plain_names(captures.get("choices", ())),
        when="before" if "before" in captures else "each" if "each" in captures else "after",
        delay=captures.get("delay"),
        condition=condition,
        origin=origin,
    )
