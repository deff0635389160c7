"""Files, names and streams as bad as they come: a sentence, exit code 1, and never a traceback."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from mobdsl.project.disk import Disk
from mobdsl.project.imports import UnreadableError
from support.commands import MOBDSL, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and devices are those of POSIX")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plank.mob").write_text("plank 30s\n", "utf-8")
    return tmp_path


def told(done: subprocess.CompletedProcess[bytes], code: str, message: str) -> None:
    """``done`` ended with this finding."""
    shown = b"".join(filter(None, (done.stdout, done.stderr))).decode("utf-8")
    assert "Traceback" not in shown
    assert f"error[{code}]: {message}" in shown
    assert done.returncode == 1


def test_links_in_a_circle(folder: Path) -> None:
    (folder / "loop.mob").symlink_to("loop.mob")
    told(run("check", "loop.mob", cwd=folder), "M628", "loop.mob cannot be read: its links go in a circle.")


def test_a_link_may_lead_elsewhere_where_a_person_names_it_but_not_where_a_file_does(folder: Path) -> None:
    project = folder / "project"
    project.mkdir()
    (project / "link.mob").symlink_to("../plank.mob")
    (project / "evening.mob").write_text('import "link.mob" as link\ndo link.plank\n', "utf-8")
    assert run("check", "link.mob", cwd=project).returncode == 0
    told(run("check", "evening.mob", cwd=project), "M623", "link.mob is a link that leads out of the project.")


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.mob")
    told(run("check", "pipe.mob", cwd=folder), "M628", "pipe.mob is not an ordinary file.")
    told(run("check", "/dev/zero", cwd=folder), "M628", "zero is not an ordinary file.")


def test_a_name_that_is_too_long(folder: Path) -> None:
    done = run("check", "x" * 300, cwd=folder)
    told(done, "M628", "x" * 300 + " cannot be read: its name is too long.")


def test_a_file_that_may_not_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, mode: str) -> NoReturn:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    # root may read everything, so the system is not asked
    monkeypatch.setattr("mobdsl.project.disk.open", refuse, raising=False)
    with pytest.raises(UnreadableError) as caught:
        Disk(folder.resolve()).read("plank.mob")
    assert (caught.value.code, caught.value.message) == ("M628", "plank.mob cannot be read: you are not allowed to.")


def test_a_file_as_large_as_a_disk(folder: Path) -> None:
    with (folder / "disk.mob").open("wb") as disk:
        disk.truncate(1 << 40)
    told(run("check", "disk.mob", cwd=folder), "M627", "disk.mob is too large to be a routine.")


def test_settings_as_large_as_a_disk(folder: Path) -> None:
    with (folder / "mob.toml").open("wb") as settings:
        settings.truncate(1 << 40)
    told(run("check", "plank.mob", cwd=folder), "M630", "mob.toml is too long to be settings.")


def test_standard_input_without_end(folder: Path) -> None:
    with Path("/dev/zero").open("rb") as zeros:
        told(run("check", "-", cwd=folder, stdin=zeros), "M627", "Standard input is too large to be a routine.")


def test_more_files_than_anyone_wrote(folder: Path) -> None:
    for number in range(102):
        (folder / f"f{number}.mob").write_text(f'import "f{number + 1}.mob" as f\nplank 30s\n', "utf-8")
    (folder / "f102.mob").write_text("plank 30s\n", "utf-8")
    told(run("check", "f0.mob", cwd=folder), "M626", "Too many files import each other.")


def test_files_that_import_the_next_one_twice_are_read_once(folder: Path) -> None:
    twice = 'import "f{next}.mob" as a\nimport "f{next}.mob" as b\nroutine r {{ do a.r; do b.r }}\n'
    for number in range(30):
        (folder / f"f{number}.mob").write_text(twice.format(next=number + 1), "utf-8")
    (folder / "f30.mob").write_text("routine r { plank 1s }\n", "utf-8")
    assert run("timeline", "f28.mob", cwd=folder).stdout.count(b"Plank") == 4
    told(run("check", "f0.mob", cwd=folder), "M305", "Routines are done more than 16 deep in each other here.")


@pytest.mark.parametrize(
    "name", [b"a\xffb.mob", b"a\nb.mob", b"-.mob", b"\x1b[2J.mob", b"'$(reboot)'.mob", b".mob", b"a.b.mob", b"mob"]
)
def test_a_file_may_be_called_anything(folder: Path, name: bytes) -> None:
    (folder / "plank.mob").rename(folder / os.fsdecode(name))
    outputs = [word for output in ("html", "ics", "json", "timer") for word in ("--to", output)]
    done = run("build", os.fsdecode(b"./" + name), *outputs, "-o", "out/", cwd=folder)
    assert done.returncode == 0, done.stderr
    made = [path.name for path in (folder / "out").iterdir()]
    assert len(made) == 4
    assert all(name.isprintable() and not name.startswith(("-", ".")) for name in made)


def test_closed_streams(folder: Path) -> None:
    def closed(number: int, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return run(*arguments, cwd=folder, preexec_fn=lambda: os.close(number))

    told(closed(0, "check", "-"), "M628", "There is no standard input to read from.")
    assert closed(1, "timeline", "plank.mob").returncode == 0
    done = closed(1, "build", "plank.mob", "--to", "html", "-o", "-")
    told(done, "M629", "Standard output cannot be written: it is closed.")
    assert closed(2, "check", "missing.mob").returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_behind_standard_output(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run("build", "plank.mob", "--to", "html", "-o", "-", cwd=folder, stdout=full)
        told(done, "M629", "Standard output cannot be written: the disk is full.")
        done = run("timeline", "plank.mob", cwd=folder, stdout=full)
    assert done.stderr == b"error: the system does not let mobdsl go on: No space left on device.\n"
    assert done.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_behind_standard_error(folder: Path) -> None:
    for closed in ("", ">&-"):
        shell = ["sh", "-c", f'exec "$@" 2>/dev/full {closed}', "sh", *MOBDSL, "timeline", "missing.mob"]
        done = subprocess.run(shell, cwd=folder, capture_output=True, check=False)
        assert (done.returncode, done.stdout) == (1, b"")


def test_a_reader_of_findings_who_has_seen_enough(folder: Path) -> None:
    (folder / "long.mob").write_text("plank 30s restt\n" * 5_000, "utf-8")
    shell = [
        "sh",
        "-c",
        '{ "$@"; echo $? >&3; } 3>&2 | head -n 1',
        "sh",
        *MOBDSL,
        "check",
        "--all",
        "long.mob",
    ]
    done = subprocess.run(shell, cwd=folder, capture_output=True, text=True, check=False)
    assert done.stdout == "error[M104]: `restt` is not a word that can stand here.\n"
    assert done.stderr == "1\n"


@pytest.mark.parametrize("verb", [("timeline", "long.mob"), ("build", "long.mob", "--to", "json", "-o", "-")])
def test_a_reader_who_has_seen_enough(folder: Path, verb: tuple[str, ...]) -> None:
    (folder / "long.mob").write_text("plank 30s\n" * 2_000, "utf-8")
    process = subprocess.Popen([*MOBDSL, *verb], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    shown = process.stderr.read()
    process.stderr.close()
    process.wait(60)
    assert shown == b""


def test_a_folder_that_was_deleted_under_the_command(folder: Path) -> None:
    gone = folder / "gone"
    gone.mkdir()
    shell = 'cd "$1" && rmdir "$1" && shift && exec "$@"'
    for file in ("-", "plank.mob"):
        arguments = ["sh", "-c", shell, "sh", gone, *MOBDSL, "check", file]
        done = subprocess.run(arguments, stdin=subprocess.DEVNULL, capture_output=True, check=False, cwd=folder)
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr
        gone.mkdir()


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_any_locale_can_show_any_text(folder: Path, locale: str) -> None:
    (folder / "plank.mob").write_text('体幹 30s cue "Rücken — lang 💪"\n', "utf-8")
    done = run("timeline", "plank.mob", cwd=folder, env={"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONIOENCODING": ""})
    assert done.returncode == 0
    assert "体幹" in done.stdout.decode("utf-8")


def test_a_terminal_is_told_nothing_that_it_would_obey(folder: Path) -> None:
    (folder / "plank.mob").write_text("plank\x1b[2J 30s\n# \x1b]0;title\x07\nplank 8x # \x1b[31m\n", "utf-8")
    done = run("check", "plank.mob", cwd=folder)
    assert done.returncode == 1
    assert b"error[M0" in done.stdout
    assert b"\x1b" not in done.stdout
    assert b"\x07" not in done.stdout
