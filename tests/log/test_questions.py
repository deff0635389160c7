"""Questions that were put off: open until they are answered, for a week."""

import datetime as dt

import pytest

from mobdsl.log import read_log
from mobdsl.log.findings import findings
from mobdsl.log.questions import due_questions, questions
from mobdsl.source import Source
from support.programs import document
from support.say import program

ROUTINES = """ask mood (good, bad)
routine warm_up { march 1min ask knees 0-10 after 24h }
routine evening { do warm_up; plank 30s; ask effort 0-10; ask soreness 0-10 after 24h }
routine other { plank 30s }
"""
DID = "did 2026-03-02 07:04 evening 10:00\n"


def due(log: str, moment: str) -> list[str]:
    read = read_log(Source("log.mob", log)).value
    assert read
    found = due_questions(document(ROUTINES.replace(" (good, bad)", "")), read, dt.datetime.fromisoformat(moment))
    return [f"{one.ask.name} {one.entry.start:%d} {one.due:%d %H:%M}" for one in found]


def test_what_a_routine_asks() -> None:
    asked = [ask.name for ask in questions(document(ROUTINES.replace(" (good, bad)", "")), "evening")]
    assert asked == ["mood", "soreness", "effort", "knees"] or sorted(asked) == ["effort", "knees", "mood", "soreness"]
    assert questions(document("plank 30s"), "nothing") == ()


@pytest.mark.parametrize(
    ("moment", "found"),
    [
        ("2026-03-03 07:13", []),
        ("2026-03-03 07:14", ["soreness 02 03 07:14", "knees 02 03 07:14"]),
        ("2026-03-10 07:13", ["soreness 02 03 07:14", "knees 02 03 07:14"]),
        ("2026-03-10 07:14", []),
    ],
)
def test_a_day_after_the_session_and_for_a_week(moment: str, found: list[str]) -> None:
    assert due(DID, moment) == found


def test_an_answer_closes_it() -> None:
    answered = f"{DID}answered 2026-03-03 08:00 evening from 2026-03-02 07:04 soreness 3\n"
    assert due(answered, "2026-03-03 09:00") == ["knees 02 03 07:14"]
    assert due(f"{DID[:-1]} soreness 2 knees 0\n", "2026-03-03 09:00") == []


def test_of_sessions_that_ask_nothing_and_those_to_come_nothing_is_due() -> None:
    log = 'did 2026-03-02 07:04 other\ndid 2026-03-02 07:05 "drink"\ndid 2026-03-09 07:04 evening\n'
    assert due(log, "2026-03-04 09:00") == []


def test_the_log_names_a_routine_of_an_import_as_its_own_file_does() -> None:
    evening = "routine evening { plank 30s; ask soreness 0-10 after 24h }"
    here = program('import "back.mob" as back\nroutine day { plank 30s }', back=evening)
    whole, read = here.document().value, read_log(Source("log.mob", DID)).value
    assert whole
    assert read
    assert [one.ask.name for one in due_questions(whole, read, dt.datetime(2026, 3, 3, 9))] == ["soreness"]
    assert list(findings(whole, read, dt.datetime(2026, 3, 3, 9))) == []
