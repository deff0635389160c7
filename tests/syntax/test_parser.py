"""Text to nodes: parsing never fails, what is fine counts whatever stands beside it, and nothing written is lost."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, example
from hypothesis import strategies as st

from mobdsl.source import Source, Span
from mobdsl.syntax import nodes
from mobdsl.syntax.parser import parse
from support.laws import law

WORDS = [
    "plank", "x8", "3x8", "30s", "1:28", "16kg", "if", "until", "and", "or", "not", "3 in a row", "skip", "repeat 3",
    "routine a", "param b =", "dead_bug", "Körper", "体幹", '"a text"', '"open', '"""long\ntext"""', '"""open',
    "{", "}", "{", "}", ",", ";", "\n", "\r\n", "#  a comment\n", "+", "-", "*", "/", "(", ")", "=", "<", ">=", "!",
    "“", "@", ":", "\0", "\ud800", "\x1b", "\u202e", "\\", "'", "\t", "9" * 40,
]  # fmt: skip
soup = st.lists(st.sampled_from(WORDS), max_size=40).flatmap(
    lambda words: st.sampled_from(["", " "]).map(lambda between: between.join(words))
)
anything = soup | st.text(max_size=60)

GOOD = [
    "plank 30s",
    'dead_bug x8 each side cue "spine still"',
    "repeat 3 { squat x8; rest 10s }",
    "clamshells, leg_circles 30s # both",
    "if tired and not sore skip twist",
    "lasts 10:00",
]
BROKEN = [
    "skip a,,b", "plank 30s if", 'plank cue "open', "plank @ home", "plank cue “curly”", "= 3", "if a and b or c plank",
    "routine a, { plank }", "x )( y", "param p = 3 +", ", plank", 'plank cue "\\q"',
]  # fmt: skip


def file_of(text: str) -> nodes.File:
    parsed = parse(Source("evening.mob", text)).value
    assert parsed is not None
    return parsed


def below(node: Any) -> Iterator[Any]:
    """The nodes directly inside ``node``."""
    for name in type(node).__match_args__:
        value = getattr(node, name)
        for inner in value if isinstance(value, tuple) else (value,):
            if type(inner).__module__ == nodes.__name__:
                yield inner


def everything(node: Any) -> Iterator[Any]:
    """``node`` and all nodes inside it."""
    waiting = [node]
    while waiting:
        yield (one := waiting.pop())
        waiting.extend(below(one))


def read_lines(text: str) -> list[str]:
    """The lines of ``text`` that could be read, as they are written."""
    return [text[line.start : line.end] for line in file_of(text).statements if isinstance(line, nodes.Statement)]


@example("")
@example("{" * 2_000 + "}" * 1_000)
@example("if a " + "9" * 5_000 + " in a row")
@example('"' * 999)
@law(anything)
def test_any_text_has_nodes_and_every_place_lies_in_the_text(text: str) -> None:
    parsed = parse(Source("evening.mob", text))
    assert parsed.value is not None
    for node in everything(parsed.value):
        assert 0 <= node.start <= node.end <= len(text)
    for found in parsed.diagnostics:
        assert found.span is not None
        assert 0 <= found.span.start <= found.span.end <= len(text)


@law(anything)
def test_what_a_node_holds_lies_in_it_and_in_the_order_of_the_text(text: str) -> None:
    file = file_of(text)
    assume(file.statements)
    assert isinstance(file.statements[0], nodes.Statement | nodes.Invalid)
    for node in everything(file):
        if isinstance(node, nodes.Statement | nodes.Body):
            inner = [one for one in below(node) if not isinstance(one, nodes.Problem)]
            assert all(node.start <= one.start <= one.end <= node.end for one in inner)
        if isinstance(node, nodes.File | nodes.Body):
            starts = [line.start for line in node.statements]
            assert starts == sorted(starts)


@law(anything)
def test_every_line_that_is_invalid_says_why(text: str) -> None:
    parsed = parse(Source("evening.mob", text))
    invalid = [node for node in everything(parsed.value) if isinstance(node, nodes.Invalid)]
    assume(invalid)
    told = {(found.code, found.span.start) for found in parsed.diagnostics if found.span}
    for node in invalid:
        assert node.problems
        assert {(one.code, one.start) for one in node.problems} <= told


