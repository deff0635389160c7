"""The movements that ship with the language: what a coach and the tools rely on."""

import re
from collections import Counter
from collections.abc import Mapping

import pytest

from mobdsl.language.keywords import reserved
from mobdsl.library.make import texts, written
from mobdsl.model.routines import Movement

PLANES = {"flexion", "extension", "lateral_flexion", "rotation"}


@pytest.fixture(scope="module")
def library() -> Mapping[str, Movement]:
    """Every movement of the library by name, from files that have nothing to complain about."""
    movements = {movement.name: movement for movement in written()}
    assert len(movements) == sum(text.count("\nmovement ") for text in texts().values()), "a name is given twice"
    return movements


def facts(movement: Movement, word: str) -> tuple[str, ...]:
    return movement.facts.get(word, ())


def test_there_is_a_vocabulary_to_start_from(library: Mapping[str, Movement]) -> None:
    assert len(library) >= 270


def test_a_name_or_alias_means_one_movement(library: Mapping[str, Movement]) -> None:
    names = Counter(name for movement in library.values() for name in (movement.name, *movement.aliases))
    assert [name for name, count in names.items() if count > 1] == []
    titles = Counter(movement.title for movement in library.values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_no_name_is_a_word_of_the_language_or_a_tag(library: Mapping[str, Movement]) -> None:
    names = {name for movement in library.values() for name in (movement.name, *movement.aliases)}
    tags = {tag for movement in library.values() for tag in facts(movement, "tags")}
    assert names & {*reserved()} == set()
    assert names & tags == set()


def test_every_movement_says_what_it_is_for(library: Mapping[str, Movement]) -> None:
    assert library
    for movement in library.values():
        assert facts(movement, "target"), movement.name
        assert facts(movement, "tags"), movement.name
        assert any(heading.word == "cue" for heading in movement.headings), movement.name
        assert set(facts(movement, "planes")) <= PLANES, movement.name


def test_tags_are_those_that_the_first_file_lists(library: Mapping[str, Movement]) -> None:
    head = texts()["breathing.mob"].split("# Tags\n")[1].split("\n\n")[0]
    listed = set(re.findall(r"[a-z_]+", re.sub(r"\(.*?\)", "", re.sub(r"(?m)^#   .*?  ", "", head))))
    assert listed == {tag for movement in library.values() for tag in facts(movement, "tags")}


def test_ladders_go_both_ways(library: Mapping[str, Movement]) -> None:
    up = {(low.name, high) for low in library.values() for high in facts(low, "harder")}
    down = {(low, high.name) for high in library.values() for low in facts(high, "easier")}
    assert up == down
    assert {name for pair in up for name in pair} <= library.keys()


def test_ladders_have_no_loops_and_no_short_cuts(library: Mapping[str, Movement]) -> None:
    def above(name: str, below: tuple[str, ...] = ()) -> set[str]:
        assert name not in below, f"{name} is harder than itself"
        steps = facts(library[name], "harder")
        return {*steps}.union(*(above(step, (*below, name)) for step in steps))

    ladders = [movement for movement in library.values() if facts(movement, "harder")]
    assert ladders
    for movement in ladders:
        steps = facts(movement, "harder")
        beyond: set[str] = set().union(*(above(step) for step in steps))
        assert beyond & {*steps} == set(), movement.name


def test_nothing_rolls_the_low_back(library: Mapping[str, Movement]) -> None:
    rollers = [movement for movement in library.values() if "foam_roll" in facts(movement, "tags")]
    assert rollers
    assert [movement.name for movement in rollers if "low_back" in facts(movement, "target")] == []
    assert all("foam_roller" in facts(movement, "equipment") for movement in rollers)


# Target and muscles as the ten-minute spinal routine gives them.
@pytest.mark.parametrize(
    ("name", "target", "muscles"),
    [
        ("lateral_rib_breathing", "nervous_system", {"diaphragm", "intercostals"}),
        ("pelvic_rocks", "pelvis", {"hip_flexors", "multifidus"}),
        ("pelvic_clocks", "pelvis", {"hip_flexors", "multifidus"}),
        ("dead_bug", "deep_core", {"transverse_abdominis", "psoas"}),
        ("shoulder_bridge", "segmental_spine", {"glutes", "hamstrings", "erectors"}),
        ("clamshells", "lateral_hip", {"glute_medius", "hip_external_rotators"}),
        ("leg_circles", "lateral_hip", {"glute_medius", "hip_external_rotators"}),
        ("bird_dog", "contralateral_core", {"multifidus", "glute_maximus", "lats"}),
        ("mermaid", "lateral_core", {"quadratus_lumborum", "obliques"}),
        ("twist", "thoracic_spine", {"obliques", "thoracic_rotators"}),
    ],
)
def test_the_spinal_routine_finds_its_facts(
    library: Mapping[str, Movement], name: str, target: str, muscles: set[str]
) -> None:
    assert target in facts(library[name], "target")
    assert set(facts(library[name], "muscles")) == muscles


def test_the_spinal_routine_moves_in_all_planes(library: Mapping[str, Movement]) -> None:
    moved = {
        plane for name in ("pelvic_rocks", "mermaid", "child_pose", "twist") for plane in facts(library[name], "planes")
    }
    assert moved == PLANES


@pytest.mark.parametrize(
    ("name", "word", "value"),
    [
        ("child_pose", "tags", "deep_flexion"),
        ("child_pose", "tags", "decompression"),
        ("twist", "tags", "deep_twist"),
        ("side_bend", "position", "half_kneeling"),
        ("dowel_hinge", "equipment", "dowel"),
        ("band_isometric", "tags", "isometric"),
        ("foam_roll_glutes", "equipment", "foam_roller"),
        ("massage_hamstrings", "equipment", "massage_stick"),
        ("scorpion", "position", "prone"),
        ("scorpion", "position", "supine"),
        ("cat_cow", "position", "quadruped"),
        ("almost_dead_hang", "position", "hanging"),
        ("almost_dead_hang", "harder", "dead_hang"),
        ("straight_leg_pnf", "tags", "stretch"),
        ("across_body_hip", "tags", "stretch"),
    ],
)
def test_a_fact_that_rules_ask_for(library: Mapping[str, Movement], name: str, word: str, value: str) -> None:
    assert value in facts(library[name], word)
