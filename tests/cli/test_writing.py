"""Where files go: whole, all together or not at all, and never over what they are made from."""

import os
import signal as signals
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mobdsl.cli.progress import Progress
from mobdsl.cli.verbs import cli
from support.commands import run

TEXT = 'plank 30s cue "long spine"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "evening.mob").write_text(TEXT, "utf-8")
    return tmp_path


def build(*arguments: str, outputs: tuple[str, ...] = ("json",)) -> Result:
    to = [word for output in outputs for word in ("--to", output)]
    return CliRunner().invoke(cli, ["build", "evening.mob", *to, *arguments])


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_without_a_target_it_goes_where_the_command_runs(folder: Path) -> None:
    assert build().stdout == "evening.json\n"
    assert names(folder) == ["evening.json", "evening.mob"]


@pytest.mark.parametrize("target", ["out/", "out/deep/"])
def test_a_target_that_ends_in_a_slash_is_a_folder_and_made_where_it_is_missing(folder: Path, target: str) -> None:
    assert build("-o", target).exit_code == 0
    assert names(folder) == ["evening.mob", f"{target}evening.json"]


def test_a_folder_that_is_there_needs_no_slash_and_any_other_target_is_a_file(folder: Path) -> None:
    (folder / "there").mkdir()
    assert build("-o", "there").stdout == "there/evening.json\n"
    assert build("-o", "other").stdout == "other\n"
    assert (folder / "other").read_bytes() == (folder / "there/evening.json").read_bytes()


def test_a_dash_is_standard_output(folder: Path) -> None:
    build("-o", "evening.json")
    done = build("-o", "-")
    assert done.stdout_bytes == (folder / "evening.json").read_bytes()
    assert build("-o", "-", outputs=("json", "timer")).exit_code == 2


def test_several_outputs_need_a_folder(folder: Path) -> None:
    done = build("-o", "one", outputs=("json", "timer"))
    assert done.exit_code == 2
    assert "Name a folder: -o one/" in done.stderr
    assert build("-o", "out/", outputs=("json", "timer", "html", "ics")).exit_code == 0
    made = ["evening.html", "evening.ics", "evening.json", "evening.sh"]
    assert names(folder) == ["evening.mob", *(f"out/{name}" for name in made)]


def test_a_timer_can_be_run_and_nothing_else(folder: Path) -> None:
    before = os.umask(0o027)
    try:
        build("-o", "out/", outputs=("json", "timer"))
    finally:
        os.umask(before)
    modes = {path.suffix: path.stat().st_mode & 0o777 for path in (folder / "out").iterdir()}
    assert modes == {".json": 0o640, ".sh": 0o750}


@pytest.mark.parametrize("target", ["evening.mob", "./evening.mob", "link.mob"])
def test_nothing_is_written_over_the_file_it_is_made_from(folder: Path, target: str) -> None:
    (folder / "link.mob").symlink_to("evening.mob")
    done = build("-o", target)
    assert done.exit_code == 2
    assert "evening.mob would be written over" in done.stderr
    assert (folder / "evening.mob").read_text("utf-8") == TEXT


def test_nor_over_one_that_it_imports(folder: Path) -> None:
    (folder / "back.mob").write_text("child_pose 1min\n", "utf-8")
    (folder / "evening.mob").write_text('import "back.mob" as back\nplank 30s\ndo back.back\n', "utf-8")
    assert build("-o", "back.mob").exit_code == 2
    assert (folder / "back.mob").read_text("utf-8") == "child_pose 1min\n"


def test_what_was_there_is_replaced(folder: Path) -> None:
    (folder / "evening.json").write_text("old", "utf-8")
    assert build().exit_code == 0
    assert (folder / "evening.json").read_bytes().startswith(b"{")
    assert names(folder) == ["evening.json", "evening.mob"]


