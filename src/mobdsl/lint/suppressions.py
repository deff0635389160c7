"""Which findings are heard: the levels and codes of `mob.toml`, and the lines that allow one for a reason.

`# allow M303: we follow a video` at the end of a line, or alone above it, silences that finding there. Warnings and
infos can be silenced, and of the errors those of the checks: any other says that a file means nothing at that place.
"""

from __future__ import annotations

import re

from mobdsl.checks.support.listing import Listing
from mobdsl.diagnostics import Diagnostic, Severity, did_you_mean
from mobdsl.records import define, evolve, field, frozen
from mobdsl.suggest import nearest
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from mobdsl.lint.config import Config
    from mobdsl.source import Source, Span

_ALLOW = r"(?i)#\s*allow\s+([A-Za-z]+[0-9]{3}(?:\s*,\s*[A-Za-z]+[0-9]{3})*)(?!\w)(?:\s*:\s*(\S.*))?"
_NAMELESS = r"(?i)#\s*allow\s*(?:[A-Za-z]?[0-9]+\s*)?:\s*(\S.*)?"


@frozen
class Allowance:
    """A comment that allows the finding ``code`` on line ``line`` (from 1); ``reason`` is None where none is given.

    No ``code``: it does not say which.
    """

    code: str
    line: int
    reason: str | None
    span: Span


def allowances(source: Source, file: nodes.File) -> Iterator[Allowance]:
    """What the comments of ``file``, the parsed ``source``, allow."""
    if "allow" not in source.text.casefold():
        return
    comments = sorted(_comments(file), key=lambda comment: comment.start)
    lines = [(source.position(comment.start)[0], comment) for comment in comments]
    meant: dict[int, int] = {}
    for line, _ in reversed(lines):
        alone = source.line(line).lstrip().startswith("#")
        meant[line] = meant.get(line + 1, line + 1) if alone else line
    for line, comment in lines:
        place = source.span(comment.start, comment.end)
        if found := re.match(_ALLOW, comment.text):
            for code in re.findall(r"\w+", found[1]):
                yield Allowance(code.upper(), meant[line], found[2], place)
        elif found := re.match(_NAMELESS, comment.text):
            yield Allowance("", meant[line], found[1], place)


def _comments(file: nodes.File) -> Iterator[nodes.Comment]:
    todo: list[nodes.File | nodes.Body] = [file]
    while todo:
        body = todo.pop()
        yield from body.comments
        for line in body.statements:
            if isinstance(line, nodes.Statement):
                listings = (part for part in line.parts if isinstance(part, nodes.Listing))
                yield from (comment for listing in listings for comment in listing.comments)
                if line.body:
                    todo.append(line.body)


@define
class Policy:
    """What of all that is found is heard.

    ``codes_of_checks`` are those of errors that can be silenced; ``sources`` the texts by their paths.
    """

    config: Config
    codes_of_checks: Collection[str]
    sources: Mapping[str, Source]
    allowed: dict[tuple[str, int, str], Allowance] = field(factory=dict)
    used: set[tuple[str, int, str]] = field(factory=set)

    def allow(self, allowances: Iterable[Allowance]) -> None:
        """Takes note of what comments allow."""
        for allowance in allowances:
            self.allowed.setdefault((allowance.span.path, allowance.line, allowance.code), allowance)

    def heard(self, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Those of ``diagnostics`` that are not silenced, each once and with the severity that the project wants."""
        return tuple(filter(None, map(self._heard, dict.fromkeys(diagnostics))))

    def _heard(self, diagnostic: Diagnostic) -> Diagnostic | None:
        if diagnostic.severity is Severity.ERROR and diagnostic.code not in self.codes_of_checks:
            return diagnostic
        place = diagnostic.whole if isinstance(diagnostic, Listing) else diagnostic.span
        if diagnostic.code in self.config.off or self._is_allowed(place, diagnostic.code):
            return None
        if isinstance(diagnostic, Listing) and self.allowed:
            parts = tuple(part for part in diagnostic.parts if not self._is_allowed(part.span, diagnostic.code))
            if not parts:
                return None
            diagnostic = diagnostic.about(parts)
        severity = self.config.levels.get(diagnostic.code, diagnostic.severity)
        return diagnostic if severity is diagnostic.severity else evolve(diagnostic, severity=severity)

    def _is_allowed(self, span: Span | None, code: str) -> bool:
        source = self.sources.get(span.path) if span and self.allowed else None
        if source is None or span is None:
            return False
        key = (span.path, source.position(span.start)[0], code)
        if key in self.allowed:
            self.used.add(key)
        return key in self.allowed

    def complaints(self, path: str, known: Collection[str], changing: Collection[str]) -> tuple[Diagnostic, ...]:
        """What is wrong with the comments of the file ``path``, once all findings there have been heard.

        ``known`` are the codes of all findings, ``changing`` those that another reader's project may bring.
        """
        here = [(key, allowance) for key, allowance in self.allowed.items() if key[0] == path]
        needed = self.config.off | frozenset(changing)
        complaints = (_complaint(comment, key in self.used or comment.code in needed, known) for key, comment in here)
        return self.heard(filter(None, complaints))


def _complaint(allowance: Allowance, used: bool, known: Collection[str]) -> Diagnostic | None:
    if not allowance.code:
        hint = f"# allow M322: {allowance.reason or 'we follow a video'}"
        return Diagnostic(
            "M645", "This allows something and does not say what.", allowance.span, Severity.WARNING, hint=hint
        )
    if allowance.code not in known:
        near = nearest(allowance.code, known)
        hint = did_you_mean(near) if near else "`mobdsl explain` lists them all."
        return Diagnostic("M642", f"There is no finding {allowance.code}.", allowance.span, Severity.WARNING, hint=hint)
    if not used:
        hint = "Take the comment away, or put it at the end of the line that the finding marks."
        return Diagnostic(
            "M641", f"There is no {allowance.code} here to allow.", allowance.span, Severity.WARNING, hint=hint
        )
    if allowance.reason is None:
        hint = f"# allow {allowance.code}: we follow a video"
        return Diagnostic(
            "M640", f"Why {allowance.code} is allowed here is not said.", allowance.span, Severity.WARNING, hint=hint
        )
    return None
