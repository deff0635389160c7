"""Names are in any script, and one name however its accents are typed."""

import json
from pathlib import Path
from unicodedata import normalize

import pytest
from click.testing import CliRunner

from mobdsl.cli.verbs import cli
from mobdsl.source import Source
from mobdsl.syntax import nodes
from mobdsl.syntax.parser import parse

WORDS = {
    "Arabic": "تمرين",
    "Arabic with vowels": "تَمْرِين",
    "Bengali": "ব্যায়াম",
    "Burmese": "ကျန်းမာရေး",
    "Cyrillic": "упор_лёжа",
    "Devanagari": "सूर्य_नमस्कार",
    "German": "Körperwelle",
    "Hebrew": "מִתְעַמֵּל",
    "Japanese": "体幹",
    "Khmer": "លំហាត់",
    "Korean": "플랭크",
    "Sanskrit": "śavāsana",
    "Tamil": "பயிற்சி",
    "Thai": "ท่าแมว",
    "Vietnamese": "tập_thể_dục",
}


def parts(text: str) -> tuple[object, ...]:
    parsed = parse(Source("evening.mob", text))
    assert not parsed.diagnostics
    assert parsed.value is not None
    (line,) = parsed.value.statements
    assert isinstance(line, nodes.Statement)
    return line.parts


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("word", WORDS.values(), ids=WORDS)
def test_a_word_of_any_script_is_a_name(word: str, form: str) -> None:
    written = normalize(form, word)
    end = len(written)
    assert parts(f"{written} x8") == (
        nodes.Name(normalize("NFC", word), 0, end),
        nodes.Figure("x8", end + 1, end + 3),
    )


def test_parts_joined_by_dots_have_their_marks_too() -> None:
    assert parts("ท่า.ท่าแมว") == (nodes.Name("ท่า.ท่าแมว", 0, 10),)


def test_what_behind_an_x_begins_a_figure_is_a_figure_with_marks_as_well() -> None:
    assert parts("x8 xmax x̂") == (nodes.Figure("x8", 0, 2), nodes.Figure("xmax", 3, 7), nodes.Name("x̂", 8, 10))


@pytest.mark.parametrize("text", ["\u0301plank", "a \u0e48"], ids=["accent", "tone"])
def test_no_name_begins_with_a_mark(text: str) -> None:
    parsed = parse(Source("evening.mob", text))
    assert [one.code for one in parsed.diagnostics] == ["M002"]


def test_texts_and_comments_are_as_they_are_written() -> None:
    decomposed = normalize("NFD", "Körper")
    (text,) = parts(f'"{decomposed}"')
    assert isinstance(text, nodes.Text)
    assert text.value == decomposed


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_what_is_typed_elsewhere_finds_the_name_in_the_file(form: str, tmp_path: Path) -> None:
    name = normalize(form, "Körperübung")
    (tmp_path / "mob.toml").write_text(f'[profile]\nconditions = ["{name}"]\n', "utf-8")
    (tmp_path / "a.mob").write_text(
        'routine x { march 5s }\nroutine Körperübung {\n  "Körperübung" 10s if Körperübung\n  plank 3s if müde\n}\n',
        "utf-8",
    )
    options = ["--routine", name, "--if", normalize(form, "müde"), "--json"]
    done = CliRunner().invoke(cli, ["timeline", str(tmp_path / "a.mob"), *options])
    assert done.exit_code == 0, done.output
    assert [event["title"] for event in json.loads(done.output)["events"]] == ["Körperübung", "Plank"]
