"""Texts are cut into the very tokens into which Lark's own parser cuts them, up to the first that does not fit."""

import re
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from lark import Token as LarkToken
from lark.exceptions import UnexpectedInput

from mobdsl.syntax import automaton, grammar
from mobdsl.syntax.automaton import Automaton
from mobdsl.syntax.lexer import Script, Token

ROOT = Path(__file__).parents[2]
FILES = sorted((*ROOT.glob("examples/**/*.mob"), *ROOT.glob("src/mobdsl/library/*.mob")))
CASES = sorted(ROOT.glob("tests/conformance/**/*.md"))
PIECES = [
    "plank", "x8", "3x8", "x-0-1-0", "-3", "+1kg", "1:28", "if", "iffy", "until", "and", "or", "not", "3 in a row",
    "a.b", '"a text"', '"open', '"open {\n', '"""long\ntext"""', '"""open', '\\"""', "{", "}", ",", ";", "\n", "\r\n",
    "#  a\n", "+", "-", "*", "/", "(", ")", "=", "==", "<", ">=", "!", "“", "@", ".", "ไทย", "é", "\t", "\0", "\ud800",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _any_depth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(automaton, "MAX_NESTING", 1_000)  # Lark knows no bound


class StopError(Exception):
    """A token does not fit."""


class Stop:
    """Gives up at the first error."""

    def unexpected(self, token: Token, automaton: Automaton) -> int:
        raise StopError

    def too_deep(self, brace: int, automaton: Automaton) -> int:
        raise AssertionError


class Recorder(Automaton):
    """Writes down each terminal that it takes in."""

    def _all_makers(self) -> list[Any]:
        self.taken: list[tuple[str, int, int]] = []

        def recorded(kind: str, make: Any) -> Any:
            def made(text: str, start: int, end: int) -> Any:
                self.taken.append((kind, start, end))
                return make(text, start, end)

            return made

        makers = super()._all_makers()
        return [recorded(kind, make) for kind, make in zip(self.tables.symbols, makers, strict=True)]


def tokens(text: str) -> tuple[list[tuple[str, int, int]], bool]:
    """The tokens of ``text``, and whether it could be read to its end."""
    tables = grammar.load()
    recorder = Recorder(Script(text, tables.shapes), tables, Stop())
    try:
        recorder.read()
    except StopError:
        return recorder.taken, False
    return recorder.taken, True


@cache
def reference() -> Any:
    """Lark's parser. Its keywords end where names end, which Lark sees to only where a name could stand as well."""
    text = grammar.grammar_text().decode()
    keywords = re.compile(r'^(IF|UNTIL|AND|OR|NOT)( *): "(\w+)"', re.MULTILINE)
    return grammar.lark(keywords.sub(r"\1.1\2: /\3(?!\\w|\\.[^\\W\\d])/", text))


def lark_tokens(text: str) -> tuple[list[tuple[str, int, int]], bool]:
    """The same of Lark."""
    parser = reference().parse_interactive(Script(text, grammar.load().shapes).letters)
    taken: list[tuple[str, int, int]] = []
    try:
        for token in parser.lexer_thread.lex(parser.parser_state):
            parser.feed_token(token)
            taken.append((token.type, token.start_pos, token.end_pos))
        parser.feed_token(LarkToken("$END", ""))
    except UnexpectedInput:
        return taken, False
    return taken, True


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_files(path: Path) -> None:
    text = path.read_text("utf-8")
    assert tokens(text) == lark_tokens(text)
    assert tokens(text)[1]


def test_every_source_of_the_conformance_suite() -> None:
    texts = [text for case in CASES for text in re.findall(r"```mob[^\n]*\n(.*?)```", case.read_text("utf-8"), re.S)]
    assert len(texts) > len(CASES)
    for text in texts:
        assert tokens(text) == lark_tokens(text)


@pytest.mark.parametrize("seed", range(20))
def test_texts_into_which_pieces_were_thrown(seed: int) -> None:
    random = Random(seed)
    lines = [line for path in FILES for line in path.read_text("utf-8").splitlines() if line.strip()]
    for _ in range(50):
        text = "\n".join(random.choices(lines, k=4))
        for _ in range(random.randint(1, 4)):
            at, blank = random.randrange(len(text) + 1), random.choice(["", " "])
            text = text[:at] + blank + random.choice(PIECES) + blank + text[at + random.choice([0, 0, 1, 3]) :]
        assert tokens(text) == lark_tokens(text), text


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("start", ["", "param a = ", "plank if ", "skip "])
def test_pieces_in_any_order(start: str, seed: int) -> None:
    random = Random(seed)
    for _ in range(25):
        text = start + random.choice(["", " "]).join(random.choices(PIECES, k=random.randint(1, 12)))
        assert tokens(text) == lark_tokens(text), text
