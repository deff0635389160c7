"""What a file means by a movement's name: its own definition, an import's, the library's; and variations of it."""

from collections.abc import Mapping

import pytest

from mobdsl import api, library
from mobdsl.lower.document import lower
from mobdsl.model.document import Document
from mobdsl.project.imports import Memory, Project
from mobdsl.timeline.events import Event, Kind


def document(text: str, **imports: str) -> Document:
    """What ``text`` means, with files that it may import; all of them without mistakes."""
    project = Project(Memory({"main.mob": text, **{f"{name}.mob": content for name, content in imports.items()}}))
    project.load("main.mob")
    lowered = lower(project, "main.mob", {}, frozenset(), library)
    assert not [*project.diagnostics, *lowered.diagnostics]
    assert lowered.value
    return lowered.value


def codes(text: str) -> list[str]:
    """The codes of all that is said about the lines of ``text``."""
    project = Project(Memory({"main.mob": text}))
    project.load("main.mob")
    return [one.code for one in (*project.diagnostics, *lower(project, "main.mob", {}).diagnostics)]


def work(text: str, *contexts: str) -> list[Event]:
    """The movements of the timeline of ``text``."""
    program = api.load(Memory({"main.mob": text}), "main.mob").value
    assert program
    timeline = api.timeline(program, None, contexts).value
    assert timeline
    return [event for event in timeline.events if event.kind is Kind.WORK]


def test_a_movement_that_nobody_defined_is_that_of_the_library() -> None:
    (event,) = work("child_pose 1min")
    assert event.title == "Child's pose"
    assert event.facts
    assert "deep_flexion" in event.facts.facts["tags"]


def test_an_alias_of_the_library_means_the_movement_and_keeps_its_words() -> None:
    (event,) = work("dying_bug x8")
    assert (event.movement, event.title) == ("dead_bug", "Dying bug")


def test_a_name_that_nobody_knows_is_a_movement_all_the_same() -> None:
    (event,) = work("moon_walk 1min")
    assert (event.movement, event.title) == ("moon_walk", "Moon walk")


def test_the_library_puts_no_words_into_anybodys_mouth() -> None:
    (event,) = work('dead_bug x8 cue "spine still"')
    assert event.cues == ("spine still",)
    assert [heading.text for heading in event.headings] == ["spine still"]
    assert event.facts
    assert event.facts.headings == ()


def test_a_files_own_movement_goes_before_the_librarys() -> None:
    own = document('movement dead_bug "Totkäfer" { target trunk }\nmovement plank { also dying_bug }')
    assert own.movement("dead_bug") == own.movements["dead_bug"]
    assert own.movement("dying_bug") == own.movements["plank"]


def test_an_import_is_asked_by_its_name() -> None:
    main = document(
        'import "back.mob" as back\nback.dead_bug x8', back="movement dead_bug { target trunk }\nmovement mine { }"
    )
    assert main.movement("back.dead_bug") == main.imports["back"].movements["dead_bug"]
    assert main.movement("dead_bug") == library.known("dead_bug")
    assert main.movement("back.plank") == library.known("plank"), "what that file means by it"
    assert main.movement("mine") is None
    assert main.movement("front.dead_bug") is None


def test_without_a_library_only_what_is_defined_is_known() -> None:
    assert Document(path="x").movement("dead_bug") is None


def kept(text: str, context: str) -> list[str | None]:
    return [event.movement for event in work(text, context)]


def test_a_rule_may_name_what_the_library_calls_a_movement() -> None:
    routine = "child_pose 1min; dead_bug x8\ncontext short {{ skip {} }}"
    assert kept(routine.format("deep_flexion"), "short") == ["dead_bug"]
    assert kept(routine.format("dying_bug"), "short") == ["child_pose"]


@pytest.mark.parametrize(
    "own",
    [
        "block self_massage { plank 30s }",
        "movement self_massage { }\nself_massage 30s",
        "movement neck_roll { also self_massage }\nneck_roll 30s",
        "movement neck_roll { tags self_massage }\nneck_roll 30s",
    ],
)
def test_what_the_file_calls_so_is_meant_before_a_tag_of_the_library(own: str) -> None:
    roll = library.known("foam_roll_glutes")
    assert roll
    assert "self_massage" in roll.facts["tags"]
    routine = "foam_roll_glutes 1min\n{}\ndead_bug x8\ncontext short {{ skip self_massage }}"
    assert kept(routine.format(""), "short") == ["dead_bug"]
    assert kept(routine.format(own), "short") == ["foam_roll_glutes", "dead_bug"]


def test_a_block_is_meant_before_an_alias_of_the_library() -> None:
    routine = "dead_bug x8\nblock dying_bug { plank 30s }\ncontext short { skip dying_bug }"
    assert kept(routine, "short") == ["dead_bug"]


BIRD_DOG = """
movement bird_dog "Bird dog" {
  target trunk; planes flexion; equipment mat; cue "reach long"; pace 2s
  variation lateral "Sideways bird dog" { planes rotation; also sideways; cue "out to the side"; position plank }
  variation slow pace 6s
}
"""


