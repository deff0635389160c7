"""`mobdsl log`, from a project's files to what stands in its log."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from mobdsl.cli.verbs import cli

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs/schema/log.schema.json").read_text(encoding="utf-8"))
ROUTINES = """routine evening { plank 30s; ask effort 0-10; ask pain 0-10; ask soreness 0-10 after 24h }
routine strength { squat 3x5 }
"""
LOG = """did 2025-03-02 07:04 evening 9:40 effort 4 pain 0 note "stiff at first" done plank 30s
did 2025-03-03 18:30 strength 42:10 cut squat x5/5/3 load 60kg level 2 stopped "sharp pain"
did 2025-03-04 07:04 evening 9:00 if tired effort 5
answered 2025-03-05 08:00 evening from 2025-03-04 07:04 soreness 3
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mob.toml").write_text("", "utf-8")
    (tmp_path / "all.mob").write_text(ROUTINES, "utf-8")
    (tmp_path / "log.mob").write_text(LOG, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MOBDSL_LOG", raising=False)
    return tmp_path


def log(*arguments: str, **options: str) -> Result:
    return CliRunner().invoke(cli, ["log", *arguments], **options)


@pytest.mark.usefixtures("project")
def test_show() -> None:
    assert log("show").stdout == (
        "Sun 2025-03-02 07:04  evening  9:40  effort 4, pain 0\n"
        "      done plank 30s\n"
        "      note: stiff at first\n"
        "Mon 2025-03-03 18:30  strength  42:10\n"
        '      cut squat x5/5/3 load 60kg stopped "sharp pain" level 2\n'
        "Tue 2025-03-04 07:04  evening (tired)  9:00  effort 5, soreness 3\n"
    )


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "days"),
    [
        (("--last", "2"), ["03", "04"]),
        (("--routine", "evening"), ["02", "04"]),
        (("--from", "2025-03-03", "--to", "2025-03-03"), ["03"]),
        (("--routine", "evening", "--last", "1"), ["04"]),
        (("--from", "2025-03-05"), []),
    ],
)
def test_some_of_them(arguments: tuple[str, ...], days: list[str]) -> None:
    shown = json.loads(log("show", "--json", *arguments).stdout)
    assert [session["start"][8:10] for session in shown["sessions"]] == days


@pytest.mark.usefixtures("project")
def test_show_as_json() -> None:
    shown = json.loads(log("show", "--json").stdout)
    Draft202012Validator(SCHEMA).validate(shown)
    assert shown["sessions"][1] == {
        "start": "2025-03-03T18:30",
        "routine": "strength",
        "habit": False,
        "contexts": [],
        "duration": 2530.0,
        "fields": {},
        "words": [],
        "parts": [
            {
                "state": "cut",
                "name": "squat",
                "titled": False,
                "said": "x5/5/3 load 60kg",
                "words": [{"word": "stopped", "text": "sharp pain"}],
                "fields": {"level": 2},
            }
        ],
        "file": "log.mob",
        "line": 2,
    }


@pytest.mark.usefixtures("project")
def test_a_table_comes_back_as_it_went() -> None:
    table = log("show", "--csv").stdout
    head, first, *_ = csv.reader(io.StringIO(table))
    assert head == ["date", "time", "routine", "length", "contexts", "effort", "pain", "soreness", "note", "parts"]
    assert first[:4] == ["2025-03-02", "07:04", "evening", "9:40"]
    Path("table.csv").write_text(table, "utf-8")
    assert log("import", "table.csv").stdout == "0 new, 3 in the log already.\n"
    assert log("import", "table.csv", "--log", "other.mob").stdout == "3 new.\n"
    assert json.loads(log("show", "--json", "--log", "other.mob").stdout)["sessions"][1]["parts"][0]["state"] == "cut"


def test_import_tells_the_rows_that_are_none(project: Path) -> None:
    (project / "table.csv").write_text(
        "date,time,routine\n2025-04-01,07:04,evening\n2025-04-31,07:04,evening\n", "utf-8"
    )
    done = log("import", "table.csv", "--dry-run")
    assert done.stdout == "did 2025-04-01 07:04 evening\n"
    assert (project / "log.mob").read_text("utf-8") == LOG
    done = log("import", "table.csv")
    assert (done.exit_code, done.stdout) == (1, "1 new.\n")
    assert "error[M447]: Row 3:" in done.stderr
    assert (project / "log.mob").read_text("utf-8") == f"{LOG}did 2025-04-01 07:04 evening\n"


def test_add_shows_the_line_and_keeps_it(project: Path) -> None:
    said = ("--date", "2025-03-06", "--time", "07:00", "--length", "9:30", "--set", "effort=6", "--if", "tired")
    done = log("add", "all.mob", *said, "--note", 'a "b"', "--part", "done plank 30s")
    line = 'did 2025-03-06 07:00 evening 9:30 if tired effort 6 note "a \\"b\\"" done plank 30s\n'
    assert (done.exit_code, done.stdout) == (0, line)
    assert (project / "log.mob").read_text("utf-8") == LOG + line


