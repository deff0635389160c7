"""M255: steps up or down where nothing has levels."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked

LADDER = "progression hinge { level small_hinge x8; level full_hinge x8 }\n"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("plank 30s\nregress 1 level if too_hard", "regress 1 level if too_hard"),
        ("plank 30s\nadvance if easy 3 in a row", "advance if easy 3 in a row"),
        ("movement m { regress if shaky }\nm 20s", "regress"),
        (LADDER + "hinge\nplank 30s { advance if easy }", "advance"),
        (LADDER + "plank 30s\ncontext c { regress 1 level if sore }", "regress 1 level if sore"),
    ],
)
def test_nobody_knows_where_to_go(text: str, place: str) -> None:
    (one,) = found(text, "M255")
    assert (one.severity, marked(text, one)) == (Severity.WARNING, place)


@pytest.mark.parametrize(
    "text",
    [
        "plank 30s\nregress to knee_plank if too_hard",
        "plank 30s\nregress 1 week if missed",
        "plank 30s\nadd 5s if easy",
        LADDER + "hinge\nadvance if easy",
        LADDER + "routine a { hinge }\nroutine b { do a; advance if easy }",
        LADDER + "block b { hinge { advance if easy } }",
        LADDER + "movement full_hinge { regress if shaky }\nhinge",
    ],
)
def test_there_is_a_ladder_or_a_name(text: str) -> None:
    assert found(text, "M255") == []
