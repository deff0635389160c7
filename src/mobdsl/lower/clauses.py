"""Clauses: what stands behind a movement, a block or a repeat, in any order."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from functools import partial

from mobdsl.language import literals as figures
from mobdsl.language.keywords import DOSE_WORDS, ELSEWHERE, HEADINGS, LIMBS, NEVER_NAMES, SIDES, Place, table
from mobdsl.lower import adaptations as adapting
from mobdsl.lower import guards
from mobdsl.lower.conditions import read_condition
from mobdsl.lower.cursor import Captures, Choice, Cursor, plain_names, shown
from mobdsl.lower.doses import check_growth, read_dose
from mobdsl.lower.misplaced_keywords import RULES_OF_SAFETY, check_heading, reject_stray
from mobdsl.lower.reader import arguments
from mobdsl.lower.scope import RejectedError, Scope, Spanned, statements_in
from mobdsl.lower.unconsumed import ALWAYS, report_leftovers
from mobdsl.model.clauses import Clauses, Each, Effort, Equipment, Growth, Guard, Heading, Hold, Load, Rest, Tempo
from mobdsl.records import define, evolve, field, frozen
from mobdsl.suggest import nearest
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from typing import Any

    from mobdsl.model.conditions import Condition
    from mobdsl.source import Span

GUARDS = ("ask", "stop", *adapting.VERBS)
"""What on a line of its own is a rule of a routine, and in the body of an item is the item's."""


_ON_CONDITION = ("optional", "variation")
"""Of the words that only some owners of a line understand, those that an `if` in a body can decide over."""


@frozen
class Extra:
    """A word that only some owners of a line understand (`lasts` of a block), and what is written behind it."""

    part: nodes.Name
    captures: Captures
    condition: Condition | None


@define
class ClauseBuilder:
    """Clauses being collected. ``extra`` holds what only the owner of the line understands."""

    scope: Scope
    values: dict[str, Any] = field(factory=dict)
    headings: list[Heading] = field(factory=list)
    extra: dict[str, Extra] = field(factory=dict)
    seen: dict[str, nodes.Name] = field(factory=dict)
    alternate: nodes.Name | None = None
    condition: Condition | None = None

    def put(self, name: str, value: Any) -> None:
        """Sets the field ``name`` of the clauses."""
        self.values[name] = value

    def add(self, name: str, value: Any) -> None:
        """Adds to the field ``name``, which holds several."""
        self.values[name] = (*self.values.get(name, ()), value)

    def take(self, other: ClauseBuilder, line: Spanned) -> None:
        """Takes over what ``other`` collected under its condition."""
        self.headings.extend(other.headings)
        if guards := other.values.pop("guards", ()):
            self.values["guards"] = (*self.values.get("guards", ()), *guards)
        if other.values or other.alternate:
            self.add("when", (other.condition, evolve(other.finish(line, other.extra), headings=())))
        for name, extra in other.extra.items():
            if self.extra.setdefault(name, extra) is not extra and name != "variation":
                self.scope.report("M107", f"`{name}` is said twice.", extra.part, hint="Keep one of them.")
            elif name not in _ON_CONDITION:
                self.scope.report("M121", f"`{name}` cannot depend on a condition.", extra.part, hint=ALWAYS)

    def finish(self, line: Spanned, understood: Collection[str] = ()) -> Clauses:
        """The clauses collected on ``line``, checked against each other.

        ``understood`` are the words that its owner has made use of beside them; another one is an error.
        """
        for name, extra in self.extra.items():
            if name not in understood:
                message = f"`{name}` is said of a movement, on its line or in its body."
                hint = f"For example: {table(Place.CLAUSE)[name].example}"
                self.scope.report("M115", message, extra.part, hint=hint)
        clauses = Clauses(**self.values, headings=tuple(self.headings))
        if clauses.hold and clauses.tempo and clauses.tempo.figures:
            hint = f"Leave the hold out and put the pause into the tempo: {_with_pause(clauses.tempo, clauses.hold)}."
            self.scope.report("M112", "A hold and a tempo in figures both say how long a rep takes.", line, hint=hint)
        if clauses.dose and clauses.dose.every:
            check_interval(clauses, line, self.scope)
        if clauses.growth and clauses.dose:
            check_growth(clauses.growth, clauses.dose, line, self.scope)
        return _alternating(clauses, self) if self.alternate else clauses


def check_interval(clauses: Clauses, line: Spanned, scope: Scope) -> None:
    """Reports a rest beside an interval at which sets or rounds start: what is left of the interval is the rest."""
    if clauses.rest or any(inner.rest for _, inner in clauses.when):
        hint = "Leave the rest out: what is left of the interval is rest. Or leave the interval out."
        scope.report("M126", "An interval and a rest both say when the next one starts.", line, hint=hint)


