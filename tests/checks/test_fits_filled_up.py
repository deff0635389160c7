"""M332: `fit` keeps more than what is preferred."""

from mobdsl.diagnostics import Severity
from support.checking import found, marked, published, related

ROUTINE = "plank 1min; dead_bug 1min; bird_dog 1min; march 1min; cat_cow 1min"


def test_what_stays_to_fill_the_time() -> None:
    text = f"{ROUTINE}\nrequire plank\ncontext tight {{ prefer dead_bug; fit 3-4min }}"
    (one,) = found(text, "M332")
    assert one.severity is Severity.INFO
    assert one.message.startswith("In `tight`: What is preferred or required takes 2 min of 3–4 min; ")
    assert one.message.endswith("Bird dog and March stay to fill it.")
    assert marked(text, one) == "fit 3-4min"
    assert related(text, one) == ["prefer dead_bug"]


def test_enough_is_preferred() -> None:
    assert found(f"{ROUTINE}\ncontext tight {{ prefer plank, dead_bug, march; fit 3min }}", "M332") == []


def test_nothing_is_preferred_or_fitted() -> None:
    assert found(f"{ROUTINE}\ncontext tight {{ fit 3min }}", "M332") == []
    assert found(f"{ROUTINE}\ncontext tight {{ prefer plank }}", "M332") == []


def test_what_nobody_can_know() -> None:
    assert found("plank 1min; dead_bug x8; march 1min; context tight { prefer dead_bug; fit 1min }", "M332") == []


def test_what_a_published_routine_lacks_and_what_fills_it() -> None:
    text = published("too_short")
    (one,) = found(text, "M332")
    assert one.severity is Severity.INFO
    assert marked(text, one) == "fit 5-7min"
    assert related(text, one) == ["prefer pelvic_rocks, dead_bug, shoulder_bridge"]
    # 33 + 55 + 48 + 60 s; clamshells and bird dog bring 77 and 72 s, and then mermaid's 85 s would be too much.
    assert "takes 3 min 16 s of 5–7 min" in one.message
    assert one.message.endswith("Clamshells and Bird dog stay to fill it.")
