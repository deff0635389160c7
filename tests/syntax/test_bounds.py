"""Reading any text takes time and memory in proportion to its length, or a finding says which bound it meets."""

import time
import tracemalloc
from collections.abc import Callable
from itertools import cycle, islice

import pytest

from mobdsl.diagnostics import Diagnostic
from mobdsl.source import Source, Span
from mobdsl.syntax import nodes
from mobdsl.syntax.parser import parse


def times(pattern: str) -> Callable[[int], str]:
    """Makes a text of a length, of nothing but ``pattern`` behind what stands before a `|` in it."""
    first, _, again = pattern.rpartition("|")
    return lambda length: first + "".join(islice(cycle(again), length))


HOSTILE = {
    "long texts behind a backslash": times('\\"""\n'),
    "long texts in lines": times('a """b\n'),
    "long texts in broken lines": times('a = = \\"""\n'),
    "quotation marks": times('"'),
    "quotation marks in lines": times('"\n'),
    "backslashes in a text": times('"|\\n'),
    "semicolons": times(";"),
    "blanks": times(" "),
    "comments": times("#\n"),
    "comments behind a comma": times("a,|#\n"),
    "commas": times(","),
    "names": times("a "),
    "a list": times("skip a|,a"),
    "lines": times("a;"),
    "a sum": times("param a = b|+b"),
    "brackets": times("param a = |("),
    "negations": times("if |not "),
    "tests": times("if a| and a"),
    "streaks": times("if a |3 in a row "),
    "values": times("a = 1|,1"),
    "signs": times("@"),
    "signs between names": times("a @ "),
    "signs in lines": times("@\n"),
    "open braces": times("{"),
    "open braces in lines": times("{\n"),
    "open braces with a fault in each": times("{ @\n"),
    "open braces with an error in each": times("{ a = =\n"),
    "open routines": times("routine a {\n"),
    "closing braces": times("}"),
    "braces in pairs": times("{}\n"),
    "braces as deep as may be": times("{" * 16 + "}" * 16 + "\n"),
    "braces too deep": times("{" * 17 + "}" * 17 + "\n"),
    "texts that end in a brace": times('"a {   \n'),
    "dots": times("a|.a"),
    "digits": times("1"),
    "hyphens": times("x-1"),
    "ideographs": times("体 "),
    "accents": times("a|\u0301\u0323"),
}


def seconds(text: str) -> float:
    """What the processor needs at least for ``text``."""
    measured = []
    for _ in range(2):
        begun = time.process_time()
        parse(Source("evening.mob", text))
        measured.append(time.process_time() - begun)
    return min(measured)


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_the_length_of_the_text(make: Callable[[int], str]) -> None:
    # Eight times the text takes sixty-four times as long where anything is looked for anew at each place.
    assert seconds(make(8_000)) < 24 * max(seconds(make(1_000)), 0.005)


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("", ";"),
        ("", "a "),
        ("", "a;"),
        ("param a = b", "+b"),
        ("", "@"),
        ("", "a @ "),
        ("a,", "#\n"),
        ('"', "\\n"),
        ("param a = ", "("),
        ("", "{ @\n"),
        ("", "{" * 16 + "}" * 16),
    ],
)
def test_memory_is_at_most_two_hundred_bytes_a_character(first: str, again: str) -> None:
    source = Source("evening.mob", first + again * (50_000 // len(again)))
    tracemalloc.start()
    try:
        parse(source)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 200 * 50_000


def found(text: str) -> list[Diagnostic]:
    return list(parse(Source("evening.mob", text)).diagnostics)


def test_a_hundred_thousand_lines_are_read() -> None:
    line = 'at 1:28 dead_bug 3x8-12 each side cue "spine"\n'
    parsed = parse(Source("evening.mob", line * 100_000))
    assert not parsed.diagnostics
    assert parsed.value is not None
    assert len(parsed.value.statements) == 100_000


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("#" * 5_000_001, "This file is longer than 5,000,000 characters."),
        ("a " * 1_500_001, "This file has more than 1,500,000 words and signs."),
        ("a;" * 200_001, "This file has more than 200,000 lines."),
        ("{}\n" * 100_001, "This file has more than 100,000 braces."),
        ("param a = b" + "+b" * 100_001, "This file has more than 100,000 sums."),
        ("@" * 100_001, "More than 100,000 characters of this file have no meaning."),
        ("a = =\n" * 10_001, "More than 10,000 lines of this file cannot be read."),
        ('"open\n' * 10_001, "More than 10,000 lines of this file cannot be read."),
    ],
    ids=["characters", "words", "lines", "braces", "sums", "signs", "errors", "faults"],
)
def test_a_text_out_of_bounds_has_one_finding_which_says_of_which(text: str, message: str) -> None:
    assert [(one.code, one.message) for one in found(text)] == [("M005", message)]


def test_a_text_within_the_bounds_has_all_its_findings() -> None:
    assert [one.code for one in found("a }\n" * 10_000)] == ["M004"] * 10_000


def test_sixteen_bodies_stand_in_each_other_and_what_is_deeper_is_one_finding() -> None:
    assert found("{" * 16 + " plank 30s " + "}" * 16) == []
    deep = "{" * 100 + " plank = = " + "}" * 100 + "\nsquat x8"
    parsed = parse(Source("evening.mob", deep))
    assert [(one.code, one.span) for one in parsed.diagnostics] == [("M011", Span("evening.mob", 16, 17))]
    assert parsed.value is not None
    last = parsed.value.statements[-1]
    assert isinstance(last, nodes.Statement)
    assert last.parts == (nodes.Name("squat", 212, 217), nodes.Figure("x8", 218, 220))


def test_a_fault_stands_at_its_line_alone() -> None:
    parsed = parse(Source("evening.mob", "a { b { @ } }\nc { d } }\ne = 3 @ {\n  f\n}"))
    assert parsed.value is not None
    assert [problem.start for problem in nodes.problems(parsed.value)] == [8, 30]
    first, second, third = (line for line in parsed.value.statements if isinstance(line, nodes.Statement))
    assert first.problems == second.problems == ()
    assert [problem.code for problem in third.problems] == ["M002"]
    assert [line.body and line.body.broken for line in (first, second, third)] == [True, False, False]
