"""The grammar has no conflict, the stored tables were made from it, and reading a text needs nothing but them."""

import subprocess
import sys
from pathlib import Path

import pytest

from mobdsl.syntax import grammar, tables


def test_it_is_lalr_1_without_a_conflict_and_no_two_terminals_collide() -> None:
    assert grammar.lark(strict=True)


def test_the_stored_tables_were_made_from_it() -> None:
    assert Path(tables.__file__).read_text("utf-8") == grammar.stored(grammar.compiled())


def test_a_grammar_that_the_stored_tables_do_not_fit_is_compiled_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = grammar.grammar_text().replace(b"COMMA   : /,", b"COMMA   : /&")
    monkeypatch.setattr(grammar, "grammar_text", lambda: changed)
    loaded = grammar.load.__wrapped__()
    assert dict(loaded.shapes.patterns)["COMMA"].startswith("&")


def test_reading_a_text_needs_no_lark() -> None:
    program = (
        "import sys; from mobdsl.source import Source; from mobdsl.syntax.parser import parse;"
        "assert parse(Source('a', 'plank 30s; = {')).value; assert 'lark' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
