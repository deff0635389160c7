"""An edit of the plan reaches those who have its calendar: as an edit, once, and nothing else changes."""

import random

import pytest

from support.edits import Project, Subscriber, seen, text, whole
from support.icalendars import components

MON_WED_FRI = "on mon, wed, fri at 07:00 do a"
BEFORE = "2026-03-01"


def sequences(content: bytes) -> dict[str, int]:
    return {event["UID"][0]: int(event["SEQUENCE"][0]) for event in components(content, "VEVENT")}


@pytest.fixture(params=["lock", "file", "both"])
def project(request: pytest.FixtureRequest) -> Project:
    return Project(locked=request.param != "file", files=request.param != "lock")


def test_the_same_plan_gives_the_same_bytes_on_another_day(project: Project) -> None:
    project.files = True
    first = project.build(text(MON_WED_FRI), BEFORE)
    assert project.build(text(MON_WED_FRI), "2026-03-05") == first


def test_what_is_not_touched_stays_byte_for_byte(project: Project) -> None:
    project.locked = True
    before = whole(project.build(text(MON_WED_FRI), BEFORE))
    after = whole(project.build(text(MON_WED_FRI, "move 2026-03-04 to 2026-03-05", "on sun do b"), BEFORE))
    changed = {uid for uid in before if after[uid] != before[uid]}
    assert len(changed) == 1
    assert len(after) == len(before) + 2


def test_a_moved_session_keeps_its_uid_and_rises(project: Project) -> None:
    project.locked = True
    first = sequences(project.build(text(MON_WED_FRI), BEFORE))
    content = project.build(text(MON_WED_FRI, "move 2026-03-04 to 2026-03-05"), "2026-03-03")
    (moved,) = (event for event in components(content, "VEVENT") if event["DTSTART"] == ["20260305T070000"])
    assert moved["SEQUENCE"] == ["1"]
    assert moved["DTSTAMP"] == moved["LAST-MODIFIED"] == ["20260303T000000Z"]
    assert sequences(content).keys() == first.keys()
    again = components(project.build(text(MON_WED_FRI), "2026-03-03"), "VEVENT")
    assert [(event["SEQUENCE"], event["DTSTAMP"]) for event in again if event["UID"] == moved["UID"]] == [
        (["2"], ["20260303T000001Z"])
    ]


def test_a_session_taken_out_is_cancelled_and_stays_so_for_thirty_days(project: Project) -> None:
    project.locked = True
    project.build(text(MON_WED_FRI), BEFORE)
    shorter = text(MON_WED_FRI, "except 2026-03-04")
    for today, there in (("2026-03-02", True), ("2026-04-03", True), ("2026-04-04", False)):
        events = components(project.build(shorter, today), "VEVENT")
        cancelled = [event for event in events if event.get("STATUS") == ["CANCELLED"]]
        assert [(event["DTSTART"], event["SEQUENCE"]) for event in cancelled] == (
            [(["20260304T070000"], ["1"])] if there else []
        )


def test_a_session_that_comes_back_is_the_one_that_it_was(project: Project) -> None:
    project.locked = True
    subscriber = Subscriber()
    for lines in ((MON_WED_FRI,), (MON_WED_FRI, "except 2026-03-04"), (MON_WED_FRI,)):
        subscriber.fetch(project.build(text(*lines), BEFORE))
    assert len(subscriber.events) == 6
    assert len(subscriber.sees()) == 6


def test_what_is_past_stays_as_it_was_shown(project: Project) -> None:
    project.locked = True
    project.build(text(MON_WED_FRI), BEFORE)
    content = project.build(text("on mon, fri at 19:00 do b"), "2026-03-06")
    assert seen(event for event in components(content, "VEVENT") if event.get("STATUS") != ["CANCELLED"]) == [
        ("20260302T070000", "A"),
        ("20260302T190000", "B"),
        ("20260304T070000", "A"),
        ("20260306T190000", "B"),
        ("20260309T190000", "B"),
        ("20260313T190000", "B"),
    ]


def test_a_second_session_before_the_first_of_a_day_changes_only_that_day_by_one() -> None:
    project = Project()
    before = whole(project.build(text(MON_WED_FRI), BEFORE))
    after = whole(project.build(text(MON_WED_FRI, "on mon at 06:00 do a"), BEFORE))
    assert {uid: after[uid] for uid in before} == before
    assert len(after) == len(before) + 2


def test_without_a_lock_and_without_a_file_the_names_are_the_same() -> None:
    kept, lost = Project(), Project()
    for lines in ((MON_WED_FRI,), (MON_WED_FRI, "on tue at 07:00 do b"), ("on tue, wed at 08:00 rotate a, b",)):
        content = kept.build(text(*lines), BEFORE)
        lost.lock, lost.calendars = None, {}
        alone = lost.build(text(*lines), BEFORE)
        assert [one.code for one in lost.findings] == ["M516"]
        live = {event["UID"][0] for event in components(content, "VEVENT") if event.get("STATUS") != ["CANCELLED"]}
        assert sequences(alone).keys() == live


def merged(ours: str, theirs: str, *, union: bool) -> str:
    """What `git merge` leaves of a lock of which both sides rewrote every line."""
    if union:
        return ours + theirs
    return f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n"


