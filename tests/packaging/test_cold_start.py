"""What `mobdsl check` does not load: on a small file, imports are most of the time that a person waits."""

import os
import subprocess
import sys
from pathlib import Path

NEEDLESS = {
    "of the standard library": {
        "ast", "dataclasses", "hashlib", "importlib.metadata", "importlib.resources", "inspect", "json", "logging",
        "pathlib", "random", "shutil", "string", "subprocess", "tempfile", "threading", "tomllib", "traceback",
        "typing", "unicodedata", "zoneinfo",
    },
    "of other packages": {"attr", "attrs", "click", "icalendar", "jinja2", "lark", "rich", "textual"},
    "of the package": {
        "mobdsl.backends", "mobdsl.checks.sessions_close", "mobdsl.language.rewrites", "mobdsl.lint.codes",
        "mobdsl.lint.config_file", "mobdsl.lower.log", "mobdsl.lower.plans", "mobdsl.lower.progressions",
        "mobdsl.model.plans", "mobdsl.play", "mobdsl.printer", "mobdsl.render", "mobdsl.schedule",
        "mobdsl.select.unresolved", "mobdsl.timeline.time_boxed", "mobdsl.views",
    },
}  # fmt: skip
"""What a plain file has no use for."""

MOST_MODULES = 168
"""Of the package. Each takes a fifth of a millisecond to find; what few files need is loaded where it is met."""

ROUTINE = """\
routine morning "Morning" {
  cat_cow x8 cue "move with the breath"
  child_pose 30s cue "let the hips sink"
  dead_bug 3x8 each side cue "press the low back down"
  rest 20s
  glute_bridge 2x12 cue "squeeze at the top"
  plank 40s cue "one straight line"
  side_plank 20s each side cue "hips high"
  hip_flexor_stretch 45s each side cue "tuck the pelvis"
  thoracic_rotation x6 each side cue "eyes follow the hand"
  bird_dog 2x6 each side cue "reach long"
}
"""
PROGRAM = """
import atexit, sys
before = set(sys.modules)
atexit.register(lambda: print(*set(sys.modules) - before, file=sys.stderr))
sys.argv = ["mobdsl", "check", "morning.mob"]
from mobdsl.cli import main
main()
"""


def loaded(folder: Path) -> set[str]:
    """What the first check of a routine loads that the interpreter has not."""
    (folder / "morning.mob").write_text(ROUTINE, encoding="utf-8")
    environment = os.environ | {"XDG_CACHE_HOME": str(folder / "cache")}
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout == "1 file, no errors.\n"
    modules = set(done.stderr.split())
    assert "mobdsl.timeline.build" in modules
    return modules


def test_check_loads_nothing_that_a_plain_file_does_not_need(tmp_path: Path) -> None:
    assert loaded(tmp_path) & set().union(*NEEDLESS.values()) == set()


def test_check_loads_few_modules(tmp_path: Path) -> None:
    modules = loaded(tmp_path)
    assert sum(name.startswith("mobdsl") for name in modules) <= MOST_MODULES
    assert len(modules) <= MOST_MODULES + 45


def test_nothing_but_play_loads_its_player(tmp_path: Path) -> None:
    (tmp_path / "morning.mob").write_text(ROUTINE, encoding="utf-8")
    program = PROGRAM.replace('"check", "morning.mob"', '"timeline", "morning.mob"')
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    modules = set(done.stderr.split())
    assert "mobdsl.render.table" in modules
    assert [name for name in modules if name.startswith(("mobdsl.play", "textual", "rich"))] == []
