"""Names of files: as written wherever that is safe, changed where some system would refuse or misread them."""

import pytest
from hypothesis import strategies as st

from mobdsl.backends.files import file_name, is_file_name, stems
from mobdsl.model.routines import Routine
from mobdsl.timeline.events import Length, Quality, Timeline
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
        routine=Routine(name=name, title=name), contexts=contexts, length=Length(0, 0, 0, Quality.EXACT), events=()
    )


def test_files_are_called_as_their_routines() -> None:
    assert stems((timeline("back", "pre_run"), timeline("neck"))) == ("back", "neck")


def test_no_two_files_are_one_to_a_system_that_ignores_case() -> None:
    routines = (
        timeline("back"),
        timeline("Back"),
        timeline("back", "pre_run"),
        timeline("BACK"),
        timeline("a/b"),
        timeline("a:b"),
    )
    assert stems(routines) == ("back", "Back-2", "back-pre_run", "BACK-3", "a/b", "a:b-2")


def test_long_names_that_begin_alike_are_told_apart() -> None:
    routines = (timeline("ü" * 300), timeline("ü" * 301), timeline("ü" * 302, "pre_run"))
    names = [file_name(stem, "json") for stem in stems(routines)]
    assert len(set(names)) == 3
    assert all(is_file_name(name) for name in names)
