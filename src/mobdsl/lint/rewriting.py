"""Diagnostics of lines in another notation, with the line to write instead.

What a hint shows is typed as it stands, so each line is tried before it is shown: it is read where it is to stand, and
counts only where nothing is wrong with it then. A line that would still be wrong is mended further, a few times.
"""

from __future__ import annotations

import re

from mobdsl.diagnostics import Severity
from mobdsl.records import evolve, frozen
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mobdsl.diagnostics import Diagnostic, Fix
    from mobdsl.language.rewrites import Line
    from mobdsl.lint.excerpts import Excerpt
    from mobdsl.project.imports import Unit
    from mobdsl.source import Span

_MOST_TRIED = 500
"""For so many findings of a file a line is looked for; who has more gets the others when these are mended."""
_MOST_STEPS = 5
"""How often a line is written anew until nothing is wrong with it."""
_SAYS_TOO_LITTLE = ("M421", "M422")
"""Findings of a line of a plan that can be read, and does not say when."""
_OF_LINES = "M1"
"""Codes from here on are of lines, others of the text itself, which needs nothing from around the line."""
_WORD = r"[^\W\d]+"
_TITLE = rf"(?i:{_WORD}(?:[^\w\"{{}};]{{1,3}}(?:{_WORD}|(?:(?<=week )|(?<=day )|(?<=phase ))\d+(?!\w)))+:?)"
"""Several words without figures, but for that of a week, a day or a phase."""
_SHOWS = "Write: "
"""With this begins what a hint shows to be typed."""


def with_rewrites(diagnostics: Iterable[Diagnostic], units: Mapping[str, Unit]) -> tuple[Diagnostic, ...]:
    """``diagnostics`` of reading, each with the whole line to write as its fix, where that is known.

    A fix that is a guess gives way to rules that are sure of what is meant, any other to none.
    """
    found = tuple(diagnostics)
    tried = 0
    rewritten = []
    for diagnostic in found:
        span = diagnostic.span
        if span and span.path in units and tried < _MOST_TRIED and _may_be_rewritten(diagnostic):
            tried += 1
            rewritten.append(_Line(diagnostic, span, units[span.path], found).rewritten())
        else:
            rewritten.append(diagnostic)
    return tuple(rewritten)


def _may_be_rewritten(diagnostic: Diagnostic) -> bool:
    from mobdsl.lint.codes.without_checks import CODES_WITHOUT_CHECKS

    code, fix = CODES_WITHOUT_CHECKS.get(diagnostic.code), diagnostic.fix
    return _shows(fix) or (code is not None and code.rewritable and (fix is None or fix.guess))


def _shows(fix: Fix | None) -> bool:
    return fix is not None and bool(fix.edits) and _SHOWS in fix.hint


