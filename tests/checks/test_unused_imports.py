"""M643: imports that nothing uses."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked

BACK = "routine warm_up { march 1min }\nmovement sway { tags mobility }"
IMPORT = 'import "back.mob" as back\n'


def test_the_line_is_marked() -> None:
    text = f"{IMPORT}plank 30s"
    (one,) = found(text, "M643", back=BACK)
    assert one.severity is Severity.WARNING
    assert marked(text, one) == '"back.mob"'


@pytest.mark.parametrize(
    "text",
    [
        "do back.warm_up",
        "back.sway 30s",
        "plank 30s, back.sway 30s",
        "block b { repeat 2 { back.sway 30s } }",
        "plank 30s; replace plank with back.sway 10s if tired",
        'plan p { start 2026-03-02; for 1 weeks; zone "UTC"; on mon at 07:00 do back.warm_up }',
        "progression p { level back.sway x8 }\np",
    ],
)
def test_wherever_a_name_comes_from_it(text: str) -> None:
    assert found(f"{IMPORT}{text}", "M643", back=BACK) == []


@pytest.mark.parametrize("name", ["warm_up", "bakc.warm_up", "back.warm_pu"])
def test_a_name_that_is_meant_to_come_from_it_is_the_only_finding(name: str) -> None:
    errors = [
        one.code for one in found(f"{IMPORT}plank 30s; do {name}", back=BACK) if one.severity is not Severity.INFO
    ]
    assert errors == ["M206"]
