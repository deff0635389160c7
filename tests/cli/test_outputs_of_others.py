"""Outputs of other packages that do anything but their work: a finding that names them, exit code 1, no file."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mobdsl.cli.verbs import cli

MODULE = """
import os, signal
from attrs import field, frozen
from mobdsl.backends.base import Artifact
from mobdsl.diagnostics import Diagnostic, Outcome, Severity
from mobdsl.source import Span

class Silent(Exception):
    def __str__(self):
        raise SystemExit(0)

def look(_, __, value):
    {validator}

@frozen
class Options:
    loud: bool = field(default=False, validator=look)

class Shout:
    name = "shout"
    api = 1
    options = Options

    def compile(self, job, options):
        {body}
"""
GOOD = 'return Outcome((Artifact("shout.txt", "text/plain", b"A"),))'

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts the package `mobdsl-shout` on the path, whose output `shout` does what it is given."""
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "evening.mob").write_text("plank 30s\n", "utf-8")
    info = tmp_path / "mobdsl_shout-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: mobdsl-shout\nVersion: 1.0\n", "utf-8")

    def installed(body: str = GOOD, validator: str = "pass", module: str = MODULE) -> None:
        name = f"shout_{tmp_path.name.replace('-', '_')}"
        sys.modules.pop(name, None)
        text = module.replace("{body}", body).replace("{validator}", validator)
        (tmp_path / f"{name}.py").write_text(text, "utf-8")
        (info / "entry_points.txt").write_text(f"[mobdsl.backends]\nshout = {name}:Shout\n", "utf-8")

    return installed


def build(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["build", "evening.mob", "--to", "json", "--to", "shout", "-o", "out/", *arguments])


def test_one_that_does_its_work_is_as_good_as_one_that_is_built_in(install: Install, tmp_path: Path) -> None:
    install()
    done = build()
    assert (done.exit_code, done.stderr) == (0, "")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["evening.json", "shout.txt"]


@pytest.mark.parametrize(
    ("body", "code", "text"),
    [
        ("raise SystemExit(0)", "M606", "failed: SystemExit: 0."),
        ("raise KeyboardInterrupt", "M606", "failed: KeyboardInterrupt."),
        ("raise GeneratorExit", "M606", "failed: GeneratorExit."),
        ("raise Silent()", "M606", "failed: Silent."),
        ('raise ValueError("a\\x1b[2J\\rb")', "M606", r"failed: ValueError: a\x1b[2J."),
        ("return Outcome(None)", "M607", "returned no files and no error that says why."),
        ("return None", "M607", "returned `NoneType` instead of an `Outcome`."),
        ("return Outcome((None,))", "M607", "returned `NoneType` where a file with bytes was due."),
        ('return Outcome((), [Diagnostic("X1", "A")])', "M607", "returned `list` instead of a tuple of diagnostics."),
        ('return Outcome((), (Diagnostic("X1", None),))', "M607", "returned a diagnostic that has no message."),
        ('return Outcome((), (Diagnostic("X1", "A", 3),))', "M607", "has a place outside the files that were read."),
        (
            'return Outcome((), (Diagnostic("X1", "A", Span("evening.mob", 0, 10**9)),))',
            "M607",
            "has a place outside the files that were read.",
        ),
        ('return Outcome((), (Diagnostic("X1", "A", severity="error"),))', "M607", "has no severity."),
        (GOOD.replace("shout.txt", "evening.MOB"), "M607", "`evening.MOB`, which is the name of a source."),
    ],
)
def test_what_it_does_wrong_is_told_with_its_name(
    install: Install, tmp_path: Path, body: str, code: str, text: str
) -> None:
    install(body)
    done = build()
    assert done.exit_code == 1
    assert f"error[{code}]: The output `shout` " in done.stderr
    assert text in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("raised", ["SystemExit(0)", "KeyboardInterrupt()", "ValueError()", "Silent()"])
def test_what_the_validator_of_an_option_does_is_told(install: Install, tmp_path: Path, raised: str) -> None:
    install(validator=f"raise {raised}")
    done = build()
    assert done.exit_code == 1
    assert "The output `shout` " in done.stderr
    assert raised.partition("(")[0] in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("raised", ["SystemExit(0)", "KeyboardInterrupt()"])
def test_what_loading_it_does_is_told(install: Install, tmp_path: Path, raised: str) -> None:
    install(module=f"raise {raised}")
    done = build()
    assert done.exit_code == 1
    assert "error[M602]: The output `shout` of the package `mobdsl-shout` cannot be loaded" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["evening.json", "EVENING.json"])
def test_a_file_called_like_that_of_another_output_replaces_nothing(
    install: Install, tmp_path: Path, name: str
) -> None:
    install(GOOD.replace("shout.txt", name))
    done = build()
    assert done.exit_code == 1
    assert f"error[M611]: The outputs `json` and `shout` both make a file called `{name}`." in done.stderr
    assert not (tmp_path / "out").exists()
