"""The transcripts, played by the engine of this implementation and by the page's."""

from pathlib import Path

import pytest

from mobdsl.diagnostics import Diagnostic
from mobdsl.lower.log_lines import read_lines
from mobdsl.source import Source
from support.engines import InNode, play
from support.needs import needs
from support.transcripts import differences, program_of, read

HERE = Path(__file__).parent
TRANSCRIPTS = sorted(HERE.glob("*/*.md"))

_NODE = InNode()


def name(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


def test_the_transcripts_are_found() -> None:
    assert len(TRANSCRIPTS) == 81


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=name)
def test_the_engine_obeys(path: Path) -> None:
    transcript = read(path)
    made = play(program_of(transcript), transcript.options, transcript.events)
    assert not differences(transcript, made), "\n".join(differences(transcript, made))
    assert wrong_with(made[1]["did"]) == []


def wrong_with(line: str) -> list[Diagnostic]:
    """What there is to say of a line of the log."""
    read_back = read_lines(Source("log.mob", f"{line}\n"))
    assert len(read_back.value or ()) == 1
    return list(read_back.diagnostics)


@needs("node")
@pytest.mark.parametrize("path", TRANSCRIPTS, ids=name)
def test_the_engine_of_the_page_obeys(path: Path) -> None:
    transcript = read(path)
    made = _NODE.play(program_of(transcript), transcript.options, transcript.events)
    assert not differences(transcript, made), "\n".join(differences(transcript, made))
