"""The habits of a plan as a list to tick off."""

import re

from mobdsl import api
from mobdsl.backends.html import HtmlBackend, HtmlOptions
from support.say import program

PLAN = """
plan back "Back <care>" {
  start 2026-03-02; for 2 weeks; zone "Europe/Berlin"
  goal "sleep well"
  every day at 12:00 do "Drink <water>"
  on sun rotate "Walk", "Swim" if rested
  on mon at 07:00 do evening
}
"""
NO_ROUTINE = PLAN.replace("  on mon at 07:00 do evening\n", "")


def pages(text: str) -> dict[str, str]:
    made = api.job(program(text)).value
    assert made
    files = HtmlBackend().compile(made, HtmlOptions()).value or ()
    return {one.name: one.content.decode() for one in files}


def habits(page: str) -> list[str]:
    return [re.sub("<[^>]+>", "", one) for one in re.findall("<li><label>(.*?)</li>", page)]


LISTED = [
    " Drink &lt;water&gt; every day at 12:00",
    " Walk on sun, one of 2 in turn, only if rested",
    " Swim on sun, one of 2 in turn, only if rested",
]


def test_they_stand_on_the_sheet_of_a_routine() -> None:
    made = pages(f"routine evening {{ plank 30s }}{PLAN}")
    assert list(made) == ["evening.html"]
    assert habits(made["evening.html"]) == LISTED
    assert "Back &lt;care&gt;</bdi></h2>" in made["evening.html"]


def test_without_a_routine_they_have_a_page_of_their_own() -> None:
    made = pages(NO_ROUTINE)
    assert list(made) == ["back.html"]
    page = made["back.html"]
    assert habits(page) == LISTED
    assert "<h1><bdi>Back &lt;care&gt;</bdi></h1>" in page
    assert "<b>Goal:</b> <bdi>sleep well</bdi>" in page
    assert page.count("<h2>") == 1
    assert "<script" not in page


def test_what_is_known_not_to_count_is_no_habit() -> None:
    assert habits(pages(f"param rested = no{NO_ROUTINE}")["back.html"]) == LISTED[:1]


def test_where_there_is_none_nothing_is_shown() -> None:
    assert 'class="habits"' not in pages("routine evening { plank 30s }")["evening.html"]