@pytest.mark.parametrize("failing", [1, 2, 3])
@pytest.mark.parametrize("step", ["write_bytes", "replace"])
def test_where_one_file_fails_none_is_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, failing: int, step: str
) -> None:
    (folder / "out").mkdir()
    (folder / "out/evening.html").write_text("old", "utf-8")
    before = {name: (folder / name).read_bytes() for name in names(folder)}
    real, calls = getattr(Path, step), []

    def fails(path: Path, *arguments: object) -> object:
        calls.append(path)
        if len(calls) == failing:
            raise OSError(28, "No space left on device", str(path))
        return real(path, *arguments)

    with monkeypatch.context() as patched:
        patched.setattr(Path, step, fails)
        done = build("-o", "out", outputs=("json", "html", "timer"))
    assert done.exit_code == 1
    assert "M629" in done.stderr
    assert "cannot be written: the disk is full." in done.stderr
    assert {name: (folder / name).read_bytes() for name in names(folder)} == before


def test_where_a_folder_is_in_the_way_none_is_written(folder: Path) -> None:
    (folder / "out/evening.html").mkdir(parents=True)
    done = build("-o", "out", outputs=("json", "html"))
    assert done.exit_code == 1
    assert "out/evening.html cannot be written: it is not an ordinary file." in done.stderr
    assert names(folder) == ["evening.mob"]


