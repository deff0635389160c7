"""What each word of a clause adds to the clauses: a function a word, of the parameters that its signature names."""

from __future__ import annotations

from mobdsl.diagnostics import Edit, Fix
from mobdsl.language.vocabulary import LIMBS, SIDES
from mobdsl.lower import guards
from mobdsl.lower.cursor import Kit, plain_names, shown
from mobdsl.lower.site import Site
from mobdsl.model.clauses import Each, Effort, Equipment, Hold, Load, Rest, Tempo
from mobdsl.suggest import nearest
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from mobdsl.lower.argument_types import Names
    from mobdsl.lower.clause_builder import ClauseBuilder
    from mobdsl.model.amounts import Dose, Duration, Quantity, Speed


def read_each(builder: ClauseBuilder, word: nodes.Name, names: Names, first: nodes.Name | None) -> None:
    """`each side`, `each leg from right`, `each face_down, face_up`"""
    positions = plain_names(names)
    limb = _limb(positions)
    if limb:
        _check_one_sidedness(builder, word)
        positions = SIDES
    elif set(positions) == set(SIDES):
        limb = "side"
        _check_one_sidedness(builder, word)
    elif len(positions) == 1:
        near = nearest(positions[0], LIMBS)
        hint = f"each side, each leg, each arm; or name all positions: each {positions[0]}, other_position."
        message = f"`{positions[0]}` is one position; `each` goes through several."
        fix = Fix(f"Did you mean each {near}?", (Edit(builder.scope.span(names[0]), near),)) if near else None
        if fix is None:
            from mobdsl.language.rewrites import fix_of_line

            fix = fix_of_line(builder.scope.source, builder.scope.span(names[0]), sure=True)
        builder.scope.reject("M111", message, names[0], hint=fix or hint)
    if first:
        if first.text not in positions:
            message = f"`{first.text}` is not {'a side' if limb else 'one of these positions'}."
            builder.scope.reject("M102", message, first, expected=" or ".join(positions))
        positions = (first.text, *(name for name in positions if name != first.text))
        if limb:
            builder.lead_with(first)
    builder.each += (Each(names=positions, limb=limb),)


def _limb(names: tuple[str, ...]) -> str | None:
    """The word for what has two sides, if that is what ``names`` say; its plural will do."""
    if len(names) != 1:
        return None
    return next((name for name in (names[0], names[0].removesuffix("s")) if name in LIMBS), None)


def _check_one_sidedness(builder: ClauseBuilder, word: nodes.Name) -> None:
    """Rejects a second word on sides: both and one, or legs and arms, cannot hold at once."""
    if any(each.limb for each in builder.each):
        hint = "Keep one of them: each side does both, only left does one."
        message = f"{shown(word, builder.scope)} says a second time which sides."
        builder.scope.reject("M107", message, word, hint=hint)


def _only(builder: ClauseBuilder, word: nodes.Name, name: nodes.Name) -> None:
    value = builder.scope.resolve(name)
    side = value.text if isinstance(value, nodes.Name) else value.value if isinstance(value, nodes.Text) else None
    if side not in SIDES:
        hint = "only left, only right; or a parameter that says which: param affected = left."
        builder.scope.reject("M111", f"`{name.text}` is not a side.", name, expected="left or right", hint=hint)
    assert side is not None
    _check_one_sidedness(builder, word)
    builder.each += (Each(names=(side,), limb="side", only=True),)


def _alternate(builder: ClauseBuilder, word: nodes.Name, first: nodes.Name | None, rounds: nodes.Name | None) -> None:
    if rounds:
        builder.swaps = word
    else:
        builder.alternate = word
    if first:
        if first.text not in SIDES:
            message = f"`{first.text}` is not a side."
            builder.scope.reject("M102", message, first, expected=" or ".join(SIDES))
        builder.lead_with(first)


def _switch(builder: ClauseBuilder, word: nodes.Name, time: Duration) -> None:
    builder.switch = time


def _hold(builder: ClauseBuilder, word: nodes.Name, time: Duration, point: nodes.Name | None) -> None:
    builder.hold = Hold(duration=time, at=point.text if point else None)


def _reset(builder: ClauseBuilder, word: nodes.Name, time: Duration) -> None:
    builder.reset = time


def _tempo(
    builder: ClauseBuilder, part: nodes.Name, figures: tuple[int | None, ...] | None, word: nodes.Name | None
) -> None:
    builder.tempo = Tempo(figures=figures or (), word=word.text if word else None)


def _motion(builder: ClauseBuilder, part: nodes.Name, word: nodes.Name) -> None:
    builder.motion = word.text


