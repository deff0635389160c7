"""One cause, one finding: what follows from a broken line is not said as well."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from mobdsl import api
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.project.imports import Memory
from support.cases import ENTRY, Section, sections
from support.checking import found, related

PLAN = "routine a {{ plank 10min }}\nplan p {{\n{}\non mon at 07:00 do a\n}}\n"
CONFORMANCE = Path(__file__).parents[1] / "conformance"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (PLAN.format('stat 2026-03-02; for 1 week; zone "Europe/Berlin"'), ["M104"]),
        (PLAN.format('start 2026-03-; for 1 week; zone "Europe/Berlin"'), ["M103"]),
        (PLAN.format("start 2026-03-02; for 1 week"), ["M420"]),
        ("rotine evening { plank 30s; march 20s }\nroutine r { do evening }", ["M104"]),
        ("evening { plank 30s; march 20s }\nroutine r { do evening }", ["M124"]),
        ("bow 2s0\nplank 30s\nrequire bow", ["M103"]),
        ("bow 2s0\nplank 30s\nrequire bo", ["M103", "M211"]),
        ("routine a plank 30s; march 20s }", ["M004"]),
        ("routine a\nplank 30s\n}", ["M004"]),
        ("block core 10s plank; march }", ["M004"]),
        ("routine a { plank 30s } march 20s }", ["M004"]),
        ("routine a { plank 30s }\n}\n", ["M004"]),
        ("routine a { { plank 30s }\nbow 10s", ["M003"]),
        ("context tired { { skip bow }\nbow 10s", ["M115"]),
        ("lan p {\nstart 2026-03-02\nfor 1 week\n}", ["M104"]),
        ("start 2026-03-02\nfor 1 week\nplank 30s", ["M115"]),
        ("aat 0:00 plank 10s\nlasts 0:30", ["M109"]),
        ("plank 30s restt\nbow 10s restt", ["M104", "M104"]),
    ],
)
def test_one_cause_is_one_finding(text: str, codes: list[str]) -> None:
    errors = [one.code for one in found(text) if one.severity is not Severity.INFO]
    assert errors == codes


def test_a_brace_that_closes_nothing_shows_where_one_may_be_missing() -> None:
    text = "routine a plank 30s; march 20s }\n"
    (one,) = found(text)
    assert related(text, one) == ["routine a plank 30s"]
    assert one.hint == "Add the {, or delete this }."


@pytest.mark.parametrize("broken", ["rotine warm { plank 30s; march 20s }", "routine warm\n"])
def test_what_an_import_lacks_is_said_there_and_not_in_every_file(broken: str) -> None:
    text = 'import "lib.mob" as lib\nroutine r { do lib.warm; plank 30s }'
    errors = [one for one in found(text, lib=broken) if one.severity is Severity.ERROR]
    assert [one.span and one.span.path for one in errors] == ["lib.mob"]
    text = text.replace("lib.warm", "lib.wram")
    paths = [one.span and one.span.path for one in found(text, lib=broken) if one.severity is Severity.ERROR]
    assert sorted(filter(None, paths)) == ["lib.mob", "main.mob"], "another name is another mistake"


def test_an_import_that_is_not_there_is_one_mistake() -> None:
    text = 'import "bakc.mob" as back\nroutine r { do back.calm; do back.warm }'
    assert [one.code for one in found(text, back="routine calm { plank 30s }")] == ["M620"]


def test_one_slip_gives_no_line_two_errors() -> None:
    slips, doubled = 0, []
    for path in sorted(CONFORMANCE.glob("*/*.md")):
        texts = {_name(one): one.text for one in sections(path) if one.kind in ("SOURCE", "FILE")}
        if _errors_by_line(texts):
            continue
        for text in _slips(texts[ENTRY]):
            slips += 1
            lines = _errors_by_line({**texts, ENTRY: text})
            doubled += [(path.stem, place) for place, errors in lines.items() if errors > 1]
    assert slips > 2_000
    assert len(doubled) * 500 <= slips, doubled


def _name(section: Section) -> str:
    return ENTRY if section.kind == "SOURCE" else section.rest.strip()


def _slips(text: str) -> Iterator[str]:
    """``text`` with one slip each: a letter dropped, doubled, exchanged or added, a brace forgotten."""
    words = [one for one in re.finditer(r'"[^"\n]*"|[^\W\d]\w+|[{}]', text) if one[0][0] != '"']
    for number, one in enumerate(words[:: max(len(words) // 3, 1)]):
        word, at = one[0], len(one[0]) // 2
        slip = (
            f"{word[:at]}{word[at + 1 :]}",
            f"{word[:at]}{word[at]}{word[at:]}",
            f"{word[:at]}{word[at + 1 : at + 2]}{word[at]}{word[at + 2 :]}",
            f"{word}q",
        )[number % 4]
        yield f"{text[: one.start()]}{'' if word in '{}' else slip}{text[one.end() :]}"


def _errors_by_line(texts: dict[str, str]) -> Counter[tuple[str, int]]:
    loaded = api.load(Memory(texts), ENTRY)
    if loaded.value is None:
        return Counter()
    program = loaded.value
    every: dict[Diagnostic, None] = dict.fromkeys((*loaded.diagnostics, *api.check(program)))
    spans = [one.span for one in every if one.severity is Severity.ERROR and one.span]
    return Counter((span.path, program.sources[span.path].position(span.start)[0]) for span in spans)
