"""Safety and questions: `clearance`, `warn`, `stop`, `never`, `ask`, and what adapts."""

from __future__ import annotations

from mobdsl.lower import adaptations
from mobdsl.lower.answers import NO_ANSWERS
from mobdsl.lower.cursor import plain_names
from mobdsl.model.guards import Ask, Clearance, Never, Stop, Warn
from mobdsl.model.names import title_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from mobdsl.lower.argument_types import Names
    from mobdsl.lower.site import Site
    from mobdsl.model.adaptations import Adaptation
    from mobdsl.model.amounts import Count, Duration
    from mobdsl.syntax import nodes


def read_clearance(site: Site, text: nodes.Text) -> Clearance:
    """`clearance if herniation "see your physio first"`"""
    return Clearance(text=text.value, condition=site.condition, origin=site.origin)


def read_warn(site: Site, targets: Names | None, text: nodes.Text | None) -> Warn:
    """`warn twist, child_pose "guidance first" if herniation`"""
    assert text is not None
    targeted = plain_names(targets or ())
    return Warn(text=text.value, targets=targeted, condition=site.condition, origin=site.origin)


def read_never(site: Site, target: nodes.Name, area: nodes.Name | None, text: nodes.Text | None) -> Never:
    """`never foam_roll on low_back "roll around it"`"""
    return Never(
        target=target.text,
        area=area.text if area else None,
        text=text.value if text else None,
        condition=site.condition,
        origin=site.origin,
    )


def _stop(site: Site, text: nodes.Text | None) -> Stop:
    """`stop if sharp_pain or tingling "stop here"`"""
    if site.condition is None:
        site.scope.reject(
            "M119",
            "`stop` does not say when.",
            site.origin,
            expected="`if` and what makes one stop",
            hint="stop if sharp_pain",
        )
    return Stop(condition=site.condition, text=text.value if text else None, origin=site.origin)


def _ask(  # noqa: PLR0913, PLR0917 - a parameter for each label
    site: Site,
    name: nodes.Name,
    scale: Count | None,
    choices: Names | None,
    question: nodes.Text | None,
    before: nodes.Name | None,
    each: nodes.Name | None,
    delay: Duration | None,
) -> Ask:
    """`ask soreness 0-10 after 24h`"""
    if scale and (scale.single or scale.high is None):
        hint = f"ask {name.text} 0-10"
        site.scope.reject("M119", "A scale goes from one figure to another.", site.origin, hint=hint)
    _check_name_of_answer(site, name)
    return Ask(
        name=name.text,
        text=(question.value if question else "") or f"{title_of(name.text)}?",
        scale=scale,
        choices=plain_names(choices or ()),
        when="before" if before else "each" if each else "after",
        delay=delay,
        condition=site.condition,
        origin=site.origin,
    )


def _check_name_of_answer(site: Site, name: nodes.Name) -> None:
    """Rejects a name under which the log could not keep an answer: there it would be read as something else."""
    if name.text in NO_ANSWERS:
        message = f"The log cannot keep an answer under the name `{name.text}`, which means something else there."
        site.scope.reject("M222", message, name, hint=f"For example: ask feel_{name.text} 0-10")


OF_ITEMS: dict[str, Callable[..., Ask | Stop | Adaptation]] = {
    "ask": _ask,
    "stop": _stop,
    **adaptations.READERS,
}
"""What on a line of its own is a rule of a routine, and in the body of an item is the item's."""
