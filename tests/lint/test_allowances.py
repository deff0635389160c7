"""`# allow M303: we follow a video`: findings silenced on a line, for a reason."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import findings, found, marked


def codes(text: str, **files: str) -> list[str]:
    return [one.code for one in found(text, **files)]


@pytest.mark.parametrize(
    "text",
    [
        "plank 2m  # allow M329: a plank that creeps",
        "# allow M329: a plank that creeps\nplank 2m",
        "plank 2m # allow m329: a plank that creeps",
        "plank 2m #allow M329:x",
        "plank 2m  # allow M329, M322: a plank that creeps\n",
        "march 1min\n\n# allow M329: a plank that creeps\n# and another comment\nplank 2m\nmarch 1min",
        "repeat 2 {\n  # allow M329: a plank that creeps\n  plank 2m\n}",
        "repeat 2 { plank 2m }  # allow M329: a plank that creeps",
        "plank,  # allow M329: a plank that creeps\nwalk 2m",
    ],
)
def test_at_the_end_of_the_line_or_alone_above(text: str) -> None:
    assert "M329" not in codes(text)


def test_it_silences_that_finding_on_that_line_alone() -> None:
    text = "plank 2m  # allow M329: it creeps\nplank 2m\nsquat 2m  # allow M322: another one"
    warned = [one for one in found(text) if one.code == "M329"]
    assert [marked(text, one) for one in warned] == ["plank", "squat"]
    assert warned[0].span
    assert warned[0].span.start == text.index("plank", 5)


def test_a_blank_line_ends_what_stands_above() -> None:
    assert codes("# allow M329: it creeps\n\nplank 2m") == ["M329", "M641"]


def test_an_info_about_a_routine_is_allowed_where_the_routine_begins() -> None:
    assert codes("routine a {  # allow M322: as long as you like\n  cat_cow\n}") == []
    assert codes("cat_cow  # allow M322: as long as you like\nplank") == []


def test_an_error_of_a_check_can_be_allowed() -> None:
    text = "plank 1min\nexpect 2min  # allow M304: the rest comes next week"
    assert codes(text) == []


def test_an_error_of_the_language_cannot() -> None:
    assert codes("plank 30  # allow M110: we say so") == ["M110"]
    assert codes("plank 30s; require plank; skip plank  # allow M213: x")[0] == "M213"


def test_in_every_context_at_once() -> None:
    text = "plank 2m  # allow M329: it creeps\nmarch 1min\ncontext a { skip march }\ncontext b { only plank }"
    assert "M329" not in codes(text)


def test_in_an_imported_file_it_counts_where_it_stands() -> None:
    back = "routine warm_up {\n  plank 2m  # allow M329: it creeps\n}"
    assert codes('import "back.mob" as back\ndo back.warm_up', back=back) == []


@pytest.mark.parametrize("comment", ["# allow M329", "# allow M329:", "# allow M329 it creeps", "# allow M329 :  "])
def test_without_a_reason_it_is_a_warning(comment: str) -> None:
    text = f"plank 2m  {comment}"
    (one,) = found(text)
    assert (one.code, one.severity) == ("M640", Severity.WARNING)
    assert marked(text, one) == comment.rstrip()


def test_what_is_not_there_cannot_be_allowed() -> None:
    text = "plank 30s  # allow M329, M322: no need"
    assert [(one.code, one.severity) for one in found(text)] == [("M641", Severity.WARNING)] * 2
    assert marked(text, found(text)[0]) == "# allow M329, M322: no need"


def test_a_movements_own_line_takes_it_out_of_the_list() -> None:
    allowed = "clamshells x9  # allow M326: both at once\ncat_cow  # allow M322: as you like"
    messages = {one.code: one.message for one in found(f"march 1min\nside_plank 30s\n{allowed}\nbird_dog")}
    assert messages == {"M326": "No side is said for Side plank.", "M322": "No dose is stated for Bird dog."}


def test_who_allows_all_of_the_list_hears_nothing() -> None:
    assert codes("routine a {\n  cat_cow  # allow M322: as you like\n  bird_dog  # allow M322: as you like\n}") == []


@pytest.mark.parametrize(
    ("comment", "hint"),
    [
        ("# allow: I want it", "# allow M322: I want it"),
        ("# Allow : I want it", "# allow M322: I want it"),
        ("# allow:", "# allow M322: we follow a video"),
        ("# allow M3299: mine", "# allow M322: mine"),
        ("# allow 322: mine", "# allow M322: mine"),
    ],
)
def test_a_comment_that_does_not_say_what_it_allows(comment: str, hint: str) -> None:
    text = f"plank 30s  {comment}"
    (one,) = found(text)
    assert (one.code, one.severity, one.hint) == ("M645", Severity.WARNING, hint)
    assert marked(text, one) == comment


def test_capitals_are_no_matter_and_a_reason_has_a_colon() -> None:
    assert codes("plank 2m  # Allow M329: a plank that creeps") == []
    assert codes("plank 2m  # Allow M329 because it creeps") == ["M640"]


def test_what_the_project_decides_is_not_complained_of_in_another() -> None:
    text = "foam_roll_glutes 30s  # allow M249: the gym has one"
    assert codes(text) == []
    texts = {"main.mob": "plank 2m  # allow M329: it creeps\nmarch 1min", "mob.toml": '[checks]\noff = ["M329"]'}
    assert findings(texts) == []


def test_a_code_that_is_none() -> None:
    (one,) = found("plank 30s  # allow X329: x")
    assert (one.code, one.severity) == ("M642", Severity.WARNING)
    assert one.hint == "Did you mean M329?"


@pytest.mark.parametrize(
    "comment",
    [
        "# allow the pelvis to rock",
        "# do not allow M329 here",
        "# allowed: everything",
        "# allow L5 to round",
    ],
)
def test_other_comments_are_comments(comment: str) -> None:
    assert codes(f"plank 30s  {comment}") == []


def test_a_text_is_no_comment() -> None:
    assert codes('plank 2m note "# allow M329: no"') == ["M329"]


def test_a_file_with_broken_lines_is_not_asked_for_what_it_allows() -> None:
    assert codes("plank 30\nmarch 1min  # allow M329: it creeps") == ["M110"]


def test_complaints_about_comments_can_be_switched_off() -> None:
    texts = {"main.mob": "plank 30s  # allow M329: x", "mob.toml": '[checks]\noff = ["M641"]'}
    assert findings(texts) == []


def test_a_listing_is_allowed_for_its_routine_or_line_by_line() -> None:
    lines = "  cat_cow{}\n  march{}\n}}\n"
    allow = "  # allow M322: we follow a video"
    assert findings({"main.mob": f"routine a {{{allow}\n{lines.format('', '')}"}) == []
    (finding,) = findings({"main.mob": f"routine a {{\n{lines.format(allow, '')}"}, "M322")
    assert finding.message == "No dose is stated for March."
    assert finding.span
    assert finding.span.start == f"routine a {{\n{lines.format(allow, '')}".index("march")
    assert findings({"main.mob": f"routine a {{\n{lines.format(allow, allow)}"}) == []
