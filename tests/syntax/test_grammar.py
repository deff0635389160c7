"""The grammar has no conflict, and the tables that are stored were made from it."""

from pathlib import Path

import pytest

from mobdsl.syntax import grammar
from mobdsl.syntax.tables import TABLES

EXAMPLES = sorted(Path(__file__).parents[2].glob("examples/*.mob"))


def test_it_is_lalr_1_without_a_conflict_and_no_two_terminals_collide() -> None:
    assert grammar.build(strict=True)


def test_the_stored_tables_were_made_from_it() -> None:
    assert TABLES["made_from"] == grammar.made_from()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_stored_tables_read_what_the_grammar_reads(path: Path) -> None:
    text = path.read_text("utf-8")
    assert grammar.load().parse(text) == grammar.build().parse(text)
