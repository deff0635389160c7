"""The cookbook: every protocol takes as long as the text under it says."""

import re

import pytest
from click.testing import CliRunner
from documents import ROOT

from mobdsl.cli.verbs import cli

ENTRY = re.compile(r"^### ([^\n]+)\n(.*?)^Takes ([^\n]+)\.$", re.MULTILINE | re.DOTALL)
TEXT = (ROOT / "docs" / "cookbook.md").read_text("utf-8")
PROTOCOLS = {title: (body, length) for title, body, length in ENTRY.findall(TEXT)}


def test_there_are_many_and_each_says_its_length() -> None:
    assert len(PROTOCOLS) == TEXT.count("\n### ") >= 40


@pytest.mark.parametrize("title", PROTOCOLS)
def test_takes_as_long_as_it_says(title: str) -> None:
    body, length = PROTOCOLS[title]
    (source,) = re.findall(r"```mob\n(.*?)```", body, re.DOTALL)
    shown = CliRunner().invoke(cli, ["timeline", "-"], input=source)
    assert shown.exit_code == 0, shown.output
    headline = next(line for line in shown.output.splitlines() if re.match(r"\S.*: ", line))
    assert headline.partition(": ")[2] == length
