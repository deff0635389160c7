"""`mobdsl explain`"""

import pytest
from click.testing import CliRunner, Result

from mobdsl.checks import every
from mobdsl.cli.verbs import cli
from mobdsl.lint.codes.table import CODES


def explain(*codes: str) -> Result:
    return CliRunner().invoke(cli, ["explain", *codes])


def test_what_why_and_both_examples() -> None:
    shown = explain("M322")
    assert shown.exit_code == 0
    title, what, gives, bad, instead, good, level = shown.output.rstrip().split("\n\n")
    assert title == "M322  No dose is stated"
    assert "Nothing is wrong" in " ".join(what.split())
    assert (gives, bad) == ("This gives it:", "    plank 30s\n    cat_cow")
    assert (instead, good) == ("This does not:", "    plank 30s\n    cat_cow x8")
    assert level.splitlines()[0] == "It is an info, unless `mob.toml` says otherwise."
    assert "# allow M322:" in level


def test_every_finding_has_a_page() -> None:
    shown = explain(*CODES)
    assert shown.exit_code == 0
    lines = shown.output.splitlines()
    assert [line for line in lines if line[:4] in CODES] == [f"{code}  {said.title}" for code, said in CODES.items()]
    assert all(len(line) <= 100 for line in lines if not line.startswith("    "))


@pytest.mark.parametrize("spelling", ["m304", "[M304]", "M304"])
def test_as_it_is_read_off_the_screen(spelling: str) -> None:
    assert explain(spelling).output.startswith("M304  ")


def test_several_at_once() -> None:
    shown = explain("M304", "M322").output
    assert shown.index("M304  ") < shown.index("M322  ")


@pytest.mark.parametrize(("slip", "near"), [("M3O4", "M304"), ("304", "M304"), ("M32", "M320")])
def test_did_you_mean(slip: str, near: str) -> None:
    shown = explain(slip)
    assert shown.exit_code == 1
    assert f"There is no finding {slip}." in shown.output
    assert f"Did you mean {near}?" in shown.output


def test_all_of_them() -> None:
    lines = explain().output.splitlines()
    assert [line[:4] for line in lines] == sorted(CODES)
    assert {check.CODE for check in every()} <= {line[:4] for line in lines}
    assert "M322  No dose is stated" in lines
