"""What people have to know beside the steps."""

from mobdsl import api
from mobdsl.timeline.events import Timeline
from support.say import program, timeline


def told(text: str, *contexts: str) -> list[tuple[str, str]]:
    """The kinds and sentences of all notices."""
    return [(notice.kind, notice.sentence) for notice in timeline(text, *contexts).notices]


def words(text: str) -> list[tuple[str, str]]:
    """The headings of the whole."""
    return [(heading.word, heading.text) for heading in timeline(text).routine.headings]


DONE = """
routine evening { do loosen; sit_up x8; stop if dizzy }
routine loosen "Loosen up" {
  disclaimer "not a treatment"; avoid "holding your breath"; link "https://example.org/loosen"
  stop if tingling "rest"; warn "slowly" if herniation; never sit_up "hurts"
  plank 30s; ask soreness 0-10 after 24h; add 1 rep if done
}
"""


def test_what_is_done_in_place_brings_its_notices_under_its_title() -> None:
    assert told(DONE) == [
        ("stop", "Dizzy: stop"),
        ("stop", "Loosen up: Tingling: rest"),
        ("caution", "Loosen up: If herniation: slowly"),
        ("never", "Loosen up: sit up: hurts"),
        ("ask", "Loosen up: Soreness? (0 to 10) 24 h later"),
        ("adaptation", "Loosen up: Add 1 rep, if done"),
    ]


def test_what_is_done_in_place_brings_its_words() -> None:
    assert words(DONE) == [
        ("disclaimer", "not a treatment"),
        ("avoid", "Loosen up: holding your breath"),
        ("link", "https://example.org/loosen"),
    ]


def test_what_is_done_in_place_twice_is_told_once() -> None:
    text = 'routine evening { do loosen; hop x3; do loosen }\nroutine loosen { stop if dizzy; plank 30s; cue "long" }'
    assert told(text) == [("stop", "Loosen: Dizzy: stop")]
    assert words(text) == [("cue", "Loosen: long")]


def test_what_is_not_done_tells_only_why() -> None:
    text = 'routine evening { do loosen if stiff; hop x3 }\nroutine loosen { stop if dizzy; plank 30s; cue "long" }'
    assert told(text) == [("left_out", "Loosen (unless stiff)")]
    assert words(text) == []


def test_the_words_of_another_file_come_with_its_routines() -> None:
    imported = timeline_of_import('import "back.mob" as back\nroutine evening { do back.loosen }')
    assert [heading.text for heading in imported.routine.headings] == ["Loosen: long", "of the file"]
    assert [notice.sentence for notice in imported.notices] == ["Loosen: Dizzy: stop", "Loosen: Bleeding: stop"]


def timeline_of_import(text: str) -> Timeline:
    back = 'disclaimer "of the file"; stop if bleeding; routine loosen { stop if dizzy; plank 30s; cue "long" }'
    made = api.timeline(program(text, back=back))
    assert made.value
    return made.value


def test_a_prohibition_tells_its_condition() -> None:
    assert told('disclaimer "d"; plank 30s; never sit_up "hurts" if herniation') == [
        ("never", "If herniation: sit up: hurts")
    ]


def test_what_waits_for_something_unknown_is_listed() -> None:
    text = """
    plank 30s; jog 5min; twist 1min
    cat_cow 30s if stiff
    hop x3 if not tired
    block easy "Easy ones" { roll x3; sway x3 } if slow
    rest 1min if tired
    if herniation skip twist
    only first 2 if rushed
    only plank to jog if hot
    only plank, twist if cold
    replace jog with walk 5min if knee_pain
    fit 3-4min if hurried
    """
    assert told(text) == [
        ("left_out", "Twist (if herniation)"),
        ("left_out", "all but the first 2 lines (if rushed)"),
        ("left_out", "all but Plank to Jog (if hot)"),
        ("left_out", "all but Plank, Twist (if cold)"),
        ("left_out", "Jog, for Walk (if knee pain)"),
        ("left_out", "what does not fit 3 min to 4 min (if hurried)"),
        ("left_out", "Cat-cow (unless stiff)"),
        ("left_out", "Hop (if tired)"),
        ("left_out", "Easy ones (unless slow)"),
        ("left_out", "Rest (unless tired)"),
    ]


def test_what_is_known_is_not_listed() -> None:
    text = "param stiff = no\nplank 30s; cat_cow 30s if stiff; hop x3 if rushed\ncontext rushed { skip plank }"
    assert told(text) == []
    assert told(text, "rushed") == []


def test_where_no_side_is_known_there_are_words_for_any() -> None:
    text = (
        'routine evening { cue "press the {other_side} heel"; warn "mind the {side} knee"; disclaimer "d"; plank 30s }'
    )
    assert ("cue", "press the other heel") in words(text)
    assert told(text) == [("caution", "mind the working knee")]


def test_stop_rules_and_adaptations_of_a_level_and_its_progression_are_told() -> None:
    text = """
    progression hinge {
      stop if dizzy
      level dowel_hinge x8 { stop if back_pain "lie down"; add 1 rep if all_sets_done }
      level kettlebell_swing x8 { stop if grip_fails }
    }
    hinge { stop if breathless }
    """
    (event,) = timeline(text).events
    stops = [heading.text for heading in event.headings if heading.word == "stop"]
    assert stops == ["Breathless: stop", "Back pain: lie down", "Dizzy: stop"]
    assert ("adaptation", "Dowel hinge: Add 1 rep, if all sets done") in told(text)
