"""M321: less to do than the declared length."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        ("lasts 2:00; plank 30s; dead_bug 30s", "1 min are left over", "plank"),
        ("lasts 10:00\nat 0:00 plank 45s\nat 5:45 bird_dog 30s", "3 min 45 s are left over", "bird_dog"),
        ("plank 30s; block core lasts 1min { dead_bug 20s; bird_dog 20s }", "20 s are left over", "dead_bug"),
    ],
)
def test_what_is_left_over(text: str, said: str, line: str) -> None:
    (one,) = found(text, "M321")
    assert one.severity is Severity.WARNING
    assert said in one.message
    assert marked(text, one) == line


@pytest.mark.parametrize(
    "text",
    [
        "lasts 1:00; plank 30s; dead_bug 30s",
        "lasts 1:00; plank 30s; rest 30s",
        "lasts 1:00; plank; dead_bug",
        "lasts 2:00; at 0:00 plank 45s; at 1:00 dead_bug 45s",
        "at 0:00 plank 30s; at 1:00 dead_bug 30s",
    ],
)
def test_a_length_that_is_filled(text: str) -> None:
    assert found(text, "M321") == []


def test_a_context_closes_up() -> None:
    assert found("lasts 1:00; plank 30s; dead_bug 30s; context short { skip plank }", "M321") == []