def _with_pause(tempo: Tempo, hold: Hold) -> str:
    """``tempo`` as it is written with ``hold`` as its pause at the bottom."""
    lower, _, *others = tempo.figures
    parts = (lower, hold.duration.low, *others)
    return "tempo " + "-".join("x" if one is None else f"{Decimal(one) / 1000:f}" for one in parts)


def _alternating(clauses: Clauses, builder: ClauseBuilder) -> Clauses:
    """`x10 alternate` is ten in all, `x10 each side alternate` ten on each."""
    sides = [each for each in clauses.each if each.limb]
    if builder.alternate and any(each.only for each in sides):
        hint = "Keep one of them: alternate changes sides at every rep, only left does one."
        message = "With one side on purpose, no sides take turns."
        builder.scope.report("M107", message, builder.alternate, hint=hint)
        return clauses
    if not sides:
        both = Each(names=SIDES, limb="side", alternate=True)
        return evolve(clauses, each=(*clauses.each, both))
    each = tuple(evolve(one, alternate=True, apiece=True) if one.limb else one for one in clauses.each)
    return evolve(clauses, each=each)


def read_clauses(cursor: Cursor, place: Place, builder: ClauseBuilder, condition: Condition | None = None) -> None:
    """Reads the rest of the line into ``builder``: clauses, headings, and a dose if it comes first.

    ``condition`` is the `if` of the line where it decides over its clauses, not over a movement in front of them.
    """
    if condition is not None:
        inner = ClauseBuilder(cursor.scope, condition=condition)
        read_clauses(cursor, place, inner)
        builder.take(inner, cursor.parts[0])
        return
    extra = dict(builder.extra)
    try:
        _read(cursor, place, builder)
    except RejectedError:
        builder.extra = extra  # of a broken line one thing is said, not also that a word of it belongs elsewhere
        raise


def _read(cursor: Cursor, place: Place, builder: ClauseBuilder) -> None:
    if "dose" not in builder.values and cursor.word() not in table(place) and (dose := read_dose(cursor)):
        builder.put("dose", dose)
    while (part := cursor.peek()) is not None:
        text = cursor.word()
        if text is None:
            if _growth(cursor, builder):
                continue
            _misplaced(cursor, part)
        assert isinstance(part, nodes.Name)
        if isinstance(following := cursor.peek(1), nodes.Text) and text not in table(place):
            if hint := RULES_OF_SAFETY.get(part.text):
                message = f"`{text}` stands on a line of a routine, not here."
                cursor.scope.reject("M115", message, part, hint=hint)
            cursor.at += 2
            builder.headings.append(heading(part, following, cursor.scope, builder.condition))
        elif text in table(place):
            cursor.at += 1
            _clause(cursor, part, place, builder)
        else:
            _unknown(cursor, part, place)


def read_body(body: nodes.Body | None, scope: Scope, place: Place, builder: ClauseBuilder) -> None:
    """Reads a body whose lines are clauses, as if they stood on the line before it."""
    for line in statements_in(body, scope):
        with suppress(RejectedError):
            read_clause_line(line, scope, place, builder)


def read_clause_line(line: nodes.Statement, scope: Scope, place: Place, builder: ClauseBuilder) -> None:
    """Reads one line of clauses."""
    if not line.parts:
        scope.reject("M108", "This condition has nothing to decide.", line)
    cursor = Cursor(line.parts, scope)
    if (word := cursor.word()) and word not in table(place):
        is_heading = isinstance(cursor.peek(1), nodes.Text)
        (check_heading if is_heading or word in HEADINGS else reject_stray)(line, cursor, (place,))
    read_clauses(cursor, place, builder, read_condition(line.conditions, scope))
    report_leftovers(line, scope)


def heading(word: nodes.Name, text: nodes.Text, scope: Scope, condition: Condition | None = None) -> Heading:
    """`word "text"`. A near miss of a known heading is a warning."""
    if word.text not in HEADINGS and (near := nearest(word.text, HEADINGS)):
        scope.warn("M106", f"`{word.text}` is not a heading that outputs know.", word, hint=f"Did you mean {near}?")
    return Heading(word.text, text.value, condition, scope.span(word))


def _clause(cursor: Cursor, part: nodes.Name, place: Place, builder: ClauseBuilder) -> None:
    name = part.text
    if name == "variation" and place is Place.MOVEMENT:
        hint = 'movement bird_dog { variation lateral "Lateral bird dog" { planes rotation } }'
        message = "A variation stands on a line of its own, directly in its movement."
        cursor.scope.reject("M115", message, part, hint=hint)
    captures = arguments(cursor, table(place)[name])
    repeatable = name in ("each", "with", "position", *GUARDS)
    if name in builder.seen and not repeatable:
        cursor.scope.report("M107", f"`{name}` is said twice.", part, hint="Keep one of them.")
        return
    builder.seen[name] = part
    if reader := _READERS.get(name):
        reader(captures, part, builder)
    else:
        builder.extra[name] = Extra(part, captures, builder.condition)


