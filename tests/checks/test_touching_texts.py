"""M259: quotes inside texts."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('plank 30s cue "spine "long" still"', '"long'),
        ('plank 30s cue "spine "3 times', '"3'),
        ('plank 30s cue "spine "if tired', '"if tired'),
        ('plank 30s { cue "long"why "so" }', '"why'),
    ],
)
def test_a_text_that_touches_what_follows(text: str, place: str) -> None:
    one = found(text, "M259")[0]
    assert one.severity is Severity.WARNING
    assert marked(text, one) == place


def test_what_the_hint_says() -> None:
    assert found(r'plank 30s cue "spine \"long\" still"', "M259") == []
    assert (
        found('plank 30s cue "long" why "so" if tired\nmarch 1min { cue "tall" }\nbridge x8 cue "up";row x8', "M259")
        == []
    )
