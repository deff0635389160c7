"""M644: files to read that are not there."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import findings, found, marked


@pytest.mark.parametrize("word", ["next", "related", "requires_reading"])
def test_the_name_is_marked(word: str) -> None:
    text = f'plank 30s\n{word} "week_two.mob"'
    (one,) = found(text, "M644")
    assert one.severity is Severity.WARNING
    assert marked(text, one) == '"week_two.mob"'


@pytest.mark.parametrize(
    "text",
    [
        'plank 30s\nnext "week_two.mob"',
        'plank 30s\nnext "./week_two.mob"',
        'plank 30s\nnext "The second week"',
        'plank 30s\nrelated "https://example.org/part_two.html"',
        'plank 30s\nrelated "../elsewhere.mob"',
        'plank 30s\nnote "week_three.mob"',
    ],
)
def test_there_or_no_file_of_the_project(text: str) -> None:
    assert found(text, "M644", week_two="plank 40s") == []


def test_seen_from_the_file_that_names_it() -> None:
    texts = {"a/main.mob": 'plank 30s\nnext "two.mob"\nrelated "../two.mob"', "two.mob": "plank 30s"}
    (one,) = findings(texts, "M644", "a/main.mob")
    assert "two.mob" in one.message
    assert marked(texts["a/main.mob"], one) == '"two.mob"'
