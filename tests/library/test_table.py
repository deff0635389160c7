"""The library as the tool looks it up: the stored table says what the files say, and nothing of them is read for it."""

import subprocess
import sys
from pathlib import Path

import attrs
import pytest

from mobdsl import library
from mobdsl.library.make import made, written
from mobdsl.library.table import HEAD, index, read, write
from mobdsl.model.amounts import Duration
from mobdsl.model.clauses import Clauses, Hold
from mobdsl.model.routines import Movement
from support.patience import PATIENCE


def test_the_stored_table_is_up_to_date() -> None:
    assert Path(library.TABLE).read_text("utf-8") == made(), "run: make tables"


def test_the_table_says_all_that_the_files_say() -> None:
    movements = list(written())
    assert [library.movement(one.name) for one in movements] == movements
    assert sorted(library.names()) == sorted(name for one in movements for name in (one.name, *one.aliases))
    assert {one.name for one in library.movements()} == {one.name for one in movements}


def test_an_alias_means_its_movement() -> None:
    assert library.movement("dying_bug") == library.movement("dead_bug")
    assert library.movement("dedbug") is None
    assert library.movement("") is None


def test_a_file_takes_the_facts_for_granted_and_not_the_words() -> None:
    full, known = library.movement("dead_bug"), library.known("dead_bug")
    assert full
    assert known
    assert (known.title, known.facts, known.aliases) == (full.title, full.facts, full.aliases)
    assert full.headings
    assert full.clauses.headings == full.headings
    assert (known.headings, known.clauses.headings) == ((), ())


def test_a_line_of_the_table() -> None:
    line = (
        "hamstring_stretch\tHamstring stretch\tleg_stretch strap_stretch\ttarget hamstrings\tunilateral yes\t"
        "equipment strap or towel\tposition supine seated\tpace 4000\tcue: a straight knee: first of all"
    )
    movement = read(line)
    assert (movement.name, movement.title) == ("hamstring_stretch", "Hamstring stretch")
    assert movement.aliases == ("leg_stretch", "strap_stretch")
    assert movement.facts == {
        "target": ("hamstrings",),
        "unilateral": ("yes",),
        "equipment": ("strap", "towel"),
        "position": ("supine", "seated"),
    }
    assert movement.any_equipment
    assert movement.pace == 4000
    assert movement.clauses.position == ("supine", "seated")
    assert [(heading.word, heading.text) for heading in movement.headings] == [("cue", "a straight knee: first of all")]
    assert read(write(movement)) == movement
    assert index(f"{HEAD}{line}\n") == dict.fromkeys(("hamstring_stretch", "leg_stretch", "strap_stretch"), line)


def test_all_of_the_equipment_is_not_a_choice() -> None:
    bench_press = library.movement("bench_press")
    stretch = library.movement("straight_leg_pnf")
    assert bench_press
    assert stretch
    assert (bench_press.facts["equipment"], bench_press.any_equipment) == (("barbell", "bench"), False)
    assert (stretch.facts["equipment"], stretch.any_equipment) == (("strap", "towel", "band"), True)


@pytest.mark.parametrize(
    "said",
    [
        {"clauses": Clauses(hold=Hold(duration=Duration.exactly(2000)))},
        {"facts": {"target": ("deep core",)}},
        {"title": "Dead\tbug"},
        {"variations": (Movement(name="slow", title="Slow"),)},
    ],
)
def test_what_the_table_has_no_room_for_is_not_lost_in_silence(said: dict[str, object]) -> None:
    plain = Movement(name="dead_bug", title="Dead bug")
    assert read(write(plain)) == plain
    with pytest.raises(ValueError, match="dead_bug"):
        write(attrs.evolve(plain, **said))


PROGRAM = """
import sys
from mobdsl import library
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from mobdsl.lower.document import lower
from mobdsl.project.imports import Memory, Project
project = Project(Memory({"a.mob": sys.argv[1]}))
project.load("a.mob")
document = lower(project, "a.mob", {}, frozenset(), library).value
document.movement(sys.argv[2])
print(*(path for path in opened if "library" in path and "__pycache__" not in path))
"""


@pytest.mark.parametrize(
    ("text", "name", "files"),
    [
        ("movement dead_bug { target core }\ndead_bug x8", "dead_bug", set()),
        ("dead_bug x8", "dead_bug", {"table.txt"}),
    ],
)
def test_the_table_is_read_only_when_it_is_asked_and_the_files_never(text: str, name: str, files: set[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, text, name], capture_output=True, text=True, check=True, timeout=PATIENCE
    )
    read_files = {Path(path).name for path in done.stdout.split()}
    assert {file for file in read_files if not file.endswith((".py", ".pyc"))} == files
