"""M244: a risk without a disclaimer."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked

GATE = 'clearance if herniation "see your physio first"'


@pytest.mark.parametrize(
    "risk", [GATE, 'warn toe_touch "guidance first" if herniation', 'contraindication "a fresh fracture"']
)
def test_the_line_that_speaks_of_it(risk: str) -> None:
    text = f"toe_touch 30s\n{risk}"
    (one,) = found(text, "M244")
    assert one.severity is Severity.WARNING
    assert marked(text, one) in risk


def test_in_a_context_too_and_once_for_a_routine() -> None:
    text = f'plank 30s; march 1min\ncontext ill {{ {GATE} }}\nwarn "slowly"'
    (one,) = found(text, "M244")
    assert marked(text, one) == 'warn "slowly"'


@pytest.mark.parametrize(
    "text",
    [
        f'toe_touch 30s\n{GATE}\ndisclaimer "for healthy backs"',
        f'disclaimer "for healthy backs"\nroutine a {{ toe_touch 30s; {GATE} }}',
        'toe_touch 30s\ncaution "slowly"',
        "toe_touch 30s\nstop if sharp_pain",
    ],
)
def test_said_or_no_risk(text: str) -> None:
    assert found(text, "M244") == []