def _rest(
    builder: ClauseBuilder,
    word: nodes.Name,
    same: nodes.Name | None,
    times: tuple[Duration, ...] | None,
    after: nodes.Name | None,
    between: nodes.Name | None = None,
) -> None:
    builder.rest = Rest(durations=times or (), after_each=after is not None, same=same is not None)


def _load(
    builder: ClauseBuilder,
    part: nodes.Name,
    amounts: tuple[Quantity, ...] | None,
    of: nodes.Name | None,
    nearest: Quantity | None,
    word: nodes.Name | None,
) -> None:
    reference, named = of.text if of else None, word.text if word else None
    builder.load = Load(amounts=amounts or (), of=reference, nearest=nearest, word=named)


def _effort(
    builder: ClauseBuilder,
    part: nodes.Name,
    amounts: tuple[Quantity | Speed, ...] | None,
    of: nodes.Name | None,
    word: nodes.Name | None,
) -> None:
    builder.effort = Effort(amounts=amounts or (), of=of.text if of else None, word=word.text if word else None)


def _with(builder: ClauseBuilder, word: nodes.Name, kit: Kit) -> None:
    if all(len(group) == 1 for group in kit.groups):
        builder.equipment += (Equipment(items=plain_names(kit.names)),)
    else:
        needs = (Equipment(items=plain_names(group), any_of=len(group) > 1) for group in kit.groups)
        builder.equipment += tuple(needs)


def _position(builder: ClauseBuilder, word: nodes.Name, names: Kit) -> None:
    builder.position += plain_names(names.names)


def _breathe(builder: ClauseBuilder, word: nodes.Name, figures: tuple[int, ...]) -> None:
    builder.breathe = figures


def _opposite(builder: ClauseBuilder, word: nodes.Name) -> None:
    builder.opposite = True


def _build(builder: ClauseBuilder, word: nodes.Name, dose: Dose) -> None:
    builder.build_to = dose


def _variation(builder: ClauseBuilder, word: nodes.Name, name: nodes.Name) -> None:
    builder.variation = name.text
    builder.keep(word)


def _keep_word(builder: ClauseBuilder, word: nodes.Name) -> None:
    builder.keep(word)


def _lasts(builder: ClauseBuilder, word: nodes.Name, length: Duration) -> None:
    builder.keep(word, length)


def _cap(builder: ClauseBuilder, word: nodes.Name, time: Duration | None, step: Quantity | None) -> None:
    builder.keep(word, time)


def _fact(builder: ClauseBuilder, word: nodes.Name, names: Names) -> None:
    builder.keep(word, names=plain_names(names))


def _equipment(builder: ClauseBuilder, word: nodes.Name, kit: Kit) -> None:
    any_of = len(kit.groups[0]) > 1
    if len(kit.groups) > 1 and any(len(group) > 1 for group in kit.groups):
        needs = ", ".join(" or ".join(plain_names(group)) for group in kit.groups)
        fix = Fix(f"Write: with {needs}", (Edit(builder.scope.span(word), "with"),))
        builder.scope.reject("M102", "`equipment` is one choice, or all of a list.", word, hint=fix)
    builder.keep(word, names=plain_names(kit.names), any_of=any_of)


def _pace(builder: ClauseBuilder, word: nodes.Name, *said: Any) -> None:
    from mobdsl.lower.paces import read_pace

    read_pace(builder, word, *said)


def _guard(name: str) -> Callable[..., None]:
    """The question, stop rule or adaptation of an item; its own function takes the arguments."""

    def read(builder: ClauseBuilder, word: nodes.Name, *arguments: object) -> None:
        site = Site(builder.scope, builder.scope.span(word), builder.condition)
        builder.guards += (guards.OF_ITEMS[name](site, *arguments),)

    return read


READERS: dict[str, Callable[..., None]] = {
    "each": read_each,
    "only": _only,
    "alternate": _alternate,
    "switch": _switch,
    "hold": _hold,
    "reset": _reset,
    "tempo": _tempo,
    "motion": _motion,
    "rest": _rest,
    "load": _load,
    "effort": _effort,
    "with": _with,
    "position": _position,
    "variation": _variation,
    "breathe": _breathe,
    "opposite": _opposite,
    "build": _build,
    "optional": _keep_word,
    "between": _keep_word,
    "lasts": _lasts,
    "cap": _cap,
    **dict.fromkeys(("also", "target", "muscles", "planes", "tags", "easier", "harder"), _fact),
    "equipment": _equipment,
    "unilateral": _keep_word,
    "pace": _pace,
    **{name: _guard(name) for name in guards.OF_ITEMS},
}
"""What each word does that may stand behind a movement, behind `block` or `repeat`, or in a movement."""
