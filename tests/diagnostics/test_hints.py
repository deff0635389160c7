"""A hint that shows what to write is typed as it stands: what it was about must be gone then."""

import re
from pathlib import Path

import pytest

from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.language.rewrites import fix_of_line
from mobdsl.source import Source
from support.say import findings

HERE = Path(__file__).parent
OF_COMMANDS = {f"{number}" for number in range(50, 58)}
"""Cases whose mistake is on the command line."""
NO_TEXT = {"08", "09"}
"""Those in which it is in the bytes."""
CASES = sorted(
    path.stem
    for path in HERE.glob("*.mob")
    if "error[" in path.with_suffix(".txt").read_text("utf-8") and path.stem[:2] not in OF_COMMANDS | NO_TEXT
)
HARDLY_WITHOUT = {"70", "71", "72", "73", "74"}
"""Files in which every mistake is one whose remedy is known."""


def typed(text: str, finding: Diagnostic) -> str | None:
    """``text`` with the fix of ``finding``, or the spelling that its hint shows; None where there is neither."""
    if finding.fix and finding.fix.edits:
        return finding.fix.applied(text)
    if finding.span and (meant := re.match(r"Write ([^\s?]+?)[?.]", finding.hint or "")):
        return text[: finding.span.start] + meant[1] + text[finding.span.end :]
    return None


def errors(text: str) -> list[Diagnostic]:
    return [one for one in findings(text) if one.severity is Severity.ERROR and one.span]


@pytest.mark.parametrize("case", CASES)
def test_what_a_hint_shows_can_be_typed(case: str) -> None:
    text = (HERE / f"{case}.mob").read_bytes().decode("utf-8", "replace")
    all_found = errors(text)
    assert all_found
    for found in all_found:
        assert found.span
        new = typed(text, found)
        if case[:2] in HARDLY_WITHOUT:
            assert new is not None, found
        if new is not None:
            row = text.count("\n", 0, found.span.start)
            left = [one for one in errors(new) if one.span and new.count("\n", 0, one.span.start) == row]
            before = [one for one in all_found if one.span and text.count("\n", 0, one.span.start) == row]
            assert len(left) < len(before), (found, left)


@pytest.mark.parametrize(
    "line",
    [
        "every day every 45min from 09:00 to 17:00 do walk",
        "move 2026-03-08 to 2026-03-09",
        "week 1-4 on mon, wed at 07:00, 18:30 do walk",
        "squat 3x8 each side load 60kg rest 60s tempo 3-1-3 with barbell",
        "lunge x8 each side from right position seated or standing tempo slow load light effort easy",
        "lunge x8 only left with stick or band",
        'never foam_roll on low_back "roll around it"',
        "stop if sharp_pain or tingling",
    ],
)
def test_what_is_right_on_a_line_that_is_found_fault_with_stays(line: str) -> None:
    source = Source("evening.mob", line)
    assert fix_of_line(source, source.span(0, len(line))) is None
