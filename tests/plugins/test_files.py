"""Names of files: as written wherever that is safe, changed where some system would refuse or misread them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobdsl.backends.files import file_name, is_file_name


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


@given(st.text(max_size=300))
def test_whatever_the_text_the_name_is_safe_and_stays_the_same(stem: str) -> None:
    name = file_name(stem, "sh")
    assert is_file_name(name)
    assert file_name(name.removesuffix(".sh"), "sh") == name
