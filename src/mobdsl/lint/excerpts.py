"""A line of a file with what it stands in and nothing else: enough to tell what another spelling of it would mean."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from mobdsl import library
from mobdsl.diagnostics import Severity
from mobdsl.lower.document import lower
from mobdsl.project.imports import Memory, Project
from mobdsl.records import evolve, frozen
from mobdsl.source import Source, Span
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from mobdsl.diagnostics import Diagnostic, Fix
    from mobdsl.language.rewrites import Line
    from mobdsl.project.imports import Unit

_SHORT = 2_000
"""Files of so many characters are taken whole."""
_LONGEST_BODY = 4_000
"""Of longer ones another body stands in the place."""
_ANY_BODY = " { march x8 }"
_BESIDE = "\nmarch x8"
"""So that a line in no braces, such as `lasts 10:00`, is one of a routine."""
_MOST_OF_PARAMS = 4_000
"""The characters of parameters, or of other lines of a plan, that are taken along."""
_OF_PLANS = ("start", "for", "zone", "activity", "days")


@frozen
class Excerpt:
    """The text, and where the line stands in it."""

    source: Source
    start: int
    """Where the line begins."""
    end: int
    """Where it ends, before its braces."""
    behind: int
    """Where what follows it on the line ends, its braces for instance."""
    shift: int
    """How much further back it stands here than in its file."""
    braces: bool
    """Whether braces follow."""
    whole: bool = True
    """Whether the line still ends where it did."""

    @classmethod
    def of(cls, unit: Unit, span: Span, line: Line) -> Excerpt | None:
        """The ``line`` of ``unit`` that holds ``span``; None where it goes on in a way that cannot be taken along."""
        text = unit.source.text
        if len(text) <= _SHORT:
            return cls._whole(unit, line)
        around, statement = _around(unit.file.statements, max(span.start, line.start))
        end = statement.end if statement else line.end
        rest = text[line.end : end] if end > line.end else ""
        if len(rest) > _LONGEST_BODY:
            if not line.braces:
                return None
            rest = _ANY_BODY
        head = _params(unit, statement)
        for outer, body in around:
            head += f"{text[outer.start : body.start + 1]}\n{_beside(outer, body, statement, text)}"
        written = f"{head}{text[line.start : line.end]}{rest}"
        closed = written + ("\n}" * len(around) or ("" if line.braces else _BESIDE))
        return cls(
            source=Source(unit.source.path, closed),
            start=len(head),
            end=len(head) + line.end - line.start,
            behind=len(written),
            shift=len(head) - line.start,
            braces=line.braces,
        )

    @classmethod
    def _whole(cls, unit: Unit, line: Line) -> Excerpt:
        """All of a short file, in which nothing is missing that the line may be about."""
        _, statement = _around(unit.file.statements, line.start)
        behind = max(statement.end if statement else 0, line.end)
        return cls(unit.source, line.start, line.end, behind, shift=0, braces=line.braces)

    @property
    def line(self) -> Line:
        """Where the line stands."""
        from mobdsl.language.rewrites import Line

        return Line(self.start, self.end, self.braces)

    def moved(self, span: Span) -> Span:
        """A place of the line in its file, here."""
        return Span(span.path, span.start + self.shift, span.end + self.shift)

    def with_head(self, head: str) -> Excerpt:
        """The same with ``head`` in the place of the line."""
        text = self.source.text
        opened = self.braces and head.endswith(";")  # what stood in front of the braces is the first line in them
        end = text.index("{", self.end) + 1 if opened else self.end
        return self._changed(
            text[: self.start] + head + text[end:], len(head) - (self.end - self.start), whole=not opened
        )

    def applied(self, fix: Fix) -> Excerpt:
        """The same after the edits of ``fix``, those that are about the line."""
        edits = tuple(evolve(edit, span=self.moved(edit.span)) for edit in fix.edits)
        inside = tuple(edit for edit in edits if self.start <= edit.span.start and edit.span.end <= self.behind)
        text = evolve(fix, edits=inside).applied(self.source.text)
        return self._changed(text, len(text) - len(self.source.text), whole=len(inside) == len(edits))

    def _changed(self, text: str, longer: int, *, whole: bool) -> Excerpt:
        source = Source(self.source.path, text)
        return evolve(
            self,
            source=source,
            end=self.end + longer,
            behind=self.behind + len(text) - len(self.source.text),
            whole=whole,
        )

    def findings(self) -> tuple[Diagnostic, ...]:
        """What there is to say about the line."""
        return tuple(one for one in self._all if one.span and self._holds(one.span))

    def errors(self) -> tuple[Diagnostic, ...]:
        """What is wrong with it."""
        return tuple(one for one in self.findings() if one.severity is Severity.ERROR)

    def _holds(self, span: Span) -> bool:
        last = self.end + 1 if self.braces else self.behind  # what stands in the braces are other lines
        return self.start <= span.start <= last or self.start < span.end <= last

    @cached_property
    def _all(self) -> tuple[Diagnostic, ...]:
        path = self.source.path
        project = Project(Memory({path: self.source.text}))
        project.load(path)
        lowered = lower(project, path, {}, frozenset(), library)
        return (*project.diagnostics, *lowered.diagnostics)


def _around(lines: Sequence[nodes.Line], at: int) -> tuple[list[tuple[nodes.Statement, nodes.Body]], nodes.Line | None]:
    """The statements in whose braces ``at`` is, the outermost first, and the one that holds it."""
    around: list[tuple[nodes.Statement, nodes.Body]] = []
    while True:
        index = bisect_right(lines, at, key=lambda line: line.start) - 1
        if index < 0 or lines[index].end < at:
            return around, None
        line = lines[index]
        if not (isinstance(line, nodes.Statement) and line.body and line.body.start < at < line.body.end):
            return around, line
        around.append((line, line.body))
        lines = line.body.statements


def _beside(outer: nodes.Statement, body: nodes.Body, line: nodes.Line | None, text: str) -> str:
    """The lines of a plan that say what others refer to, such as an activity."""
    if _first_word(outer) != "plan":
        return ""
    told = (one for one in body.statements if one is not line and _first_word(one) in _OF_PLANS)
    lines = "".join(f"{text[one.start : one.end]}\n" for one in told)
    return lines if len(lines) <= _MOST_OF_PARAMS else ""


def _first_word(line: nodes.Line) -> str | None:
    if isinstance(line, nodes.Statement) and line.parts and isinstance(line.parts[0], nodes.Name):
        return line.parts[0].text
    return None


def _params(unit: Unit, line: nodes.Line | None) -> str:
    """The other lines of parameters, which any ``line`` may use."""
    others = (one for one in unit.file.statements if one is not line and _first_word(one) == "param")
    lines = "".join(f"{unit.source.text[one.start : one.end]}\n" for one in others)
    return lines if len(lines) <= _MOST_OF_PARAMS else ""