@pytest.mark.parametrize(
    "wrong",
    [
        ("--routine", "nothing"),
        ("--length", "soon"),
        ("--set", "effort=4-5"),
        ("--set", "note=x"),
        ("--part", "plank 30s"),
        ("--part", "done plank 30s\ndid 2025-01-01 07:00 x"),
    ],
)
def test_add_keeps_nothing_that_cannot_be_read(project: Path, wrong: tuple[str, str]) -> None:
    assert log("add", "all.mob", "--date", "2025-03-06", *wrong).exit_code in (1, 2)
    assert (project / "log.mob").read_text("utf-8") == LOG


def test_add_asks_what_the_routine_asks_and_what_was_put_off(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "log.mob").write_text(LOG.replace("answered", "# answered"), "utf-8")
    monkeypatch.setattr("mobdsl.cli.log_add.is_asking", lambda: True)
    answers = "9:30\n11\n7\n0\nfine\n\n2\ny\n"
    done = log("add", "all.mob", "--date", "2025-03-06", "--time", "07:00", input=answers)
    assert done.exit_code == 0, done.output
    assert "That is none of the answers." in done.stdout
    assert "About evening on Tue 2025-03-04:" in done.stdout
    assert (project / "log.mob").read_text("utf-8").splitlines()[4:] == [
        "answered 2025-03-06 07:00 evening from 2025-03-04 07:04 soreness 2",
        'did 2025-03-06 07:00 evening 9:30 effort 7 pain 0 note "fine"',
    ]


def test_check(project: Path) -> None:
    more = (
        "did 2025-03-01 07:04 evenin 9:40\n"
        "did 2025-03-02 07:04 evening pain 12 hrv 60\n"
        "answered 2025-03-07 07:04 strength from 2025-03-06 07:04 soreness 3\n"
        "did 2199-03-01 07:04 strength\n"
    )
    (project / "log.mob").write_text(LOG + more, "utf-8")
    done = log("check", "all.mob", "--all")
    told = [text.partition("]")[0].partition("[")[2] for text in done.stderr.split("\n") if "[M" in text]
    assert sorted(told) == ["M431", "M440", "M441", "M442", "M443", "M444", "M445", "M454"]
    assert done.stdout == "6 sessions, 8 findings.\n"
    assert log("check", "all.mob").stdout == "6 sessions, 6 findings.\n"


def test_a_log_somewhere_else(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "mob.toml").write_text('[log]\npath = "mine/done.mob"\n', "utf-8")
    assert "M446" in log("show").stderr
    (project / "mine").mkdir()
    assert log("add", "all.mob", "--date", "2025-03-06", "--time", "07:00").exit_code == 0
    assert (project / "mine/done.mob").read_text("utf-8") == "did 2025-03-06 07:00 evening\n"
    monkeypatch.setenv("MOBDSL_LOG", str(project / "log.mob"))
    assert len(log("show").stdout.splitlines()) == 6
    assert "M446" in log("show", "--log", "none.mob").stderr


@pytest.mark.parametrize("path", ["../log.mob", "/tmp/log.mob", "a/../../b", "", "a//b", "c:log", 3])
def test_the_settings_keep_it_in_the_project(project: Path, path: object) -> None:
    (project / "mob.toml").write_text(f"[log]\npath = {json.dumps(path)}\n", "utf-8")
    (project / "log.mob").unlink()
    done = CliRunner().invoke(cli, ["check", "all.mob"])
    assert "error[M632]" in done.output
    assert "M446" in log("show").stderr


def test_a_link_out_of_the_project_is_not_followed(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    away = tmp_path_factory.mktemp("away") / "log.mob"
    away.write_text(LOG, "utf-8")
    (project / "log.mob").unlink()
    (project / "log.mob").symlink_to(away)
    assert "M623" in log("show").stderr
    assert "M623" in log("add", "all.mob").stderr
    assert away.read_text("utf-8") == LOG
    assert len(log("show", "--log", str(away)).stdout.splitlines()) == 6


def test_what_strangers_wrote_does_nothing_to_a_terminal(project: Path) -> None:
    (project / "log.mob").write_text('did 2025-03-02 07:04 evening note "a\\tb\\nc"\ndid \x1b[31m\u202e x\n', "utf-8")
    done = log("show")
    assert done.stdout == "Sun 2025-03-02 07:04  evening\n      note: a b\\nc\n"
    assert "\x1b" not in done.stderr.replace("\x1b[", "")
    assert "\u202e" not in done.stderr
