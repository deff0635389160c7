"""The guide of ARCHITECTURE.md is complete: what is added by its lists alone, in a copy of the code, works."""

import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns
from textwrap import dedent

import pytest

ROOT = Path(__file__).resolve().parents[2]

OUTPUT = '''
"""The `names` output: the title of each step, a line each."""

from mobdsl.backends.base import API, Artifact
from mobdsl.diagnostics import Outcome
from mobdsl.records import frozen


@frozen
class Options:
    """None."""


class NamesBackend:
    """One text for each routine."""

    name = "names"
    api = API
    options = Options

    def compile(self, job, options):
        """The files for ``job``."""
        texts = {timeline.name: "".join(f"{event.title}\\n" for event in timeline.events) for timeline in job.timelines}
        return Outcome(tuple(Artifact(f"{name}.txt", "text/plain", text.encode()) for name, text in texts.items()))
'''

CHECK = '''
"""Many planks

Three planks in one routine are plenty.

    plank 30s; plank 30s; plank 30s

Use instead:

    plank 30s
"""

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity

ON = On.VARIANT
CODE = "M398"
SEVERITY = Severity.WARNING


def check(variant, timeline):
    """One finding for a routine with many planks."""
    if sum(event.movement == "plank" for event in timeline.events) > 2:
        yield Diagnostic(CODE, "These are many planks.", variant.routine.origin, SEVERITY)
'''


def files_of(what: str) -> list[str]:
    """The files of the package that the guide's row for ``what`` names before the tests and the documents."""
    guide = (ROOT / "ARCHITECTURE.md").read_text("utf-8").split("## Where to add what")[1]
    row = next(line for line in guide.splitlines() if line.startswith(f"| {what}"))
    steps = row.split("|")[2].split("; ")[0]
    return re.findall(r"`([\w/]+(?:/|\.py))`", steps)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package, in which a test may write."""
    copytree(ROOT / "src", tmp_path / "src", ignore=ignore_patterns("__pycache__"))
    copytree(ROOT / "grammar", tmp_path / "grammar")
    return tmp_path / "src" / "mobdsl"


def edited(file: Path, anchor: str, added: str) -> None:
    """Puts ``added`` behind the first line of ``file`` that ``anchor`` matches, with the indent of that line."""
    lines = file.read_text("utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if re.search(anchor, line))
    indent = re.match(r"\s*", lines[at])[0]  # type: ignore[index]
    lines[at + 1 : at + 1] = [f"{indent}{line}\n" if line else "\n" for line in dedent(added).strip("\n").split("\n")]
    file.write_text("".join(lines), "utf-8")


def mobdsl(package: Path, *arguments: str, text: str) -> str:
    """What the copy prints for ``arguments``, with ``text`` on standard input."""
    environment = {**os.environ, "PYTHONPATH": str(package.parent), "MOBDSL_NO_CACHE": "1"}
    program = "import sys; sys.argv[0] = 'mobdsl'; from mobdsl.cli import main; main()"
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(
        command, input=text, capture_output=True, text=True, env=environment, cwd=package.parent.parent, check=False
    )
    return done.stdout + done.stderr


def test_an_output(copy: Path) -> None:
    assert files_of("an output") == ["backends/", "backends/registry.py"]
    (copy / "backends" / "names.py").write_text(OUTPUT.lstrip(), "utf-8")
    edited(copy / "backends" / "registry.py", r'"html": ', '"names": "mobdsl.backends.names:NamesBackend",')
    shown = mobdsl(copy, "build", "-", "--to", "names", "-o", "-", text="plank 30s; squat x8\n")
    assert shown == "Plank\nSquat\n"


def test_a_check(copy: Path) -> None:
    assert files_of("a check") == ["checks/", "checks/__init__.py"]
    (copy / "checks" / "many_planks.py").write_text(CHECK.lstrip(), "utf-8")
    edited(copy / "checks" / "__init__.py", r'"claimed_planes": ', '"many_planks": "plank",')
    shown = mobdsl(copy, "check", "-", text="plank 30s; plank 30s; plank 30s\n")
    assert "warning[M398]: These are many planks." in shown
    assert mobdsl(copy, "explain", "M398", text="").startswith("M398  Many planks")
    assert "M398" not in mobdsl(copy, "check", "-", text="plank 30s; plank 30s\n")


CLAUSE_WORD = {
    "language/keywords.py": (r'Word\("motion"', 'Word("grip", _STEP, "word:WORD", "how to hold it", "grip narrow"),'),
    "model/clauses.py": (r"^    motion: ", "grip: str | None = None"),
    "lower/clause_builder.py": (r"^    motion: ", "grip: str | None = None"),
    "lower/clause_words.py": (r'"motion": _motion', '"grip": _grip,'),
    "printer/clauses.py": (r"yield clauses.motion", 'yield clauses.grip and f"grip {clauses.grip}"'),
    "wording/doses.py": ("", ""),
}
READER = """

def _grip(builder, part, word):
    builder.grip = word.text
"""


def test_a_clause_word(copy: Path) -> None:
    assert files_of("a clause word") == list(CLAUSE_WORD)
    for name, (anchor, line) in CLAUSE_WORD.items():
        if line:
            edited(copy / name, anchor, line)
    edited(copy / "lower" / "clause_builder.py", r"motion=self.motion", "grip=self.grip,")
    words = copy / "lower" / "clause_words.py"
    text = words.read_text("utf-8")
    words.write_text(text.replace("    builder.motion = word.text\n", f"    builder.motion = word.text\n{READER}", 1))
    doses = copy / "wording" / "doses.py"
    text = doses.read_text("utf-8")
    added = '    if clauses.grip:\n        yield f"{clauses.grip} grip"\n'
    doses.write_text(text.replace("    if clauses.motion:\n", f"{added}    if clauses.motion:\n", 1), "utf-8")

    shown = mobdsl(copy, "timeline", "-", text="block hangs grip wide { pull_up x5; chin_up x5 grip narrow }\n")
    assert "(5 reps, wide grip)" in shown
    assert "(5 reps, narrow grip)" in shown
