"""A name whose definition is broken is not called unknown as well."""

import pytest

from support.checking import found, marked


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("routine warm_up\nroutine r { do warm_up; plank 30s }", "M117", "routine warm_up"),
        ("rotine warm_up { plank 30s }\nroutine r { do warm_up; plank 30s }", "M104", "rotine"),
        ("routine warm_up = { plank 30s }\nroutine r { do warm_up; plank 30s }", "M010", "{"),
        ("param limit = 5s / 0\nroutine r { plank 30s if limit > 3 }", "M204", "5s / 0"),
        ("param limit 5s\nroutine r { plank 30s if limit > 3 }", "M102", "5s"),
        ("routine r { block core hold { plank 30s }\nskip core\nmarch 10s }", "M101", "hold"),
    ],
    ids=["no braces", "misspelled", "not to be read", "not to be worked out", "no equals sign", "a block"],
)
def test_only_the_definition_is_reported(text: str, code: str, place: str) -> None:
    assert [(one.code, marked(text, one)) for one in found(text)] == [(code, place)]


def test_a_name_that_nothing_defines_is_reported() -> None:
    text = "routine warm\nroutine r { do warm_up; plank 30s }"
    assert [marked(text, one) for one in found(text)] == ["routine warm", "warm_up"]


def test_a_mistake_that_leaves_the_definition_standing_hides_nothing() -> None:
    text = "routine r { block core hold 5s hold 6s { plank 30s }\nskip core; skip cores; march 10s }"
    assert [marked(text, one) for one in found(text) if one.code != "M108"] == ["hold", "cores"]


def test_a_file_is_not_forgiven_what_another_one_lacks() -> None:
    text = 'import "other.mob" as other\nroutine r { do warm_up; plank 30s; do other.cool_down }'
    findings = found(text, other="routine warm_up\nroutine cool_down { walk 2min }")
    assert [one.code for one in findings] == ["M117", "M206"]
