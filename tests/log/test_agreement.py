"""What is read at once of a log is what `mobdsl.lower` reads of it."""

import attrs
from hypothesis import assume
from hypothesis import strategies as st

from laws.plans import entries
from mobdsl.diagnostics import has_errors
from mobdsl.language.keywords import reserved
from mobdsl.language.vocabulary import HEADINGS, NEVER_NAMES
from mobdsl.log import line_of, read_log
from mobdsl.log.entries import WrittenEntry, written
from mobdsl.log.lines import LINE
from mobdsl.lower.log import SMALL_WORDS
from mobdsl.lower.log_lines import read_lines
from mobdsl.model.log import Entry
from mobdsl.source import Source
from support.laws import law

_NAMES = ("effort", "comfort", "pain", "level", "ladder", "rounds", "time", "soreness", "weeks", "x8", "xmax", "Müde")
_words = st.one_of(
    st.sampled_from(_NAMES),
    st.sampled_from(sorted({*reserved(), *HEADINGS, *NEVER_NAMES, *SMALL_WORDS})),
)
_figures = st.sampled_from(
    (
        "4",
        "0",
        "4.5",
        "2/3/5",
        "24h",
        "90s",
        "2min",
        "16kg",
        "60%",
        "3-4",
        "1:30",
        "x8",
        "3x8",
        "8rpe",
        "2026-03-02",
        "-3",
    )
)
_texts = st.sampled_from(('"windy"', '""', '"a \\"b\\" \\\\ \\n"', '"\\q"', '"é…"', '"\u202e"'))
_parts = st.sampled_from(("done", "cut", "skipped", "done plank", "cut bug x8/5 load 16kg", "done b 3x8 effort 8rpe"))
_heads = st.sampled_from(
    (
        "did 2026-03-02 07:04 evening 9:40",
        "did 2026-03-02 07:04 a.b",
        'did 2026-03-02 07:04 "drink"',
        "did 2026-02-30 07:04 evening",
        "did 2026-03-02 24:04 evening 0:00",
        "did 2026-03-02 07:04 rest 1:02:03",
        "did 2026-03-02 07:04 evening 23:59:59 if pre_run and tired",
    )
)
_pairs = st.tuples(st.sampled_from(_NAMES) | _words, _figures | _words | _texts).map(" ".join)
_tokens = st.lists(st.one_of(_pairs, _pairs, _parts, _words), max_size=5)
_spelled = st.builds(lambda head, rest: " ".join((head, *rest)), _heads, _tokens)


def _said(entry: Entry) -> dict[str, object]:
    return {one.name: getattr(entry, one.name) for one in attrs.fields(Entry)}


def _agree(line: str) -> None:
    """What is read at once of ``line`` is what `mobdsl.lower` reads, and that finds no fault."""
    source = Source("log.mob", f"\n{line}\n")
    (entry,) = read_log(source).value.entries  # type: ignore[union-attr]
    assert isinstance(entry, WrittenEntry)
    read = read_lines(source)
    assert not read.diagnostics
    (same,) = read.value or ()
    assert _said(entry) == _said(same)
    assert line_of(entry) == line_of(same)


@law(_spelled, examples=80)
def test_whatever_is_read_at_once(line: str) -> None:
    fits = LINE.fullmatch(f"{line}\n")
    assume(fits and written(fits, "log.mob"))
    _agree(line)


@law(entries)
def test_what_is_printed_is_read_as_it_was(entry: Entry) -> None:
    line = line_of(entry)
    read = read_log(Source("log.mob", f"{line}\n"))
    assert read.value
    assume(not has_errors(read.diagnostics))  # clauses that nobody can do together are no case
    assert [line_of(one) for one in (*read.value.entries, *read.value.answers)] == [line]


@law(_spelled, examples=100)
def test_no_line_costs_another(line: str) -> None:
    text = f"did 2026-03-01 07:04 before 9:40\n{line}\ndid 2026-03-03 07:04 after 9:40\n"
    assume('"' not in line or line.count('"') % 2 == 0)
    read = read_log(Source("log.mob", text))
    assert read.value
    assert {"before", "after"} <= {entry.routine for entry in read.value.entries}
