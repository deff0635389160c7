"""What follows from a broken line is not said as well: nobody reads of one cause twice."""

from __future__ import annotations

import re

from mobdsl.diagnostics import Related, Severity
from mobdsl.records import define, evolve, field
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TypeAlias

    from mobdsl.diagnostics import Diagnostic
    from mobdsl.model.document import Document
    from mobdsl.project.imports import Unit
    from mobdsl.source import Span

    LostNames: TypeAlias = "dict[tuple[str, str], list[Span]]"

_OF_READING = ("M0", "M1", "M421", "M62")
"""How the codes of lines begin that cannot be read, imports of what is not there among them."""

_HOLDERS = frozenset({"routine", "context", "plan", "block", "repeat", "progression", "movement"})
"""Words whose lines stand in braces."""

_LONGEST_HOLDER = max(map(len, _HOLDERS))

_BRACE_TOO_MANY = frozenset({"M113", "M124"})
"""Findings of a { that should not be there."""


@define
class Breaks:
    """The lines of a project that could not be read.

    names: those that were to define a name, by the file that would have used it and the name as it is used there.
    lines: the numbers of all lines with an error of reading, by their files.
    words: the words on these lines.
    """

    names: LostNames = field(factory=dict)
    lines: dict[str, set[int]] = field(factory=dict)
    words: dict[str, set[str]] = field(factory=dict)


def breaks(document: Document, found: Iterable[Diagnostic], units: Mapping[str, Unit]) -> Breaks:
    """What is broken in ``document`` and in all that it imports; ``found`` are the findings of reading them."""
    made = Breaks(_lost_names(document))
    for one in found:
        if _is_of_reading(one) and one.span and one.span.path in units:
            made.lines.setdefault(one.span.path, set()).add(units[one.span.path].source.position(one.span.start)[0])
    for path, numbers in made.lines.items():
        source = units[path].source
        made.words[path] = {word for number in numbers for word in re.findall(r"\w+", source.line(number))}
    return made