@frozen
class _Line:
    """The line of a diagnostic, to be written anew."""

    diagnostic: Diagnostic
    span: Span
    unit: Unit
    found: tuple[Diagnostic, ...]
    """What else has been found in the same reading."""

    def rewritten(self) -> Diagnostic:
        """The diagnostic with the line to write, or without a line that would be wrong."""
        from mobdsl.language.rewrites import line_at
        from mobdsl.lint.excerpts import Excerpt

        diagnostic, fix = self.diagnostic, self.diagnostic.fix
        line = line_at(self.unit.source.text, self.span.start)
        excerpt = Excerpt.of(self.unit, self.span, line) if line else None
        if line is None or excerpt is None or all(one.code != diagnostic.code for one in excerpt.findings()):
            return _without_promise(diagnostic, fix) if fix and _shows(fix) else diagnostic
        if fix and not fix.guess and self._mends(excerpt, excerpt.applied(fix)):
            return diagnostic
        found = self._meant(line, excerpt)
        if isinstance(found, str):
            return evolve(diagnostic, hint=found, fix=None)
        if found is not None:
            return evolve(diagnostic, hint=found.hint, fix=found)
        if fix and (_shows(fix) or not fix.guess) and not self._mends(excerpt, excerpt.applied(fix)):
            return _without_promise(diagnostic, fix)
        return diagnostic

    def _meant(self, line: Line, excerpt: Excerpt) -> Fix | str | None:
        """The fix that writes the line as it is meant, a question to its author, or None where nothing is known."""
        from mobdsl.language.notation import UnclearError, read_line
        from mobdsl.language.rewrites import fix_with

        source = self.unit.source
        written = source.text[line.start : line.end]
        guess = self.diagnostic.fix is not None
        question = last = None
        try:
            head = read_line(written)
        except UnclearError as unclear:
            if all(self._mends(excerpt, excerpt.with_head(one)) for one in unclear.lines):
                question, last = (None, unclear.question) if unclear.last else (unclear.question, None)
        else:
            slip = guess and self._word() in head.partition(" ")[0].lower().split("_")
            if head != written and not slip and self._mends(excerpt, excerpt.with_head(head)):
                return fix_with(source, line, head)
        question = question or (None if guess else self._title(written))
        if question:
            return question
        mended = self._by_rules(excerpt, sure=guess)
        return fix_with(source, line, mended[0]) if isinstance(mended, tuple) else mended or last

    def _title(self, written: str) -> str | None:
        """What to do with the first line of a handout where it is likely its title."""
        lines = self.unit.file.statements
        first = len(lines) > 1 and lines[0].start <= self.span.start <= lines[0].end
        if not first or not re.fullmatch(_TITLE, written) or _has_body(lines[0]):
            return None
        from mobdsl import library
        from mobdsl.language.rewrites.rule import RESERVED

        words = re.findall(r"\w+", written.lower())
        name = "_".join(words)
        if library.known(name) or RESERVED.intersection(words) - {"week", "day"}:
            return None
        return f'If this is a title: routine {name} "{written.rstrip(" :")}" {{ … }}, or a # in front: # {written}'

    def _word(self) -> str:
        """What is found fault with."""
        return self.unit.source.text[self.span.start : self.span.end].lower()

    def _by_rules(self, excerpt: Excerpt, *, sure: bool) -> tuple[str] | str | None:
        """The line after the rules of rewriting, one after the other, until nothing is wrong with it.

        Where all that is wrong in the end is that the line says too little, that is said instead.
        """
        from mobdsl.language.rewrites import rewritten

        written, span, missing = excerpt, excerpt.moved(self.span), None
        for _ in range(_MOST_STEPS):
            head = rewritten(excerpt.source, span, excerpt.line, sure=sure)
            if head is None:
                return missing
            changed = excerpt.with_head(head)
            if self._mends(written, changed):
                return (head,)
            wrong = [one.span for one in changed.errors() if one.span]
            if changed.source.text == excerpt.source.text or not wrong or not changed.whole:
                return missing
            excerpt, missing = changed, _missing(changed)
            span = min(wrong, key=lambda place: place.start)
        return missing

    def _mends(self, excerpt: Excerpt, changed: Excerpt) -> bool:
        """Whether nothing is wrong with the line once it is ``changed``."""
        left = {one.code for one in changed.findings() if one.severity is Severity.ERROR}
        if left and self.diagnostic.code > _OF_LINES:
            here = {one.code for one in self.found if one.span and self._beside(one.span)}
            left -= {one.code for one in excerpt.errors() if one.code > _OF_LINES} - here
        return not left and all(one.code != self.diagnostic.code for one in changed.findings())

    def _beside(self, span: Span) -> bool:
        """Whether ``span`` is on the line."""
        text = self.unit.source.text
        return (
            span.path == self.span.path
            and "\n" not in text[min(span.start, self.span.start) : max(span.start, self.span.start)]
        )


def _missing(excerpt: Excerpt) -> str | None:
    """What the line can be read as, and what it does not say, where that is all that is wrong with it."""
    errors = excerpt.errors()
    if len(errors) != 1 or errors[0].code not in _SAYS_TOO_LITTLE:
        return None
    hint = errors[0].hint or ""
    return f"{errors[0].message} {'For example: ' if hint[:1].islower() or hint[:1].isdigit() else ''}{hint}"


def _has_body(line: nodes.Line) -> bool:
    return isinstance(line, nodes.Statement) and line.body is not None


def _without_promise(diagnostic: Diagnostic, fix: Fix) -> Diagnostic:
    """``diagnostic`` without the line that its ``fix`` shows, which something else is wrong with."""
    hint = fix.hint.partition(_SHOWS)[0].strip()
    return evolve(diagnostic, hint=hint or None, fix=None)