def test_a_device_or_a_pipe_is_never_replaced_by_a_file(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert build("-o", "pipe").exit_code == 1
    assert (folder / "pipe").is_fifo()


@pytest.mark.parametrize("name", ["evening.mob", "x/../evening.mob", "hard.txt"])
def test_nor_over_what_comes_from_standard_input(folder: Path, name: str) -> None:
    (folder / "x").mkdir()
    (folder / "hard.txt").hardlink_to(folder / "evening.mob")
    with (folder / "evening.mob").open("rb") as source:
        done = run("build", "-", "--to", "json", "-o", name, cwd=folder, stdin=source)
    assert done.returncode == 2
    assert b"would be written over by what is made from it" in done.stderr
    assert (folder / "evening.mob").read_text("utf-8") == TEXT


@pytest.mark.parametrize("name", ["new.mob", "NEW.MOB", "x/new.mob", "mob.toml"])
def test_no_output_gets_the_name_of_a_source(folder: Path, name: str) -> None:
    done = build("-o", name)
    assert done.exit_code == 2
    assert f"{name} is the name of a source." in done.stderr
    assert names(folder) == ["evening.mob"]


def test_what_may_only_be_read_is_not_replaced(folder: Path) -> None:
    (folder / "evening.html").write_text("kept", "utf-8")
    (folder / "evening.html").chmod(0o444)
    done = build(outputs=("json", "html"))
    assert done.exit_code == 1
    assert "error[M629]: evening.html cannot be written: it is read-only." in done.stderr
    assert "hint: Allow writing to it, or write elsewhere: -o FOLDER/" in done.stderr
    assert names(folder) == ["evening.html", "evening.mob"]
    assert (folder / "evening.html").read_text("utf-8") == "kept"


@pytest.mark.parametrize(("output", "before", "after"), [("json", 0o600, 0o600), ("timer", 0o640, 0o750)])
def test_what_is_replaced_keeps_its_mode_but_that_a_timer_can_be_run(
    folder: Path, output: str, before: int, after: int
) -> None:
    (folder / "made").write_text("old", "utf-8")
    (folder / "made").chmod(before)
    assert build("-o", "made", outputs=(output,)).exit_code == 0
    assert (folder / "made").stat().st_mode & 0o777 == after


@pytest.mark.parametrize(
    ("one", "other", "made"),
    [
        ("r", "R", ["R-2", "r"]),
        ("con", "con_", ["con_", "con_-2"]),
        ("ß", "ss", ["ss-2", "ß"]),
        ("a" * 250 + "b", "a" * 250 + "c", ["a" * 40 + "-2", "a" * 190]),
    ],
)
def test_names_that_some_system_takes_for_one_become_two_files(
    folder: Path, one: str, other: str, made: list[str]
) -> None:
    plan = 'plan {0} {{ start 2026-03-02; for 1 weeks; zone "UTC"; on mon at 07:00 do {1} }}'
    texts = {
        "routines": [f"routine {name} {{ plank 30s }}" for name in (one, other)],
        "plans": ["routine any { plank 30s }", plan.format(one, "any"), plan.format(other, "any")],
        "habits": [plan.format(name, '"drink water"') for name in (one, other)],
    }
    endings = {"routines": ("html", "json", "sh"), "plans": ("ics",), "habits": ("html",)}
    outputs = {"routines": ("html", "json", "timer"), "plans": ("ics",), "habits": ("html",)}
    assert texts.keys() == endings.keys() == outputs.keys()
    for kind, lines in texts.items():
        (folder / "evening.mob").write_text("\n".join(lines), "utf-8")
        assert build("-o", f"{kind}/", outputs=outputs[kind]).exit_code == 0
        for ending in endings[kind]:
            stems = sorted(path.name.removesuffix(f".{ending}") for path in (folder / kind).glob(f"*.{ending}"))
            assert len({stem.casefold() for stem in stems}) == 2
            assert [stem[:190] for stem in stems] == made


KILLED_AT_THE_SECOND_MOVE = """
import os, signal, sys
from pathlib import Path
moved, replace = [], Path.replace
def killed(path, place):
    replace(path, place)
    moved.append(place)
    if len(moved) == 2:
        os.kill(os.getpid(), signal.{signal})
Path.replace = killed
sys.argv[0] = "mobdsl"
from mobdsl.cli import main
main()
"""


def killed(folder: Path, signal: str) -> int:
    """Builds three files, and sends ``signal`` when two of them are at their places. Gives how the command ended."""
    program = KILLED_AT_THE_SECOND_MOVE.format(signal=signal)
    to = [word for output in ("html", "json", "timer") for word in ("--to", output)]
    arguments = [sys.executable, "-c", program, "build", "evening.mob", *to]
    return subprocess.run(arguments, cwd=folder, capture_output=True, check=False).returncode


@pytest.mark.parametrize("signal", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_signal_between_two_moves_takes_the_first_back(folder: Path, signal: str) -> None:
    (folder / "evening.html").write_text("old", "utf-8")
    ended = killed(folder, signal)
    assert ended == (1 if signal == "SIGINT" else -getattr(signals, signal))
    assert names(folder) == ["evening.html", "evening.mob"]
    assert (folder / "evening.html").read_text("utf-8") == "old"


def test_what_a_killed_build_leaves_is_cleared_away_by_the_next(folder: Path) -> None:
    assert killed(folder, "SIGKILL") == -signals.SIGKILL
    assert [name for name in names(folder) if name.startswith(".")]
    assert build("-o", ".").exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["evening.html", "evening.json", "evening.mob"]


def test_what_another_build_is_still_writing_is_left_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def meanwhile(path: Path, place: Path) -> None:
        monkeypatch.setattr(Path, "replace", replace)
        assert run("build", "evening.mob", "--to", "html", cwd=folder).returncode == 0
        replace(path, place)

    monkeypatch.setattr(Path, "replace", meanwhile)
    assert build().exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["evening.html", "evening.json", "evening.mob"]


def test_progress_counts_each_routine_plan_and_output(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = 'plan p { start 2026-03-02; for 1 weeks; zone "UTC"; on mon at 07:00 do a }'
    (folder / "evening.mob").write_text(f"routine a {{ plank 30s }}\nroutine b {{ plank 30s }}\n{plan}\n", "utf-8")
    made = []

    class Counted(Progress):
        def __init__(self, doing: str, total: int, *, wanted: bool) -> None:
            super().__init__(doing, total, wanted=wanted)
            self.expected = total
            self.counted = 0
            made.append(self)

        def advance(self) -> None:
            self.counted += 1

    monkeypatch.setattr("mobdsl.cli.progress.Progress", Counted)
    assert build("-o", "out/", outputs=("json", "ics")).exit_code == 0
    assert [(progress.counted, progress.expected) for progress in made] == [(5, 5)]


def test_an_output_that_fails_costs_the_others_too(folder: Path) -> None:
    assert build("-o", "out/", outputs=("json", "nothing")).exit_code == 1
    assert names(folder) == ["evening.mob"]
