"""M454: answers that do not fit their questions. M430: sentences in the log."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found

ASKS = "plank 30s; ask effort 0-10; ask where neck, hip; ask ready\n"
DID = "did 2026-03-02 07:04 main 0:30 "


@pytest.mark.parametrize(
    ("fields", "hint"),
    [
        ("efort 4", "Did you mean effort?"),
        ("effort 15", "For example: effort 5"),
        ("effort four", "For example: effort 5"),
        ("effort yes", "For example: effort 5"),
        ("effort 11rpe", "For example: effort 5"),
        ("where nck", "For example: where neck"),
        ("ready 3", "For example: ready yes"),
    ],
)
def test_an_answer_that_does_not_fit(fields: str, hint: str) -> None:
    (one,) = found(f"{ASKS}{DID}{fields}", "M454")
    assert (one.severity, one.hint) == (Severity.WARNING, hint)


@pytest.mark.parametrize("fields", ["effort 0 where hip ready no", "effort 10", "effort 4.5", "comfort 12"])
def test_an_answer_that_fits_or_was_not_asked_for(fields: str) -> None:
    assert found(f"{ASKS}{DID}{fields}", "M454") == []


def test_a_log_of_its_own_knows_the_questions_of_what_it_imports() -> None:
    text = 'import "back.mob" as back\ndid 2026-03-02 07:04 back.stretch 0:30 efort 4'
    (one,) = found(text, "M454", back="routine stretch { plank 30s; ask effort 0-10 }")
    assert one.hint == "Did you mean effort?"


@pytest.mark.parametrize(
    ("fields", "hint", "mended"),
    [
        ("note stiff at first", 'For example: note "stiff at first"', 'note "stiff at first"'),
        ("soreness 3 of 10", "A figure on a scale stands alone: soreness 3", "soreness 3"),
        (
            "in pre_run",
            "The context stands behind `if`: did 2026-03-02 07:04 evening 9:40 if pre_run",
            "if pre_run",
        ),
        (
            "knee hurt at night",
            'A text of several words stands in quotes behind its word: note "stiff at first"',
            'note "knee hurt at night"',
        ),
    ],
)
def test_a_sentence_is_no_field(fields: str, hint: str, mended: str) -> None:
    (one,) = found(f"{ASKS}{DID}{fields}", "M430")
    assert (one.severity, one.hint) == (Severity.ERROR, hint)
    assert found(f"{ASKS}{DID}{mended}", "M430") == []
