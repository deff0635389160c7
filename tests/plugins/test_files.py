"""Names of files: as written wherever that is safe, changed where some system would refuse or misread them."""

import pytest
from hypothesis import strategies as st

from mobdsl.backends.files import distinct, file_name, folded, is_file_name, names_of
from mobdsl.model.intervals import Interval, Quality
from mobdsl.model.routines import Routine
from mobdsl.timeline.events import Timeline
from support.laws import law


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("spinal_mobility", "spinal_mobility.sh"),
        ("back.check", "back.check.sh"),
        ("Rücken dehnen", "Rücken dehnen.sh"),
        ("../../etc/passwd", "_._.._etc_passwd.sh"),
        ("-rf", "_rf.sh"),
        (".profile", "_profile.sh"),
        ("", "_.sh"),
        ("a\nb\x1b\u202ec", "a_b__c.sh"),
        ("con", "con_.sh"),
        ("COM1.old", "COM1_.old.sh"),
        ("com¹", "com¹_.sh"),
        ("CONOUT$", "CONOUT$_.sh"),
        ("nul .old", "nul _.old.sh"),
        ("end. ", "end._.sh"),
    ],
)
def test_a_name_is_changed_only_where_it_has_to_be(stem: str, name: str) -> None:
    assert file_name(stem, "sh") == name


@pytest.mark.parametrize(
    "name", ["", ".", "..", "a/b", "a\\b", "a.b/c", "a\x00", "nul", "aux.txt", "a.", "-a", "a" * 201]
)
def test_names_that_are_not_safe(name: str) -> None:
    assert not is_file_name(name)


@law(st.text(max_size=300))
def test_whatever_the_text_the_name_is_safe_and_stays_the_same(stem: str) -> None:
    name = file_name(stem, "sh")
    assert is_file_name(name)
    assert file_name(name.removesuffix(".sh"), "sh") == name


def timeline(name: str, *contexts: str) -> Timeline:
    return Timeline(
        routine=Routine(name=name, title=name), contexts=contexts, length=Interval(0, 0, 0, Quality.EXACT), events=()
    )


def test_files_are_called_as_their_routines() -> None:
    assert names_of((timeline("back", "pre_run"), timeline("neck")), "sh") == ("back.sh", "neck.sh")


def test_no_two_files_are_one_to_a_system_that_ignores_case() -> None:
    routines = (
        timeline("back"),
        timeline("Back"),
        timeline("back", "pre_run"),
        timeline("BACK"),
        timeline("a/b"),
        timeline("a:b"),
    )
    names = ("back.md", "Back-2.md", "back-pre_run.md", "BACK-3.md", "a_b.md", "a_b-2.md")
    assert names_of(routines, "md") == names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("r", "R"),
        ("con", "con_"),
        ("ß", "ss"),
        ("ﬁt", "fit"),
        ("M\u00fche", "Mu\u0308he"),
        ("a" * 300, "a" * 301),
        ("a" * 195 + "b", "a" * 195 + "c"),
        ("a" * 187 + "ß" + "x" * 20, "a" * 187 + "ss" + "x" * 20),
        ("r-2", "R-2"),
    ],
)
@pytest.mark.parametrize("extension", ["x", "sh", "html", "something"])
def test_names_that_some_system_takes_for_one_are_told_apart(one: str, other: str, extension: str) -> None:
    names = distinct(((one,), (other,)), extension)
    assert names[0] == file_name(one, extension)
    assert folded(names[0]) != folded(names[1])
    assert all(is_file_name(name) for name in names)


def test_long_names_that_begin_alike_are_told_apart() -> None:
    routines = (timeline("ü" * 300), timeline("ü" * 301), timeline("ü" * 302, "pre_run"))
    names = names_of(routines, "json")
    assert len(set(names)) == 3
    assert all(is_file_name(name) for name in names)


def test_thousands_of_one_name_are_numbered_on() -> None:
    names = distinct((("r",) for _ in range(5_000)), "sh")
    assert names[-1] == "r-5000.sh"
    assert len(set(names)) == 5_000
