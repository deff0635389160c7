"""What a sheet says of the session as a whole: what it works, and which movements belong under several headings."""

import re

import pytest

from mobdsl import api
from mobdsl.backends.html import HtmlBackend, HtmlOptions
from say import program

TWO_HEADINGS = """
movement hang { tags decompression; muscles lats }
movement child_pose { tags stretches, decompression; muscles quadratus_lumborum; planes flexion }
routine r {
  block decompression "Decompression" { hang 30s }
  block stretches "Stretches" { child_pose 1min; wind_down 30s }
}
"""


def sheet(text: str) -> str:
    """The text of the page without its script and style, a space where an element was."""
    made = api.job(program(text)).value
    assert made is not None
    (page,) = HtmlBackend().compile(made, HtmlOptions()).value or ()
    bare = re.sub(r"<(script|style)\b.*?</\1>", " ", page.content.decode(), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", bare).split())


def test_a_movement_of_two_groups_stands_under_both_headings() -> None:
    text = sheet(TWO_HEADINGS)
    assert "Decompression Also here: Child pose , under Stretches" in text.replace("pose,", "pose ,")
    assert text.count("Also here") == 1  # Stretches holds all of its own


def test_the_sheet_says_what_the_session_works() -> None:
    text = sheet(TWO_HEADINGS)
    works = text[text.index("What it works") :]
    for said in ("lats Hang", "quadratus lumborum Child pose", "flexion Child pose", "decompression Hang, Child pose"):
        assert said in works


@pytest.mark.parametrize("text", ["routine r { wibble 30s }", "routine r { rest 30s }"])
def test_of_unknown_movements_nothing_is_said(text: str) -> None:
    assert "What it works" not in sheet(text)
