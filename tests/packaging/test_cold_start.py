"""What `mobdsl check` does not load: on a small file, imports are most of the time that a person waits."""

import subprocess
import sys
from pathlib import Path

OF_OUTPUTS = {
    "icalendar",
    "importlib.metadata",
    "jinja2",
    "json",
    "lark",
    "mobdsl.backends.registry",
    "mobdsl.backends",
    "zoneinfo",
}
PROGRAM = """
import atexit, sys
from mobdsl.cli.verbs import cli
atexit.register(lambda: print(*sys.modules))
cli(["check", "line.mob"])
"""


def test_check_loads_nothing_that_only_outputs_and_plans_need(tmp_path: Path) -> None:
    (tmp_path / "line.mob").write_text("dead_bug x8\n", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=tmp_path, capture_output=True, text=True, check=False)
    loaded = set(done.stdout.split())
    assert "mobdsl.timeline.build" in loaded, done.stderr
    assert loaded & OF_OUTPUTS == set()
