"""M254: a routine to go on with that is not there."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found

TWO = "routine week_one { plank 30s; %s }\nroutine week_two { plank 45s }"


@pytest.mark.parametrize("word", ["next", "related", "requires_reading"])
def test_a_name_that_nothing_has(word: str) -> None:
    (one,) = found(TWO % f'{word} "week_twoo"', "M254")
    assert one.severity is Severity.WARNING
    assert one.hint == "Did you mean week_two?"


@pytest.mark.parametrize(
    "pointer",
    [
        'next "week_two"',
        'next "The second week"',
        'next "Stretching"',
        'next "https://example.org/week_three"',
        'next "week_three.mob"',  # a file, which M644 looks for
        'note "week_three"',
    ],
)
def test_what_points_well_or_is_for_people(pointer: str) -> None:
    assert found(TWO % pointer, "M254") == []


def test_a_routine_of_an_import() -> None:
    text = 'import "back.mob" as back\nroutine r { plank 30s; next "back.%s" }'
    assert found(text % "warm_up", "M254", back="routine warm_up { march 1min }") == []
    (one,) = found(text % "warm_upp", "M254", back="routine warm_up { march 1min }")
    assert one.hint == "Did you mean back.warm_up?"