@pytest.mark.parametrize("union", [True, False])
def test_two_branches_that_each_edit_the_plan_merge_without_doubles(union: bool) -> None:
    trunk = Project(files=False)
    subscriber = Subscriber()
    subscriber.fetch(trunk.build(text(MON_WED_FRI), BEFORE))
    locks = []
    for lines in (("on mon, wed, fri at 07:30 do a",), (MON_WED_FRI, "on tue at 07:00 do b")):
        branch = Project(files=False)
        branch.lock = trunk.lock
        branch.build(text(*lines), BEFORE)
        assert branch.lock is not None
        locks.append(branch.lock)
    trunk.lock = merged(*locks, union=union)
    both = text("on mon, wed, fri at 07:30 do a", "on tue at 07:00 do b")
    content = trunk.build(both, BEFORE)
    assert [one.code for one in trunk.findings] == ([] if union else ["M517"])
    subscriber.fetch(content)
    assert len(subscriber.sees()) == len(subscriber.events) == 8
    assert "<<<" not in str(trunk.lock)
    assert trunk.build(both, BEFORE) == content


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        "2feed34a-aef8-5683-9245-fad9f17c2e01 0 20260301T000000Z 919885a385cca57d shown DTSTART:x - p A",
        "2feed34a-aef8-5683-9245-fad9f17c2e01 0 20261301T000000Z 919885a385cca57d shown DTSTART:20260302T070000Z - p A",
        "2feed34a-aef8-5683-9245-fad9f17c2e01 0 20260301T000000Z 919885a385cca57d shown "
        "DTSTART;TZID=Mars/Olympus:20260302T070000 - p A",
        "\x00\x1b[31m",
    ],
)
def test_a_line_that_is_none_of_a_lock_is_told_and_hurts_nobody(line: str) -> None:
    project = Project(files=False)
    first = project.build(text(MON_WED_FRI), BEFORE)
    project.lock = f"{project.lock}{line}\n"
    assert project.build(text(MON_WED_FRI), BEFORE) == first
    assert [one.code for one in project.findings] == ["M517"]
    assert line not in str(project.lock)


def test_two_plans_of_a_file_share_a_lock_and_nothing_else() -> None:
    project = Project(files=False)
    other = 'plan q { start 2026-03-02; for 1 week; zone "Europe/Berlin"; on tue at 07:00 do b }'
    project.build(text(MON_WED_FRI) + other, BEFORE)
    content = project.build(text(MON_WED_FRI, "except 2026-03-04") + other, BEFORE)
    assert b"CANCELLED" in content
    assert b"CANCELLED" not in project.calendars["q.ics"]


EDITS = (
    "on mon at {time} do a",
    "on tue, thu at {time} do b",
    "on wed at {time} rotate a, b",
    "every day at {time} do a",
    'on sat do "walk {time}"',
    'on fri at {time} do "stretch"',
    "2 per week at {time} do b",
    "except 2026-03-1{digit}",
    "move 2026-03-1{digit} to 2026-03-2{digit}",
    'zone "America/New_York" from 2026-03-1{digit} to 2026-03-2{digit}',
    "week 2 load 60%",
    "pause 2026-03-16 to 2026-03-22",
)


def edited(lines: list[str], draw: random.Random) -> list[str]:
    """``lines`` after an edit as people make them."""
    lines = list(lines)
    match draw.choice(("add", "add", "drop", "change", "shuffle")):
        case "drop" if len(lines) > 1:
            lines.pop(draw.randrange(len(lines)))
        case "change" if lines:
            place = draw.randrange(len(lines))
            lines[place] = lines[place].replace("at 0", "at 1").replace("a, b", "b, a").replace("walk", "stroll")
        case "shuffle":
            draw.shuffle(lines)
        case _:
            time = f"0{draw.randrange(6, 10)}:{draw.choice(('00', '30'))}"
            lines.append(draw.choice(EDITS).format(time=time, digit=draw.randrange(10)))
    plain = [line for line in lines if not line.startswith(("except", "move", "zone", "pause"))]
    special = {line.split()[0]: line for line in lines if line not in plain}
    return [*plain, *special.values()] if plain else [MON_WED_FRI]


@pytest.mark.parametrize("seed", range(200))
def test_a_subscriber_sees_the_plan_after_every_edit(seed: int) -> None:
    draw = random.Random(seed)
    project = Project(locked=seed % 3 != 0, files=seed % 3 != 1)
    subscriber = Subscriber()
    lines = [MON_WED_FRI]
    known: dict[str, int] = {}
    for _ in range(4):
        content = project.build(text(*lines, weeks=3), BEFORE)
        subscriber.fetch(content)
        fresh = Project(locked=False).build(text(*lines, weeks=3), BEFORE)
        assert subscriber.sees() == (seen(components(fresh, "VEVENT")) if fresh else [])
        now = sequences(content)
        assert all(now.get(uid, 99) >= number for uid, number in known.items())
        known = now
        if project.locked or project.files:
            assert project.build(text(*lines, weeks=3), BEFORE) == content
        lines = edited(lines, draw)
