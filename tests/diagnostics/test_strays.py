"""M122, and its kin: a line whose first word is nearly one of the language, or is one of another place."""

import pytest

from mobdsl.diagnostics import Diagnostic, Severity
from support.say import findings

ABOUT = ("M104", "M115", "M122")


def about(text: str) -> list[Diagnostic]:
    return [found for found in findings(text) if found.code in ABOUT]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ('clearence if herniation "see your physio"', 'clearance if herniation "see your physio"'),
        ('clerance if herniation "see your physio"', 'clearance if herniation "see your physio"'),
        ('sotp if pain "rest"', 'stop if pain "rest"'),
        ("stopp if sharp_pain", "stop if sharp_pain"),
        ('stops if pain "rest"', 'stop if pain "rest"'),
        ("halt if pain", "stop if pain"),
        ('warning "ask first" if herniation', 'warn "ask first" if herniation'),
        ('wran plank "ask first"', 'warn plank "ask first"'),
        ('caution plank "ask first"', 'warn plank "ask first"'),
        ("lats 10:00", "lasts 10:00"),
        ("last 10:00", "lasts 10:00"),
        ("length 10:00", "lasts 10:00"),
        ("duration 10:00", "lasts 10:00"),
        ("rset 30s", "rest 30s"),
        ("rests 30s", "rest 30s"),
        ("pause 30s", "rest 30s"),
        ("wait 30s", "rest 30s"),
        ("expct 30s", "expect 30s"),
        ("fitt 30s", "fit 30s"),
        ('skpi "dead bug"', 'skip "dead bug"'),
    ],
)
def test_a_slip_that_would_be_a_movement_or_a_heading(line: str, meant: str) -> None:
    (found,) = about(f"plank 30s; {line}")
    assert (found.code, found.severity) == ("M122", Severity.WARNING)
    assert found.hint
    assert f"Write: {meant}" in found.hint
    rest = "dead bug" if "skip" in meant else "plank"
    assert about(f'plank 30s; "{rest}" 30s; {meant}') == []


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("skpi plank", "skip plank"),
        ("repaet 3 { plank 30s }", "repeat 3 { plank 30s }"),
        ("blok stretches { plank 30s }", "block stretches { plank 30s }"),
        ("rotine evening { plank 30s }", "routine evening { plank 30s }"),
        ("progression a { levl plank x8 }", "level plank x8"),
        ("progression a { level plank x8; plank x9 }", "level plank x9"),
        ("movement a { targets core }", "target core"),
    ],
)
def test_a_slip_on_a_line_that_can_be_read_as_nothing(line: str, meant: str) -> None:
    (found,) = about(line)
    assert found.severity is Severity.ERROR
    assert found.hint
    assert found.hint.endswith(f"Write: {meant}")


@pytest.mark.parametrize(
    "line", ["remind 10min", "pace 3s", "unilateral", 'zone "Europe/Berlin"', 'include "back.mob"']
)
def test_a_word_of_another_place_that_would_be_a_movement_or_a_heading(line: str) -> None:
    (found,) = about(f"plank 30s; {line}")
    assert (found.code, found.severity) == ("M122", Severity.WARNING)
    assert f"`{line.split(maxsplit=1)[0]}` is read as a" in found.message


@pytest.mark.parametrize(
    ("text", "word", "example"),
    [
        ("on mon do a", "on", "plan back { on mon do a }"),
        ("every day at 07:00 do a", "every", "plan back { every day at 07:00 do a }"),
        ("start 2026-03-02", "start", "plan back { start 2026-03-02 }"),
        ("rotate a, b", "rotate", "plan back { rotate a, b }"),
        ("except 2026-04-03", "except", "plan back { except 2026-04-03 }"),
        ("target core", "target", "movement dead_bug { target core }"),
        ("level plank", "level", "progression hinge { level plank }"),
        ("plank 30s { skip plank }", "skip", "routine evening { skip plank }"),
        ("plank 30s { lasts 5min }", "lasts", "routine evening { lasts 5min }"),
        ("movement a { skip plank }", "skip", "routine evening { skip plank }"),
        ("progression a { level plank x8; lasts 5min }", "lasts", "routine evening { lasts 5min }"),
    ],
)
def test_a_word_of_another_place(text: str, word: str, example: str) -> None:
    (found,) = about(text)
    assert (found.code, found.severity) == ("M115", Severity.ERROR)
    assert found.message.startswith(f"`{word}` stands ")
    assert found.hint == f"For example: {example}"


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ('plank 30s { clearance "ask" }', "caution"),
        ('plank 30s warn "slowly"', "caution"),
        ('block a { warn "slowly"; plank 30s }', "caution"),
        ('movement a { never "hurts" }', "avoid"),
        ('progression a { level plank x8; warn "slowly" }', "caution"),
    ],
)
def test_a_rule_of_safety_behind_a_movement_gets_what_can_stand_there(text: str, beside: str) -> None:
    (found,) = about(text)
    assert (found.code, found.severity) == ("M115", Severity.ERROR)
    assert found.hint is not None
    assert f"Beside a movement say: {beside} " in found.hint


@pytest.mark.parametrize("line", ['clearance if pain "ask"', 'stop if pain "rest"', 'warn "ask first"', "skip march"])
def test_what_belongs_to_a_routine_is_no_heading_of_a_plan(line: str) -> None:
    text = f'routine a {{ march 1min }}\nplan p {{ start 2026-03-02; zone "Europe/Berlin"; on mon do a; {line} }}'
    (found,) = about(text)
    assert (found.code, found.severity) == ("M115", Severity.ERROR)
    assert found.hint == f"For example: routine evening {{ {line} }}"


@pytest.mark.parametrize(
    "text",
    [
        '"rset" 30s; "lats" 10:00; "remind" 10min',
        "movement pace { also lats }\npace 3s; lats 10:00",
        "progression rests { level plank x8 }\nrests 30s",
        "lats x8; length x3; last 400m; wait x8",
        "test 10min; sit 5min; fist 30s; laps 10:00; row 30s",
        'step "first this"; width "hip"; equipment "mat"; tags "a"; target "low back"; warm "slowly"',
        'plank x8 { inhale "down"; exhale "up"; step "one"; width "hip" }',
        "param pace = 3s\nplank { pace }",
    ],
)
def test_what_is_no_slip(text: str) -> None:
    assert about(text) == []