def _growth(cursor: Cursor, builder: ClauseBuilder) -> bool:
    """`+1 each round`: reads it where the line goes on so."""
    part = cursor.scope.resolve(cursor.peek())
    value = figures.read(part.text) if isinstance(part, nodes.Figure) else None
    match value:
        case figures.NumberFigure((count,), sign) if sign and count.single:
            amount, unit = count.low * sign, "rep"
        case figures.TimeFigure((time,), sign) if sign and time.single:
            amount, unit = time.low * sign, "ms"
        case _:
            return False
    cursor.at += 1
    each = (cursor.take("round") or cursor.take("set")) if cursor.take("each") else None
    if each is None:
        cursor.scope.reject(
            "M102",
            "How often is this added?",
            part or cursor.last,
            expected="`each round` or `each set`",
            hint="x8 +1 each round",
        )
    builder.put("growth", Growth(amount=amount, unit=unit, each=each.text))
    return True


def _misplaced(cursor: Cursor, part: nodes.Part) -> None:
    match part:
        case nodes.Figure():
            hint = "The dose stands right behind the movement's name; others have a word in front: load 16kg, rest 30s."
        case nodes.Listing(parts) if all(isinstance(one, nodes.Text) for one in parts):
            hint = "Each text has a line of its own, with the word in front."
        case nodes.Listing():
            hint = "Movements with doses of their own stand on lines of their own, or have a ; between them."
        case nodes.Value():
            hint = "A dose stands without an equals sign: dead_bug x8."
        case nodes.Text() if isinstance(first := cursor.parts[0], nodes.Name) and first.text in ("block", "repeat"):
            hint = f'The title stands before the clauses: {"repeat 3" if first.text == "repeat" else "block"} "…" …'
        case _:
            hint = "A text has a word in front that says what it is: cue, why, note, …"
    cursor.scope.reject("M105", f"{shown(part, cursor.scope)} does not belong here.", part, hint=hint)


def _unknown(cursor: Cursor, part: nodes.Name, place: Place) -> None:
    known = table(place)
    hint: str | None
    if part.text in HEADINGS:
        message = f"Something is missing behind {shown(part, cursor.scope)}."
        cursor.scope.reject("M101", message, part, expected='a text in "quotes"', hint=f'{part.text} "…"')
    if part.text in ELSEWHERE:
        hint = f"Write it so: {ELSEWHERE[part.text]}"
    elif part.text in NEVER_NAMES:
        hint = "Between names stands a comma: clamshells, leg_circles 30s."
    elif part.text in table(Place.LINE) or part.text in table(Place.BLOCK):
        hint = f"For example: {(table(Place.BLOCK) | table(Place.LINE))[part.text].example}"
    elif len(part.text) > 2 and (near := nearest(part.text, (*known, *HEADINGS, *DOSE_WORDS, "every"))):
        hint = f"Did you mean {near}?"
    elif place is Place.MOVEMENT:
        hint = "A name of several words has underscores between them, several names have commas: psoas, deep_core."
    elif (first := cursor.parts[0]) and isinstance(first, nodes.Name) and first.text in known and cursor.at:
        said = cursor.scope.source.text[first.start : cursor.last.end]
        hint = f"The movement stands first: {part.text} {said}."
    elif shown(cursor.last, cursor.scope) == "`then`":
        hint = f"Both movements stand on one line: knee_in then {part.text} 20s."
    elif cursor.at == 1:
        hint = "A name of several words is written with underscores (dead_bug) or in quotes."
    else:
        hint = (
            'What has no word of its own is said in a text: note "…". Two movements have a comma or a ; between them.'
        )
    message = f"`{part.text}` is not a word that can stand here."
    cursor.scope.reject("M104", message, part, hint=hint)


def _one_sidedness(part: nodes.Name, builder: ClauseBuilder) -> None:
    """Rejects a second word on sides: both and one, or legs and arms, cannot hold at once."""
    if any(each.limb for each in builder.values.get("each", ())):
        hint = "Keep one of them: each side does both, only left does one."
        builder.scope.reject("M107", f"{shown(part, builder.scope)} says a second time which sides.", part, hint=hint)


