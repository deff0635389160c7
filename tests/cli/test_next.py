"""`mobdsl next` and `mobdsl status`: what is due, why, and what of it other outputs tell."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from mobdsl.cli.verbs import cli

ROOT = Path(__file__).parents[2]

FILE = """routine day "Day" {
  squat 3x5 load 60kg rest 2min { add 2.5kg if all_sets_done }
  planks
  ask tightness 0-10
  ask soreness 0-10 after 24h
  stop if sharp_pain "stop here"
  reduce volume 20% if soreness > 24h
}
progression planks "Planks" { level knee_plank 20s; level plank 20s; advance if tightness < 8 2 in a row }
plan p { start 2026-03-02; for 4 weeks; zone "Europe/Berlin"; on mon, wed, fri at 07:00 do day }
"""
LOG = """did 2026-03-02 07:00 day 20:00 tightness 7 soreness 0 done squat 3x5 load 60kg
did 2026-03-04 07:00 day 20:00 tightness 7 soreness 0 done squat 3x5 load 62.5kg
did 2026-03-06 07:00 day 20:00 tightness 9 sharp_pain yes done squat 3x4 load 65kg
answered 2026-03-07 08:00 day from 2026-03-06 07:00 soreness 6
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mob.toml").touch()
    (tmp_path / "day.mob").write_text(FILE, encoding="utf-8")
    (tmp_path / "log.mob").write_text(LOG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 0, done.output
    return done


def fits(name: str, told: Any) -> bool:
    schema = json.loads((ROOT / f"docs/schema/{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return bool(Draft202012Validator(schema).is_valid(told))


@pytest.mark.usefixtures("folder")
def test_next_says_what_how_much_and_why_with_the_lines() -> None:
    assert run("next", "day.mob", "--date", "2026-03-08").stdout.splitlines()[1:] == [
        "  Stopped last time: sharp pain (log.mob:3). Begin only if that is over.",
        "  Squat  3 × 4, 65kg",
        "  Plank  16 s, Planks, level 2 of 2",
        "  Why: Plank and Squat: 80% of the volume. Reduce volume by 20%, if soreness above 24 h (day.mob:7);"
        " log.mob:3, log.mob:4",
        "  Why: Squat: 65kg, was 62.5kg. Add 2.5kg, if all sets done (day.mob:2); log.mob:2",
        "  Why: Planks: level 2 of 2: plank. Advance one level, if tightness below 8, 2 times in a row (day.mob:9);"
        " log.mob:1, log.mob:2",
    ]


@pytest.mark.usefixtures("folder")
def test_a_date_takes_the_log_as_it_was_then() -> None:
    assert "Squat  3 × 5, 62.5kg" in run("next", "day.mob", "day", "--date", "2026-03-03").stdout
    assert "Squat  3 × 5, 60kg" in run("next", "day.mob", "--no-log", "--date", "2026-03-08").stdout
    assert "62.5kg" in run("timeline", "day.mob", "--date", "2026-03-03").stdout
    assert "65kg" in run("timeline", "day.mob").stdout
    assert "60kg" in run("timeline", "day.mob", "--no-log").stdout


@pytest.mark.usefixtures("folder")
def test_their_json_fits_its_schemas() -> None:
    due = json.loads(run("next", "day.mob", "--date", "2026-03-08", "--json").stdout)
    assert fits("next", due)
    assert due["sessions"][0]["changes"][0]["log_at"] == ["log.mob:3", "log.mob:4"]
    status = json.loads(run("status", "day.mob", "--date", "2026-03-08", "--json").stdout)
    assert fits("status", status)
    assert [(one["level"], one["levels"]) for one in status["ladders"]] == [(2, ["knee_plank", "plank"])]
    assert [one["name"] for one in status["answers"]] == ["tightness", "soreness"]


def test_the_page_of_the_status_has_charts_and_no_script(folder: Path) -> None:
    run("status", "day.mob", "--date", "2026-03-08", "--html", "status.html")
    page = (folder / "status.html").read_text(encoding="utf-8")
    assert page.count("<svg") == 2
    assert "<script" not in page
    assert "default-src 'none'" in page


def test_outputs_that_are_passed_on_follow_the_log_and_tell_no_answer(folder: Path) -> None:
    """The state of the rules shows in all of them, an answer in none: the log says `tightness 9` and `soreness 6`."""
    run("build", "day.mob", "--to", "html", "--to", "ics", "--to", "timer", "--to", "json", "-o", "out/")
    made = sorted(path for path in (folder / "out").iterdir())
    assert {path.suffix for path in made} == {".html", ".ics", ".sh", ".json"}
    texts = [path.read_text(encoding="utf-8").replace("\r\n ", "") for path in made]
    assert all("65kg" in text and "Last time: sharp pain" in text for text in texts)
    for words in ("tightness 9", "soreness 6", "log.mob", '"tightness": 9', '"soreness": 6', "3x4 load"):
        assert [path.name for path, text in zip(made, texts, strict=True) if words in text] == []
    before = [path.read_bytes() for path in made]
    run("build", "day.mob", "--to", "html", "--to", "ics", "--to", "timer", "--to", "json", "-o", "out/")
    assert [path.read_bytes() for path in made] == before


def test_a_stop_stays_until_a_session_without_it_and_is_for_somebody_after_three(folder: Path) -> None:
    log = folder / "log.mob"
    assert "Last time: sharp pain" in run("timeline", "day.mob", "--json").stdout
    log.write_text(LOG + 'did 2026-03-09 07:00 day stopped "sharp pain"\n', encoding="utf-8")
    assert "sessions in a row" not in run("timeline", "day.mob", "--json").stdout
    log.write_text(log.read_text(encoding="utf-8") + "did 2026-03-11 07:00 day sharp_pain yes\n", encoding="utf-8")
    assert "3 sessions in a row. See somebody" in run("timeline", "day.mob", "--json").stdout
    log.write_text(log.read_text(encoding="utf-8") + "did 2026-03-13 07:00 day sharp_pain no\n", encoding="utf-8")
    assert "Last time" not in run("timeline", "day.mob", "--json").stdout


def test_in_a_calendar_the_next_session_alone_begins_with_what_stopped_the_last(folder: Path) -> None:
    run("build", "day.mob", "--to", "ics", "-o", "p.ics")
    entries = (folder / "p.ics").read_text(encoding="utf-8").replace("\r\n ", "").split("BEGIN:VEVENT")
    assert ["20260309" in entry.split("DTSTART")[1][:60] for entry in entries if "Last time" in entry] == [True]