@law(st.lists(st.sampled_from(GOOD), max_size=5), st.sampled_from(BROKEN), st.lists(st.sampled_from(GOOD), max_size=5))
def test_a_broken_line_costs_itself_and_no_other(before: list[str], broken: str, after: list[str]) -> None:
    assert parse(Source("evening.mob", broken)).diagnostics
    good = [line.partition(" #")[0] for line in before + after]
    assert [line for line in read_lines("\n".join((*before, broken, *after))) if line in GOOD or line in good] == good


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_line_in_a_body_leaves_the_lines_around_it_and_the_rest_of_the_file(broken: str) -> None:
    text = f"routine a {{\n  plank 30s\n  {broken}\n  bridge x8\n}}\nroutine b {{ squat x8 }}\n"
    first, second = (line for line in file_of(text).statements if isinstance(line, nodes.Statement))
    assert first.body is not None
    inside = [line for line in first.body.statements if isinstance(line, nodes.Statement)]
    assert [text[line.start : line.end] for line in (inside[0], inside[-1], second)] == [
        "plank 30s",
        "bridge x8",
        "routine b { squat x8 }",
    ]


@law(st.lists(st.sampled_from([*GOOD, "# alone", "plank 30s # beside", "a, # within\nb", ""]), max_size=12))
def test_no_comment_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    kept = [node.text for node in everything(file_of(text)) if isinstance(node, nodes.Comment)]
    written = [line[line.index("#") :] for line in text.splitlines() if "#" in line]
    assert sorted(kept) == sorted(written)


def test_line_ends_of_any_system_change_nothing() -> None:
    unix = 'plank 30s\nrepeat 2 {\n  squat x8 # deep\n}\nnote """\n  one\n  two\n"""\n'
    windows = file_of(unix.replace("\n", "\r\n"))
    assert [type(node) for node in everything(windows)] == [type(node) for node in everything(file_of(unix))]
    assert [node.value for node in everything(windows) if isinstance(node, nodes.Text)] == ["one\ntwo"]
    assert [node.text for node in everything(windows) if isinstance(node, nodes.Comment)] == ["# deep"]


@pytest.mark.parametrize("name", ["Körperwelle", "体幹", "упор_лёжа", "śavāsana", "_a1", "back.dead_bug", "تمرين"])
def test_names_are_in_any_script(name: str) -> None:
    (line,) = file_of(f"{name} x8").statements
    assert isinstance(line, nodes.Statement)
    assert [getattr(part, "text", None) for part in line.parts] == [name, "x8"]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (r'param a = "x\q"', 12),
        (r'if a = "x\q" skip plank', 9),
        (r'plank 30s if not "\q"', 18),
        (r'plank 30s until a and "\q"', 23),
        (r'param a = 1 + (2 * "\q")', 20),
        (r'skip plank, "\q", twist', 13),
    ],
)
def test_a_text_that_cannot_be_read_is_told_of_wherever_it_stands(text: str, at: int) -> None:
    parsed = parse(Source("evening.mob", text))
    assert [(found.code, found.span) for found in parsed.diagnostics] == [("M007", Span("evening.mob", at, at + 2))]
    assert parsed.value is not None
    assert [type(line) for line in parsed.value.statements] == [nodes.Invalid]


def test_the_lines_above_a_stray_brace_stay_whatever_follows_it() -> None:
    assert read_lines("plank 30s\nsquat x8\n} ) march\nbridge x8") == ["plank 30s", "squat x8", "bridge x8"]


def test_a_name_that_begins_like_a_keyword_is_a_name_behind_a_body_too() -> None:
    assert read_lines("repeat 2 { plank 30s } iffy x8") == ["repeat 2 { plank 30s }", "iffy x8"]


def test_a_text_says_what_is_written() -> None:
    (line,) = file_of(r'note "say \"one\", then \\ and \n or \t; “two” is fine" ').statements
    assert isinstance(line, nodes.Statement)
    (text,) = (part for part in line.parts if isinstance(part, nodes.Text))
    assert text.value == 'say "one", then \\ and \n or \t; “two” is fine'


def test_time_grows_with_the_length_of_the_text_and_not_faster() -> None:
    def best_of_three(lines: int) -> float:
        source = Source("evening.mob", 'dead_bug 3x8 each side rest 30s cue "spine still" # slowly\n' * lines)
        times = []
        for _ in range(3):
            start = time.process_time()
            parse(source)
            times.append(time.process_time() - start)
        return min(times)

    parse(Source("evening.mob", "plank 30s"))
    assert best_of_three(2_000) < 12 * best_of_three(500)  # four times the text; three times that for a busy machine


@pytest.mark.parametrize(
    "text",
    [
        "{" * 20_000 + "plank" + "}" * 20_000,
        "}" * 10_000,
        "param a = " + "(" * 20_000 + "1" + ")" * 20_000,
        "param a = " + "1 + " * 20_000 + "1",
        "if " + "not " * 20_000 + "a plank",
        "skip " + "a, " * 20_000 + "a",
        "skip plank if\n" * 5_000,
    ],
    ids=["braces", "stray braces", "brackets", "sum", "not", "list", "broken lines"],
)
def test_whatever_is_piled_up_is_read(text: str) -> None:
    assert parse(Source("evening.mob", text)).value is not None