def test_a_variation_has_its_own_facts_over_those_of_its_movement() -> None:
    found = document(BIRD_DOG).movement("bird_dog", "lateral")
    assert found
    assert (found.name, found.title) == ("bird_dog", "Sideways bird dog")
    assert found.facts == {
        "target": ("trunk",),
        "planes": ("rotation",),
        "equipment": ("mat",),
        "position": ("plank",),
    }
    assert [heading.text for heading in found.headings] == ["out to the side", "reach long"]
    assert found.clauses.position == ("plank",)
    assert found.pace == 2000


def test_a_variation_may_stand_on_one_line_and_have_no_title() -> None:
    found = document(BIRD_DOG).movement("bird_dog", "slow")
    assert found
    assert (found.title, found.pace, found.facts["planes"]) == ("Bird dog, slow", 6000, ("flexion",))


def test_a_variation_has_aliases() -> None:
    own = document(BIRD_DOG)
    assert own.movement("bird_dog", "sideways") == own.movement("bird_dog", "lateral")


def test_a_line_uses_the_variation_and_rules_know_the_movement() -> None:
    text = f'{BIRD_DOG}\nbird_dog x8 variation lateral cue "first"; plank 30s\ncontext short {{ skip bird_dog }}'
    event = work(text)[0]
    assert (event.movement, event.title) == ("bird_dog", "Sideways bird dog")
    assert event.cues == ("first", "out to the side", "reach long")
    assert kept(text, "short") == ["plank"]


@pytest.mark.parametrize("name", ["lateral_bird_dog", "bird_dog_lateral"])
def test_a_movement_named_after_the_variation_stands_for_it(name: str) -> None:
    text = f'movement bird_dog {{ target trunk; also dog }}\nmovement {name} "To the side" {{ target hips }}\n'
    found = document(text).movement("bird_dog", "lateral")
    assert found
    assert (found.name, found.title, found.facts) == ("bird_dog", "To the side", {"target": ("hips",)})
    rules = "bird_dog x8 variation lateral; plank 30s\ncontext short {{ skip {} }}"
    assert kept(text + rules.format("bird_dog"), "short") == ["plank"]
    assert kept(text + rules.format("dog"), "short") == ["plank"]
    assert kept(text + rules.format(name), "short") == ["plank"]


def test_the_library_has_variations_by_name() -> None:
    found, lateral = document("").movement("bird_dogs", "lateral"), library.known("lateral_bird_dog")
    assert found
    assert lateral
    assert (found.name, found.title, found.facts) == ("bird_dog", lateral.title, lateral.facts)


def test_the_files_own_goes_before_the_librarys_for_variations_too() -> None:
    own = document('movement bird_dog_lateral "Mine" { }').movement("bird_dog", "lateral")
    assert own
    assert own.title == "Mine"
    both = document(f"{BIRD_DOG}\nmovement lateral_bird_dog {{ }}").movement("bird_dog", "lateral")
    assert both
    assert both.title == "Sideways bird dog"


def test_a_variation_of_an_import() -> None:
    main = document('import "back.mob" as back\nback.bird_dog x8 variation lateral', back=BIRD_DOG)
    found = main.movement("back.bird_dog", "lateral")
    assert found
    assert found.title == "Sideways bird dog"


def test_a_variation_that_nobody_knows_is_told_in_the_title() -> None:
    assert document("").movement("bird_dog", "upside_down") is None
    assert [event.title for event in work("bird_dog x8 variation upside_down")] == ["Bird dog, upside down"]
    assert [event.title for event in work("moon_walk x8 variation fast")] == ["Moon walk, fast"]


def test_a_level_of_a_progression_may_be_a_variation() -> None:
    text = f"{BIRD_DOG}\nprogression trunk {{ level bird_dog x3 variation lateral; level plank 30s }}\ntrunk"
    assert [event.title for event in work(text)] == ["Sideways bird dog"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("movement b { variation }", "M101"),
        ("movement b { variation lateral { variation slow } }", "M115"),
        ("movement b { variation lateral { variation slow { pace 2s } } }", "M115"),
        ("movement b { target hips variation slow }", "M115"),
        ("movement b { variation slow if tired }", "M121"),
        ("movement b { variation slow { tragets hips } }", "M104"),
        ("movement b { variation slow; variation slow }", "M205"),
        ('movement b { cue "x" { planes rotation } }', "M113"),
    ],
)
def test_mistakes_around_variations(text: str, code: str) -> None:
    assert codes(text) == [code]


def names(text: str, imports: Mapping[str, str] | None = None) -> set[str]:
    return set(document(text, **(imports or {})).movement_names())


def test_the_names_under_which_movements_are_defined() -> None:
    text = 'import "back.mob" as back\nmovement a { also b }\nmovement c { }'
    assert names(text, {"back": "movement d { also e }"}) == {"a", "b", "c", "back.d", "back.e"}


@pytest.mark.parametrize(("name", "known"), [("arm_swing", "arm_swings"), ("bridges", "glute_bridge")])
def test_one_or_several_is_no_matter(name: str, known: str) -> None:
    found = library.known(name)
    assert found is not None
    assert found.name == known


def test_what_comes_close_to_several_is_not_taken_for_one() -> None:
    assert library.known("pres") is None
    assert library.known("abcs") is None
