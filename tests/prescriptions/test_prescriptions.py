"""Everything that the published routines ask for can be said, and does what it should."""

import html
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from mobdsl.cli.verbs import cli
from support.cases import Section, sections

FOLDER = Path(__file__).parent
IDS = (FOLDER / "ids.txt").read_text("utf-8").split()
CASES = sorted(FOLDER.glob("S*.md"))
_INPUTS = ("SOURCE", "FILE")


def run(*arguments: str) -> str:
    """What the command prints, its findings included; it ends with 0 or 1."""
    result = CliRunner().invoke(cli, list(arguments))
    assert result.exit_code in (0, 1), result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.output


def built(output: str, options: list[str]) -> str:
    run("build", "case.mob", "--to", output, "-o", "build/", *options)
    files = sorted(Path("build").iterdir())
    assert files, f"nothing was built for {output}"
    return "\n".join(file.read_bytes().decode() for file in files)


def timer(options: list[str]) -> str:
    built("timer", options)
    shell = shutil.which("sh")
    assert shell
    scripts = sorted(Path("build").glob("*.sh"))
    runs = [
        subprocess.run([shell, str(script), "--dry-run"], capture_output=True, text=True, check=True)
        for script in scripts
    ]
    return "\n".join(one.stdout for one in runs)


def sheet(options: list[str]) -> str:
    page = re.sub(r"<(script|style)\b.*?</\1>", " ", built("html", options), flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", " ", page))


def calendar(options: list[str]) -> str:
    text = re.sub(r"\r?\n[ \t]", "", built("ics", options))
    return re.sub(r"\\([\\;,nN])", lambda found: "\n" if found[1] in "nN" else found[1], text)


def timeline_json(options: list[str]) -> str:
    return json.dumps(json.loads(run("timeline", "case.mob", "--json", *options)), ensure_ascii=False, indent=0)


PLACES: dict[str, Callable[[list[str]], str]] = {
    "TIMELINE": lambda options: run("timeline", "case.mob", *options),
    "TIMER": timer,
    "SHEET": sheet,
    "CALENDAR": calendar,
    "SCHEDULE": lambda options: run("schedule", "case.mob", *options),
    "CHECK": lambda options: run("check", "case.mob", "--all", *options),
    "JSON": timeline_json,
}


def folded(text: str) -> str:
    return " ".join(text.split())


def missing(section: Section, text: str) -> list[str]:
    """The lines of ``section`` that ``text`` lacks in their order, and those that it must not have and has."""
    found, rest = folded(text), folded(text)
    wrong = []
    for line in filter(None, map(folded, section.text.splitlines())):
        if line.startswith("not: "):
            wrong += [line] if line.removeprefix("not: ") in found else []
        elif line in rest:
            rest = rest.partition(line)[2]
        else:
            wrong.append(line)
    return wrong


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_prescription(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    case = sections(path)
    for section in case:
        if section.kind in _INPUTS:
            name = "case.mob" if section.kind == "SOURCE" else section.rest.strip()
            place = tmp_path / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(section.text, encoding="utf-8")
    effects = [section for section in case if section.kind not in _INPUTS]
    assert effects, "a case shows an effect"
    for section in effects:
        shutil.rmtree(tmp_path / "build", ignore_errors=True)
        text = PLACES[section.kind](section.rest.split())
        assert missing(section, text) == [], f"{section.kind} {section.rest}:\n{text}"


def test_every_prescription_has_its_case() -> None:
    assert len(IDS) == 120
    assert [path.stem for path in CASES] == sorted(IDS)


def test_a_case_says_what_is_left_for_later() -> None:
    for path in CASES:
        later = re.findall(r"^Later: (.*)$", path.read_text("utf-8"), re.MULTILINE)
        assert all(set(line.replace(",", " ").split()) <= {"play", "log"} for line in later), path


def test_a_case_can_fail() -> None:
    section = Section("TIMELINE", "", "plank\nnot: rest\n")
    assert missing(section, "Plank – rest") == ["plank", "not: rest"]
