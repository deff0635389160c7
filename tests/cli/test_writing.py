"""Where files go: whole, all together or not at all, and never over what they are made from."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mobdsl.cli import cli

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


def test_an_output_that_fails_costs_the_others_too(folder: Path) -> None:
    assert build("-o", "out/", outputs=("json", "nothing")).exit_code == 1
    assert names(folder) == ["evening.mob"]
