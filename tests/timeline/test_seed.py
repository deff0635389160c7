"""The ten minutes of the first source article, to the second."""

from pathlib import Path

import pytest

from mobdsl import api
from mobdsl.model.intervals import Quality
from mobdsl.project.disk import Disk
from mobdsl.timeline.events import Kind, Timeline
from support.say import errors, length, rows, timeline, work

EXAMPLES = Path(__file__).parents[2] / "examples"
SPINAL = """
routine spinal_mobility {
  lasts 10:00
  at 0:00 lateral_rib_breathing
  at 0:33 pelvic_rocks, pelvic_clocks
  at 1:28 dead_bug
  at 2:16 shoulder_bridge
  at 3:16 clamshells, leg_circles
  at 4:33 { bird_dog; bird_dog variation lateral }
  at 5:45 mermaid, child_pose, twist
  context first_half { only first 4; expect 3-4min }
  context activation { only lateral_rib_breathing to leg_circles }
  context pre_activity { skip child_pose, twist }
  context on_video { skip child_pose, twist; keep clock }
}
"""
SLOTS = [0, 33, 88, 136, 196, 273, 345]


def slots(timeline: Timeline) -> list[float]:
    """The seconds at which a line written with `at` starts."""
    done = (event for event in timeline.events if event.kind is not Kind.PROMPT)
    return [event.start / 1000 for event in done if event.start is not None and event.slot == event.start]


def test_every_line_starts_at_its_time_and_the_last_ends_with_the_whole() -> None:
    whole = timeline(SPINAL)
    assert slots(whole) == SLOTS
    assert length(whole) == (600, 600)
    assert whole.length.quality is Quality.EXACT


def test_lines_that_share_a_slot_have_equal_parts_of_it_and_that_is_said_to_be_assumed() -> None:
    whole = timeline(SPINAL)
    assert rows(whole) == [
        (0, 33, "lateral_rib_breathing"),
        (33, 27.5, "pelvic_rocks"),  # 55 s for two
        (60.5, 27.5, "pelvic_clocks"),
        (88, 48, "dead_bug"),
        (136, 60, "shoulder_bridge"),
        (196, 38.5, "clamshells"),  # 77 s for two
        (234.5, 38.5, "leg_circles"),
        (273, 36, "bird_dog"),  # 72 s for two
        (309, 36, "bird_dog"),
        (345, 85, "mermaid"),  # 255 s for three
        (430, 85, "child_pose"),
        (515, 85, "twist"),
    ]
    alone = {"lateral_rib_breathing", "dead_bug", "shoulder_bridge"}
    assert {event.movement for event in whole.events if event.quality is Quality.EXACT} == alone
    assert {event.quality for event in whole.events if event.movement not in alone} == {Quality.ASSUMED}


@pytest.mark.parametrize(
    ("context", "lines", "end"),
    [("first_half", 4, 196), ("activation", 5, 273)],
)
def test_the_first_lines_end_where_the_next_would_start(context: str, lines: int, end: float) -> None:
    part = timeline(SPINAL, context)
    assert slots(part) == SLOTS[:lines]
    assert length(part) == (end, end)


def test_what_is_skipped_closes_up_and_the_others_keep_their_share() -> None:
    closed = timeline(SPINAL, "pre_activity")
    assert work(closed)[-1] == (345, 85, "mermaid")
    assert length(closed) == (430, 430)
    assert closed.length.quality is Quality.ASSUMED  # 85 s are a third of 255 s only by assumption


def test_with_the_clock_kept_the_gap_stays() -> None:
    kept = timeline(SPINAL, "on_video")
    assert rows(kept)[-3:] == [(345, 85, "mermaid"), (430, 85, "rest"), (515, 85, "rest")]
    assert length(kept) == (600, 600)


def test_three_to_four_minutes_are_not_to_be_had_by_skipping_alone() -> None:
    assert errors(SPINAL) == []
    expecting = SPINAL.replace("skip child_pose, twist }", "skip child_pose, twist; expect 3-4min }")
    assert errors(expecting) == ["In `pre_activity`: `spinal_mobility` lasts 7:10, not 3–4 min."]


def test_the_example_has_the_same_times() -> None:
    loaded = api.load(Disk(EXAMPLES), "spinal_mobility.mob")
    assert loaded.value is not None
    for contexts, lines, end in [((), 7, 600), (("pre_activity",), 4, 196), (("training_day",), 5, 273)]:
        made = api.timeline(loaded.value, None, contexts).value
        assert made is not None
        assert slots(made) == SLOTS[:lines]
        assert length(made) == (end, end)


def test_one_line_alone_waits_for_its_time() -> None:
    line = timeline('at 1:28 dead_bug x8 cue "spine still"; if pre_activity skip child_pose')
    assert rows(line) == [(0, 88, "rest"), (88, None, "dead_bug")]
    assert line.events[1].cues == ("spine still",)
    assert line.events[1].reps == "8"