def read_each(captures: Captures, part: nodes.Name, builder: ClauseBuilder) -> None:
    """`each side`, `each leg from right`, `each face_down, face_up`"""
    names = plain_names(captures["names"])
    limb: str | None = None
    if len(names) == 1 and (names[0] in LIMBS or names[0].removesuffix("s") in LIMBS):
        names, limb = SIDES, names[0] if names[0] in LIMBS else names[0].removesuffix("s")
    elif set(names) == set(SIDES):
        limb = "side"
    elif len(names) == 1:
        near = nearest(names[0], LIMBS)
        hint = f"each side, each leg, each arm; or name all positions: each {names[0]}, other_position."
        message = f"`{names[0]}` is one position; `each` goes through several."
        builder.scope.reject("M111", message, captures["names"][0], hint=f"Did you mean each {near}?" if near else hint)
    if limb:
        _one_sidedness(part, builder)
    if first := captures.get("first"):
        if first.text not in names:
            message = f"`{first.text}` is not {'a side' if limb else 'one of these positions'}."
            builder.scope.reject("M102", message, first, expected=" or ".join(names))
        names = (first.text, *(name for name in names if name != first.text))
    builder.add("each", Each(names=names, limb=limb))


def _only(captures: Captures, part: nodes.Name, builder: ClauseBuilder) -> None:
    name = captures["name"]
    value = builder.scope.resolve(name)
    side = getattr(value, "text", None) or getattr(value, "value", None)
    if side not in SIDES:
        hint = "only left, only right; or a parameter that says which: param affected = left."
        builder.scope.reject("M111", f"`{name.text}` is not a side.", name, expected="left or right", hint=hint)
    _one_sidedness(part, builder)
    builder.add("each", Each(names=(side,), limb="side", only=True))


def _alternate(captures: Captures, part: nodes.Name, builder: ClauseBuilder) -> None:
    builder.alternate = part


def _hold(captures: Captures, part: nodes.Name, builder: ClauseBuilder) -> None:
    point = captures.get("point")
    builder.put("hold", Hold(duration=captures["time"], at=point.text if point else None))


def _tempo(captures: Captures, part: nodes.Name, builder: ClauseBuilder) -> None:
    if figures := captures.get("figures"):
        builder.put("tempo", Tempo(figures=figures))
    else:
        builder.put("tempo", Tempo(word=captures["word"].text))


def _rest(captures: Captures, part: nodes.Name, builder: ClauseBuilder) -> None:
    builder.put("rest", Rest(duration=captures.get("time"), after_each="after" in captures, same="same" in captures))


def _load(captures: Captures, part: nodes.Name, builder: ClauseBuilder) -> None:
    word, of = captures.get("word"), captures.get("of")
    load = Load(
        amount=captures.get("amount"),
        of=of.text if of else None,
        nearest=captures.get("nearest"),
        word=word.text if word else None,
    )
    builder.put("load", load)


def _effort(captures: Captures, part: nodes.Name, builder: ClauseBuilder) -> None:
    word, of = captures.get("word"), captures.get("of")
    builder.put(
        "effort", Effort(amount=captures.get("amount"), of=of.text if of else None, word=word.text if word else None)
    )


def _with(captures: Captures, part: nodes.Name, builder: ClauseBuilder) -> None:
    kit: Choice = captures["kit"]
    builder.add("equipment", Equipment(items=plain_names(kit.names), any_of=kit.any_of))


def _position(captures: Captures, part: nodes.Name, builder: ClauseBuilder) -> None:
    for name in plain_names(captures["names"].names):
        builder.add("position", name)


def _variation(captures: Captures, part: nodes.Name, builder: ClauseBuilder) -> None:
    builder.put("variation", captures["name"].text)
    builder.extra["variation"] = Extra(part, captures, builder.condition)


def _guard(reader: Callable[[Captures, Condition | None, Span, Scope], Guard]) -> Callable[..., None]:
    def read(captures: Captures, part: nodes.Name, builder: ClauseBuilder) -> None:
        builder.add("guards", reader(captures, builder.condition, builder.scope.span(part), builder.scope))

    return read


_READERS: dict[str, Callable[[Captures, nodes.Name, ClauseBuilder], None]] = {
    "each": read_each,
    "only": _only,
    "alternate": _alternate,
    "switch": lambda captures, part, builder: builder.put("switch", captures["time"]),
    "hold": _hold,
    "reset": lambda captures, part, builder: builder.put("reset", captures["time"]),
    "tempo": _tempo,
    "motion": lambda captures, part, builder: builder.put("motion", captures["word"].text),
    "rest": _rest,
    "load": _load,
    "effort": _effort,
    "with": _with,
    "position": _position,
    "breathe": lambda captures, part, builder: builder.put("breathe", captures["figures"]),
    "opposite": lambda captures, part, builder: builder.put("opposite", True),
    "build": lambda captures, part, builder: builder.put("build_to", captures["dose"]),
    "ask": _guard(guards.read_ask),
    "stop": _guard(guards.read_stop),
    **{verb: _guard(partial(adapting.read_adaptation, verb)) for verb in adapting.VERBS},
    "variation": _variation,
}
