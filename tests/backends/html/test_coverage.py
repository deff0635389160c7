"""What a sheet says of the session as a whole: what it works, what stands under several headings, what comes next."""

import re

import pytest

from mobdsl import api
from mobdsl.backends.html import HtmlBackend, HtmlOptions
from support.say import program

TWO_HEADINGS = """
movement hang { tags decompression; muscles lats }
movement child_pose { tags stretches, decompression; muscles quadratus_lumborum; planes flexion }
routine r {
  block decompression "Decompression" { hang 30s }
  block stretches "Stretches" { child_pose 1min; wind_down 30s }
}
"""


def pages(text: str) -> list[str]:
    """The pages without script and style."""
    made = api.job(program(text)).value
    assert made is not None
    files = HtmlBackend().compile(made, HtmlOptions()).value or ()
    return [re.sub(r"<(script|style)\b.*?</\1>", " ", one.content.decode(), flags=re.DOTALL) for one in files]


def sheet(text: str) -> str:
    """The text of the one page, a space where an element was."""
    (page,) = pages(text)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


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


def test_the_sheet_says_what_else_a_movement_is_called_and_what_is_easier() -> None:
    text = sheet("""
movement dead_bug "Dead bug" also dying_bug { easier heel_tap; harder hollow_hold }
routine r { dead_bug x8 }
""")
    for said in ("Also called: dying bug", "Easier: heel tap", "Harder: hollow hold"):
        assert said in text


def test_a_pointer_to_a_routine_leads_to_its_page() -> None:
    first, second = pages("""
routine week_one { plank 30s; next "week_two"; related "The article on holds" }
routine week_two "The second week" { plank 45s; requires_reading "week_one" }
""")
    assert '<b>Next:</b> <a href="week_two.html" rel="noopener noreferrer"><bdi>The second week</bdi></a>' in first
    assert "<b>Related:</b> <bdi>The article on holds</bdi>" in first
    assert '<a href="week_one.html" rel="noopener noreferrer"><bdi>Week one</bdi></a>' in second
