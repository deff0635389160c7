"""What is written for a terminal: colours where it has them, lines as wide as it is, broken between words."""

from pathlib import Path

import pytest

from mobdsl.cli.terminal import width_of
from mobdsl.wording.columns import columns, wrapped
from support.commands import MOBDSL, run
from support.terminals import Terminal

MISTAKE = 'plank 30s zzzzz 20s cue "a long text, so that the line is wider than many terminals are, and more"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mistake.mob").write_text(MISTAKE, "utf-8")
    return tmp_path


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("verb", ["check", "timeline"])
def test_findings_are_as_wide_as_the_terminal(folder: Path, verb: str, width: int) -> None:
    with Terminal([*MOBDSL, verb, "mistake.mob"], columns=width, cwd=folder, env={"NO_COLOR": "1"}) as terminal:
        assert terminal.wait() == 1
        lines = terminal.seen.decode().replace("\r\n", "\n").splitlines()
    assert max(map(len, lines)) <= width
    whole = run(verb, "mistake.mob", cwd=folder)
    assert _words(lines) == _words((whole.stdout + whole.stderr).decode().splitlines()), "broken between words"


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_timeline_is_as_wide_as_the_terminal(tmp_path: Path, width: int) -> None:
    title = "As many rounds as there are in the time that is left before the doors are closed, and not one of them more"
    rounds = "repeat for 20min { pull_up x5; push_up x10; air_squat x15; bicycle_crunch x20; thruster x21 load 43kg }"
    (tmp_path / "rounds.mob").write_text(f'block all_out "{title}" {{ {rounds}; plank 30s }}\n', "utf-8")
    command = [*MOBDSL, "timeline", "rounds.mob"]
    with Terminal(command, columns=width, cwd=tmp_path, env={"NO_COLOR": "1"}) as terminal:
        assert terminal.wait() == 0
        lines = terminal.seen.decode().replace("\r\n", "\n").splitlines()
    assert max(map(len, lines)) <= width
    assert title in " ".join(" ".join(lines).split())


def _words(lines: list[str]) -> list[str]:
    """The words of all ``lines`` but those of the source, which are cut."""
    return " ".join(line for line in lines if " | " not in line and not line.endswith(" |")).split()


def test_through_a_pipe_lines_are_whole(folder: Path) -> None:
    done = run("check", "mistake.mob", cwd=folder, env={"COLUMNS": "40"})
    assert b"\x1b" not in done.stdout
    assert done.stdout.startswith(b"error[M104]: `zzzzz` is not a word that can stand here.\n")
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("variables", "is_coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colour_through_a_pipe(folder: Path, variables: dict[str, str], is_coloured: bool) -> None:
    for verb in ("check", "timeline"):
        done = run(verb, "mistake.mob", cwd=folder, env={"NO_COLOR": "", "FORCE_COLOR": "", **variables})
        assert (b"\x1b[1;31merror[M104]\x1b[0m" in done.stdout + done.stderr) is is_coloured


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("chek", "There is no command 'chek'. Did you mean check?"),
        (
            "a.mob",
            "There is no command 'a.mob'. Say what to do with the file: mobdsl check a.mob, mobdsl timeline a.mob",
        ),
        ("xyzzy", "There is no command 'xyzzy'."),
    ],
)
def test_a_word_that_is_no_verb(tmp_path: Path, word: str, said: str) -> None:
    done = run(word, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[-1] == f"Error: {said}"


def test_what_is_no_terminal_has_no_width() -> None:
    assert width_of(None) is None


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", None, ["a: one two three"]),
        ("one two three", 16, ["a: one two three"]),
        ("one two three", 10, ["a: one two", "  three"]),
        ("one  two", 8, ["a: one", "  two"]),
        ("abcdefghijkl", 7, ["a:", "  abcde", "  fghij", "  kl"]),
        ("体幹を安定させる", 10, ["a:", "  体幹を安", "  定させる"]),
        ("", 10, ["a: "]),
    ],
)
def test_lines_break_between_words(text: str, width: int | None, lines: list[str]) -> None:
    broken = wrapped(text, width, "a: ", 2)
    assert [line.rstrip() for line in broken] == [line.rstrip() for line in lines]
    assert width is None or max(map(columns, broken)) <= width