def _is_of_reading(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity is Severity.ERROR and diagnostic.code.startswith(_OF_READING)


def _lost_names(document: Document) -> LostNames:
    """The names that ``document`` and what it imports were to define and do not, as each file would use them."""
    lost: LostNames = {}
    documents, seen = [document], {document.path}
    while documents:
        document = documents.pop()
        for undefined in document.undefined:
            lost.setdefault((document.path, undefined.name), []).append(undefined.line)
        for alias, other in document.imports.items():
            for undefined in other.undefined:
                lost.setdefault((document.path, f"{alias}.{undefined.name}"), []).append(undefined.line)
        imported = [other for other in document.imports.values() if other.path not in seen]
        seen.update(other.path for other in imported)
        documents.extend(imported)
    return lost


def follows(diagnostic: Diagnostic, broken: Breaks, units: Mapping[str, Unit]) -> bool:
    """Whether ``diagnostic`` only says that something is not there which a broken line was to bring."""
    span = diagnostic.span
    if span is None or span.path not in units or not (broken.names or broken.lines):
        return False
    source = units[span.path].source
    name = source.text[span.start : span.end]
    definitions = broken.names.get((span.path, name), ())
    if definitions and not any(_holds(line, span) for line in definitions):
        return True
    if not broken.lines or _is_of_reading(diagnostic):
        return False
    from mobdsl.lint.codes.without_checks import CODES_WITHOUT_CHECKS

    code = CODES_WITHOUT_CHECKS.get(diagnostic.code)
    if code is None:
        return False
    words = broken.words.get(span.path, ())
    if code.lacks_name and (name in words or name.partition(".")[0] in words):
        return True
    return code.lacks_line and _stands_with_a_break(span, units[span.path], broken)


def _stands_with_a_break(span: Span, unit: Unit, broken: Breaks) -> bool:
    """Whether a broken line stands in the same statement of the file, however deep, as ``span``."""
    for line in unit.file.statements:
        if line.start <= span.start < line.end:
            first, last = (unit.source.position(at)[0] for at in (line.start, line.end))
            return any(first <= number <= last for number in broken.lines.get(span.path, ()))
    return False


def once_a_cause(found: Iterable[Diagnostic], units: Mapping[str, Unit]) -> tuple[Diagnostic, ...]:
    """The findings of reading, those of one brace as one: the brace is missing, or there is one too many."""
    every = tuple(found)
    codes = {one.code for one in every}
    if "M004" in codes:
        every = tuple(_without_heads(every, units))
    if "M003" in codes:
        every = tuple(_without_openings(every, units))
    if "M115" in codes:
        every = tuple(_without_neighbours(every, units))
    if "M422" in codes:
        lines = {(one.span.path, _line(one.span, units)) for one in every if one.code[:2] in _OF_READING and one.span}
        every = tuple(
            one
            for one in every
            if not (one.code == "M422" and one.span and (one.span.path, _line(one.span, units)) in lines)
        )
    return every


def without_unused(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """``found`` without the imports that nothing uses only because a name from there lacks its alias, or has another.

    The finding of that name proposes it: "Did you mean back.warm_up?"
    """
    every = tuple(found)
    if not any(one.code == "M643" for one in every):
        return every
    proposed = {alias for one in every for alias in re.findall(r"Did you mean (\w+)\.", one.hint or "")}
    return tuple(one for one in every if one.code != "M643" or one.message.split("`")[1] not in proposed)


def _without_neighbours(found: tuple[Diagnostic, ...], units: Mapping[str, Unit]) -> Iterator[Diagnostic]:
    """Lines in braces that belong elsewhere are one mistake, at the first of them; a broken head is the only one."""
    broken = [one.span for one in found if _is_of_reading(one) and one.span]
    met = set()
    for one in found:
        if one.code == "M115" and one.span and one.span.path in units:
            unit = units[one.span.path]
            holder = _holder(one.span.start, unit.file)
            if holder and holder.body and _any_in(broken, unit.source.span(holder.start, holder.body.start)):
                continue
            if _begins_line(one.span.start, holder.body if holder and holder.body else unit.file):
                belongs = (one.span.path, holder and holder.start, re.sub("`[^`]*`", "", one.message))
                if belongs in met:
                    continue
                met.add(belongs)
        yield one


def _any_in(spans: Iterable[Span], outer: Span) -> bool:
    return any(_holds(outer, span) for span in spans)


def _holder(at: int, body: nodes.File | nodes.Body) -> nodes.Statement | None:
    """The innermost line whose braces hold what begins ``at``."""
    for line in body.statements:
        if isinstance(line, nodes.Statement) and line.body and line.body.start < at < line.body.end:
            return _holder(at, line.body) or line
    return None


def _begins_line(at: int, body: nodes.File | nodes.Body) -> bool:
    return any(line.start == at for line in body.statements)


def _without_heads(found: tuple[Diagnostic, ...], units: Mapping[str, Unit]) -> Iterator[Diagnostic]:
    """A } that closes nothing shows the line above that lacks its {, or goes on behind a } of its own.

    What else is wrong with that line goes with it.
    """
    heads: dict[Diagnostic, Span] = {}
    goes_on = [one.span for one in found if one.code == "M009" and one.span]
    for one in found:
        if one.code != "M004" or one.span is None or one.span.path not in units:
            continue
        unit = units[one.span.path]
        head = _broken_beside(one.span, found, unit) or _head_before(one.span, unit)
        behind = [span for span in goes_on if span.path == one.span.path and span.start < one.span.start]
        if head and head not in heads.values():
            heads[one] = head
            yield evolve(one, hint="Add the {, or delete this }.", related=(Related(head, "A { may be missing here."),))
        elif behind and behind[-1] not in heads.values():
            heads[one] = behind[-1]
            hint = "Delete the } that is too many."
            yield evolve(one, hint=hint, related=(Related(behind[-1], "This stands behind a } on the same line."),))
        else:
            yield one
    for one in found:
        span = one.span
        if one.code != "M004" and not (
            span and _is_of_reading(one) and any(_holds(head, span) for head in heads.values())
        ):
            yield one


def _holds(outer: Span, inner: Span) -> bool:
    return outer.path == inner.path and outer.start <= inner.start < outer.end


def _broken_beside(brace: Span, found: tuple[Diagnostic, ...], unit: Unit) -> Span | None:
    """The line in the text line of ``brace`` that something is wrong with, and that stands before it."""
    number = unit.source.position(brace.start)[0]
    places = [one.span for one in found if one.code not in ("M004", "M009") and _is_of_reading(one) and one.span]
    beside = [span for span in places if span.path == brace.path and unit.source.position(span.start)[0] == number]
    for line in _lines(unit.file):
        if line.end <= brace.start:
            whole = unit.source.span(line.start, line.end)
            if any(_holds(whole, span) for span in beside):
                return whole
    return None


def _head_before(brace: Span, unit: Unit) -> Span | None:
    """The last line above ``brace`` whose first word needs braces, and that has none."""
    for line in reversed([line for line in _lines(unit.file) if line.start < brace.start]):
        first = re.match(r"\w+", unit.source.text[line.start : line.start + _LONGEST_HOLDER + 1])
        is_open = isinstance(line, nodes.Statement) and line.body
        if first and first[0] in _HOLDERS and not is_open:
            return unit.source.span(line.start, line.end)
    return None


def _lines(body: nodes.File | nodes.Body) -> Iterator[nodes.Line]:
    """The lines of ``body`` and those in them, in the order of the text."""
    for line in body.statements:
        yield line
        if isinstance(line, nodes.Statement) and line.body:
            yield from _lines(line.body)


def _without_openings(found: tuple[Diagnostic, ...], units: Mapping[str, Unit]) -> Iterator[Diagnostic]:
    """A { that should not be there is not said to be never closed as well."""
    places = {
        (span.path, _line(span, units)) for one in found if (span := one.span) and _is_a_brace_too_many(one, units)
    }
    for one in found:
        if not (one.code == "M003" and one.span and (one.span.path, _line(one.span, units)) in places):
            yield one


def _line(span: Span, units: Mapping[str, Unit]) -> int:
    return units[span.path].source.position(span.start)[0] if span.path in units else 0


def _is_a_brace_too_many(one: Diagnostic, units: Mapping[str, Unit]) -> bool:
    if one.span is None or one.span.path not in units or one.code == "M003":
        return False
    return one.code in _BRACE_TOO_MANY or units[one.span.path].source.text.startswith("{", one.span.start)
