"""Whatever people write, a calendar's lines stay whole and a reader gets it back."""

from hypothesis import strategies as st

from mobdsl.backends.ics.text import clean, line
from mobdsl.model.clauses import Heading
from support.icalendars import calendar, components, unescaped, values
from support.laws import law
from support.plans import MON, event, exactly, habit, on, plan, table, timeline

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200) | st.text('\\nN;,:\r\n" \t√€😀', max_size=200)


def hostile(text: str) -> bytes:
    """A calendar with ``text`` in every place where people's text goes."""
    routine = timeline(
        "a",
        exactly(5),
        title=text,
        headings=(Heading("disclaimer", text), Heading("why", text)),
        events=(event(text, 5_000, dose=text, cues=(text,), load=text, effort=text, kit=text),),
    )
    a_plan = plan(on([MON], "07:00", "a", habit(text)), title=text, remind=5, headings=(Heading(text, text),))
    return calendar(a_plan, table(routine))


@law(ANY_TEXT)
def test_text_comes_back_as_it_was_but_for_what_a_calendar_may_not_hold(text: str) -> None:
    found = components(hostile(text), "VEVENT")
    assert unescaped(found[1]["SUMMARY"][0]) == line(text)
    assert f"1. {line(text)}" in unescaped(found[0]["DESCRIPTION"][0])


@law(ANY_TEXT)
def test_no_line_is_too_long_or_broken(text: str) -> None:
    content = hostile(text)
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert content.endswith(b"\r\nEND:VCALENDAR\r\n")
    for physical in content.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(physical) <= 75
        physical.decode()  # no character is split
        assert not any(byte < 0x20 or byte == 0x7F for byte in physical)
        assert (len(physical) - len(physical.rstrip(b"\\"))) % 2 == 0  # no escape is split


@law(ANY_TEXT)
def test_text_opens_no_component_and_no_property(text: str) -> None:
    content = hostile(text)
    plain = hostile("plain")
    for kind in ("VCALENDAR", "VTIMEZONE", "VEVENT", "VALARM"):
        assert [set(found) for found in components(content, kind)] == [set(found) for found in components(plain, kind)]


@law(ANY_TEXT)
def test_html_holds_no_tag_of_the_author(text: str) -> None:
    tags = {"html", "body", "p", "b", "ol", "li", "br"}
    descriptions = values(components(hostile(text), "VEVENT"), "X-ALT-DESC")
    assert descriptions
    for written in descriptions:
        opened = [part.partition(">")[0] for part in unescaped(written).split("<")[1:]]
        assert {tag.removeprefix("/") for tag in opened} <= tags


def test_what_is_cleaned_away() -> None:
    assert clean("a\x00b\x1bc\x7fd\x9be\u202ef\u2066g\ufeffh\ud800i") == "abcdefghi"
    assert clean("a\r\nb\rc\x0bd\x85e\u2028f\ng\th") == "a\nb\nc\nd\ne\nf\ng h"
    assert clean("שלום\u200f 👩\u200d🦽") == "שלום\u200f 👩\u200d🦽"


def test_a_title_is_one_line_of_bearable_length() -> None:
    assert line("  a \n\n b\t") == "a b"
    assert line("x" * 301) == "x" * 299 + "…"


def test_a_backslash_before_an_n_is_not_a_line_break() -> None:
    found = components(hostile(r"C:\New\next"), "VEVENT")
    assert found[1]["SUMMARY"] == [r"C:\\New\\next"]
