"""The command in a real terminal: what tmux shows of it, and what becomes of it when it is ended from outside."""

import datetime as dt
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from shlex import join

import pytest

from support.commands import MOBDSL, run
from support.needs import needs
from support.patience import PATIENCE
from support.terminals import Terminal

pytestmark = pytest.mark.shell

ROUTINE = """\
routine evening "Evening" {
  ask stiffness 0-10 "How stiff?" before
  plank 30min cue "one line"
  rest 12s
  goblet_squat 2x8 load 16kg
  stop if tingling "See your physio."
}
"""
LINE = re.compile(r"did \d{4}-\d\d-\d\d \d\d:\d\d evening \d+:\d\d stiffness 3")


class Tmux:
    """A terminal whose screen can be asked for."""

    def __init__(self, name: str, folder: Path, columns: int, rows: int, command: str) -> None:
        self._server = ["tmux", "-L", name, "-f", "/dev/null", "-u"]
        environment = {**os.environ, "MOBDSL_STATE_DIR": str(folder / "state"), "MOBDSL_NO_CACHE": "1"}
        for variable in ("NO_COLOR", "COLUMNS", "LINES"):
            environment.pop(variable, None)
        size = ["-x", str(columns), "-y", str(rows)]
        subprocess.run(
            [*self._server, "new-session", "-d", *size, command],
            cwd=folder,
            env=environment,
            check=True,
            timeout=PATIENCE,
        )

    def __call__(self, *arguments: str) -> str:
        done = subprocess.run(
            [*self._server, *arguments], capture_output=True, text=True, check=False, timeout=PATIENCE
        )
        return done.stdout

    def press(self, *keys: str) -> None:
        self("send-keys", *keys)

    def wait_for(self, *texts: str) -> str:
        """The screen, as soon as it shows all of ``texts``."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            shown = self("capture-pane", "-p")
            if all(text in shown for text in texts):
                return shown
            time.sleep(0.05)
        raise AssertionError(f"no {texts} in\n{shown}")

    def close(self) -> None:
        self("kill-server")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "evening.mob").write_text(ROUTINE, "utf-8")
    return tmp_path


@pytest.fixture
def tmux(folder: Path, request: pytest.FixtureRequest) -> Iterator[Tmux]:
    columns, rows, options = getattr(request, "param", (80, 24, ""))
    command = f"{join(MOBDSL)} play evening.mob --mute {options}; echo ended $?; sleep {PATIENCE}"
    terminal = Tmux(f"{folder.parent.name}-{folder.name}", folder, columns, rows, command)
    yield terminal
    terminal.close()


def log_of(folder: Path) -> str:
    return (folder / "log.mob").read_text("utf-8")


def left_in(folder: Path) -> list[Path]:
    return list((folder / "state" / "play").glob("*"))


@needs("tmux")
@pytest.mark.parametrize("tmux", [(80, 24, ""), (40, 10, ""), (200, 60, "")], indirect=True, ids=["80", "40", "200"])
def test_a_session_from_its_beginning_to_the_log(tmux: Tmux, folder: Path) -> None:
    tmux.wait_for("READY?", "Evening")
    tmux.press("Enter")
    tmux.wait_for("How stiff?")
    tmux.press("3", "Enter")
    tmux.wait_for("GET READY")
    tmux.press("Enter")
    tmux.wait_for("WORK", "Plank")
    tmux.press("Space")
    tmux.wait_for("PAUSED")
    tmux.press("Space", "Right")
    tmux.wait_for("REST", "16kg")
    tmux.press("Enter")
    tmux.wait_for("Goblet squat", "set 1 of 2")
    tmux.press("q", "q")
    tmux.wait_for("How hard was it")
    tmux.press("5", "Enter", "Escape")
    tmux.wait_for("DONE", "effort 5")
    tmux.press("Enter")
    tmux.wait_for("ended 1")
    assert LINE.match(log_of(folder))
    assert left_in(folder) == []
    checked = run("check", "log.mob", cwd=folder)
    assert (checked.returncode, checked.stdout) == (0, b"1 file, no errors.\n")


@needs("tmux")
@pytest.mark.parametrize("tmux", [(80, 24, "--plain")], indirect=True)
def test_with_lines_and_keys(tmux: Tmux, folder: Path) -> None:
    tmux.wait_for("Evening", "READY?")
    tmux.press("Enter")
    tmux.wait_for("How stiff?")
    tmux.press("3")
    tmux.wait_for("> 3")
    tmux.press("Enter")
    tmux.wait_for("Get ready: Plank", "to get ready")
    tmux.press("Enter")
    tmux.wait_for("1 of 2  Plank", "WORK · 29:")
    tmux.press("Space")
    tmux.wait_for("PAUSED", "Space or Enter goes on.")
    tmux.press("?")
    tmux.wait_for("Jump to a step of the list")
    tmux.press("q", "q")
    tmux.wait_for("Stop the session?")
    tmux.press("q")
    tmux.wait_for("How hard was it")
    tmux.press("5", "Enter", "Escape")
    tmux.wait_for("Kept in", "ended 1")
    assert LINE.match(log_of(folder))
    assert left_in(folder) == []


@needs("tmux")
def test_a_terminal_that_changes_its_size(tmux: Tmux) -> None:
    tmux.wait_for("READY?")
    tmux("resize-window", "-x", "40", "-y", "10")
    tmux.press("Enter")
    tmux.wait_for("How stiff?")
    tmux.press("3", "Enter", "Enter")
    shown = tmux.wait_for("WORK", "Plank").splitlines()
    assert len(shown) <= 10
    assert max(map(len, shown)) <= 40
    tmux("resize-window", "-x", "200", "-y", "60")
    shown = tmux.wait_for("│ ▶ Plank").splitlines()
    assert max(map(len, shown)) > 100


# -- what ends it from outside


@pytest.fixture(params=["", "--plain"], ids=["screen", "lines"])
def playing(folder: Path, request: pytest.FixtureRequest) -> Iterator[Terminal]:
    """A session that has been paused in its first step, after one answer."""
    with opened(folder, request.param) as terminal:
        terminal.expect("READY?")
        terminal.send("\r")
        terminal.expect("How stiff?")
        terminal.send("3\r")
        terminal.expect("to get ready")
        terminal.send("\r")
        terminal.expect("WORK")
        terminal.send(" ")
        terminal.expect("PAUSED")
        yield terminal


def opened(folder: Path, *options: str, **environment: str) -> Terminal:
    command = (*MOBDSL, "play", "evening.mob", "--mute", *[option for option in options if option])
    known = {"MOBDSL_STATE_DIR": str(folder / "state"), "HOME": str(folder), **environment}
    return Terminal(command, cwd=folder, env=known)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_keeps_what_was_done_and_gives_the_terminal_back(
    playing: Terminal, folder: Path, number: signal.Signals
) -> None:
    playing.process.send_signal(number)
    assert playing.wait() == 128 + number
    assert LINE.match(log_of(folder))
    assert playing.modes() == playing.modes_before
    assert left_in(folder) == []


def test_the_interrupt_key_is_the_signal(playing: Terminal, folder: Path) -> None:
    playing.send("\x03")
    assert playing.wait() == 130
    assert LINE.match(log_of(folder))
    assert playing.modes() == playing.modes_before


def test_a_terminal_that_goes_away_keeps_what_was_done(playing: Terminal, folder: Path) -> None:
    os.close(playing.slave)
    os.close(playing.master)
    try:
        assert playing.process.wait(PATIENCE) == 129
        assert LINE.match(log_of(folder))
        assert left_in(folder) == []
    finally:
        playing.master, playing.slave = os.openpty()  # to be closed in their turn


@needs("tmux", "bash")
@pytest.mark.parametrize("option", ["", "--plain"], ids=["screen", "lines"])
def test_a_session_set_aside_comes_back_paused(folder: Path, option: str) -> None:
    shell = Tmux(f"{folder.parent.name}-{folder.name}", folder, 80, 24, "bash --norc --noprofile -i")
    try:
        shell.press(f"PS1='ready '; {join(MOBDSL)} play evening.mob --mute {option}", "Enter")
        shell.wait_for("READY?")
        shell.press("Enter")
        shell.wait_for("How stiff?")
        shell.press("3", "Enter", "Enter")
        shell.wait_for("WORK")
        shell.press("C-z")
        shell.wait_for("Stopped", "ready")
        shell.press("fg", "Enter")
        shell.wait_for("PAUSED", "Plank")
        shell.press("C-c")
        shell.wait_for("Stopped early", "ready")
        assert LINE.match(log_of(folder))
    finally:
        shell.close()


def killed(playing: Terminal) -> None:
    playing.process.kill()
    playing.wait()


def test_a_killed_session_is_gone_on_with(playing: Terminal, folder: Path) -> None:
    killed(playing)
    assert not (folder / "log.mob").exists()
    with opened(folder) as terminal:
        terminal.expect("was left after")
        terminal.expect("g go on")
        terminal.send("g\n")
        terminal.expect("PAUSED")
        terminal.expect("Plank")
        terminal.send("qq")
        terminal.expect("How hard")
        terminal.send("\x1b")
        terminal.expect("stiffness 3")
        terminal.send("\r")
        assert terminal.wait() == 1
    assert LINE.match(log_of(folder))
    assert left_in(folder) == []


@pytest.mark.parametrize(("answer", "lines"), [("k", 1), ("d", 0)])
def test_a_killed_session_is_kept_or_dropped(playing: Terminal, folder: Path, answer: str, lines: int) -> None:
    killed(playing)
    with opened(folder) as terminal:
        terminal.expect("Enter decide later")
        terminal.send(f"{answer}\n")
        terminal.expect("READY?")
        terminal.send("q")
        terminal.wait()
    log = folder / "log.mob"
    assert len(log.read_text().splitlines() if log.exists() else []) == lines
    assert left_in(folder) == []


def test_a_killed_session_waits_where_nobody_answers(playing: Terminal, folder: Path) -> None:
    killed(playing)
    environment = {"MOBDSL_STATE_DIR": str(folder / "state")}
    done = run("play", "evening.mob", "--mute", cwd=folder, env=environment)
    assert b"was left after" in done.stdout
    assert b"start `mobdsl play` in a terminal" in done.stdout
    assert len(left_in(folder)) == 1


def test_what_the_last_session_left_open_is_asked_first(folder: Path) -> None:
    (folder / "evening.mob").write_text(
        ROUTINE.replace("plank", 'ask soreness 0-10 "How sore?" after 24h\n  plank'), "utf-8"
    )
    before = dt.datetime.now() - dt.timedelta(days=3)
    line = f"did {before:%Y-%m-%d %H:%M} evening 5:00 stiffness 3\n"
    (folder / "log.mob").write_text(line, "utf-8")
    with opened(folder) as terminal:
        terminal.expect("How sore?")
        terminal.expect("Enter: ask later > ")
        terminal.send("4\n")
        terminal.expect("READY?")
        terminal.send("q")
        terminal.wait()
    added = log_of(folder).removeprefix(line)
    assert re.fullmatch(
        r"answered \d{4}-\d\d-\d\d \d\d:\d\d evening from \d{4}-\d\d-\d\d \d\d:\d\d soreness 4\n", added
    )


@pytest.mark.parametrize(
    ("background", "ground"), [("ffff/ffff/ffff", "48;2;247;246;241"), ("0000/0000/0000", "48;2;22;24;28")]
)
def test_a_terminal_is_asked_whether_it_is_light(folder: Path, background: str, ground: str) -> None:
    with opened(folder, COLORTERM="truecolor") as terminal:
        terminal.expect("\x1b]11;?")
        terminal.send(f"\x1b]11;rgb:{background}\x1b\\\x1b[?62;22c")
        assert ground in terminal.expect("READY?")
        terminal.send("q")
        assert terminal.wait() == 1


def test_without_colours_none_are_sent(folder: Path) -> None:
    with opened(folder, NO_COLOR="1", COLORTERM="truecolor") as terminal:
        shown = terminal.expect("READY?")
        terminal.send("\r")
        shown += terminal.expect("How stiff?")
        terminal.send("\x03")
        terminal.wait()
    codes = [code for part in re.findall(r"\x1b\[([\d;]*)m", shown) for code in part.split(";")]
    assert codes != []
    assert set(codes) <= {"", "0", "1", "7", "39", "49"}
