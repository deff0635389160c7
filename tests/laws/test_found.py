"""What `make fuzz` found is met again; it stays as a case when it is mended."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import attrs
import pytest
from hypothesis import Verbosity, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable

from fuzz import Exploration
from laws.documents import PATH, Drawn
from mobdsl.model.amounts import Count, Dose, Reps
from mobdsl.model.clauses import Clauses
from mobdsl.model.document import Document
from mobdsl.model.items import Step, Use
from mobdsl.model.routines import Routine
from support.finds import FOLDER, Find, read
from support.laws import SAME_EVERY_TIME, Law, files_of_laws, law, laws_of, the_law
from support.patience import PATIENCE


def fault(find: Find) -> Exception | None:
    """What still breaks the law of ``find``, or says that this is no case of it any more."""
    law = the_law(find.law)
    drawn = given(st.just(find.arguments))(lambda arguments: law.holds(*arguments))
    try:
        settings(SAME_EVERY_TIME, max_examples=1, verbosity=Verbosity.quiet)(drawn)()
    except Exception as error:
        return error
    return None


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.md")), ids=lambda file: file.stem)
def test_a_find_is_mended(file: Path) -> None:
    assert fault(read(file)) is None


STEP = Step(uses=(Use("plank"),), clauses=Clauses(dose=Dose(measures=(Reps((Count(8, 8),)),), sets=Count(3, 3))))
DRAWN = Drawn(Document(path=PATH, routines={"case": Routine(name="case", title="Case", items=(STEP,))}))


def test_a_find_is_read_as_it_was_written(tmp_path: Path) -> None:
    find = Find("laws/test_printing.py::test_routines", (DRAWN,), "AssertionError: not the same")
    file = tmp_path / find.file_name
    file.write_text(find.text, "utf-8")
    assert read(file) == attrs.evolve(find, error="")
    assert "plank 3x8" in find.text
    assert fault(read(file)) is None


def test_a_find_that_breaks_its_law_is_told() -> None:
    find = Find("library/test_suggest.py::test_looking_at_few_names_finds_what_looking_at_all_does", (None,))
    assert isinstance(fault(find), AttributeError | TypeError)


def test_a_find_that_is_no_case_of_its_law_any_more_is_told() -> None:
    find = Find("timeline/test_laws.py::test_an_event_starts_when_the_one_before_is_over", ("this is no line (",))
    assert isinstance(fault(find), Unsatisfiable)


def test_every_law_can_be_explored() -> None:
    names = [law.name for file in files_of_laws() for law in laws_of(file)]
    assert len(names) == len(set(names)) == 66


def test_the_suite_draws_the_same_whatever_else_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []

    @law(st.integers(), examples=100)
    def holds(number: int) -> None:
        drawn.append(number)

    holds()
    file = tmp_path / "constants.py"  # hypothesis would draw them too
    file.write_text(f"CONSTANTS = {list(range(7_000_000, 7_000_500))}\n", "utf-8")
    spec = spec_from_file_location("constants", file)
    assert spec
    assert spec.loader
    monkeypatch.setitem(sys.modules, "constants", module_from_spec(spec))
    spec.loader.exec_module(sys.modules["constants"])
    holds()
    assert len(drawn) == 200
    assert drawn[:100] == drawn[100:]


def test_exploring_finds_what_breaks_a_law() -> None:
    def holds(number: int) -> None:
        assert number < 1_000

    broken = Law("laws/test_small.py::test_small", holds, (st.integers(0, 1_000_000),))
    exploration = Exploration([broken], PATIENCE)
    exploration.run()  # until every law is broken
    (find,) = exploration.finds.values()
    assert find.law == broken.name
    assert find.arguments >= (1_000,)
    assert find.error.startswith("AssertionError")
