"""A hint that shows what to write is typed as it stands: what it was about must be gone then."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.slips import line_at
from mobdsl.source import Span
from say import findings

HERE = Path(__file__).parent
CASES = sorted(path.stem for path in HERE.glob("*.mob"))
HARDLY_WITHOUT = {"70", "71", "72", "73", "74"}
"""Files in which every mistake is one whose remedy is known."""


def typed(text: str, span: Span, hint: str) -> str | None:
    """``text`` with the spelling that ``hint`` shows; None where it shows none."""
    if whole := re.search(r"Write: (.*?)( \{)?( …)?( \})?\Z", hint):
        line = line_at(text, span.start)
        assert line
        end = text.index("{", line.end) + 1 if hint.endswith("; … }") else line.end
        new = hint.removesuffix(" { … }").removesuffix(" … }") if line.braces else hint
        return text[: line.start] + new[whole.start() + len("Write: ") :] + text[end:]
    if meant := re.match(r"(?:Did you mean|Write) ([^\s?]+?)[?.]", hint):
        return text[: span.start] + meant[1] + text[span.end :]
    return None


def errors(text: str) -> list[Diagnostic]:
    return [one for one in findings(text) if one.severity is Severity.ERROR and one.span]


def cases() -> Iterator[tuple[str, str, Diagnostic]]:
    for case in CASES:
        text = (HERE / f"{case}.mob").read_bytes().decode("utf-8", "replace")
        yield from ((case, text, one) for one in errors(text))


@pytest.mark.parametrize("case", CASES)
def test_what_a_hint_shows_can_be_typed(case: str) -> None:
    text = (HERE / f"{case}.mob").read_bytes().decode("utf-8", "replace")
    for found in errors(text):
        assert found.span
        new = typed(text, found.span, found.hint or "")
        if case[:2] in HARDLY_WITHOUT:
            assert new is not None, found
        if new is not None:
            row = text.count("\n", 0, found.span.start)
            left = [one for one in errors(new) if one.span and new.count("\n", 0, one.span.start) == row]
            before = [one for one in errors(text) if one.span and text.count("\n", 0, one.span.start) == row]
            assert len(left) < len(before), (found, left)
