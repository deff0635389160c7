"""The player's modules by themselves, in node."""

import os
import re
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

from support.needs import needs
from support.patience import PATIENCE

HERE = Path(__file__).parent / "js"
MODULES = Path(str(files("mobdsl.backends.html") / "js"))


@needs("node")
@pytest.mark.parametrize("suite", sorted(HERE.glob("*.test.mjs")), ids=lambda path: path.stem)
def test_in_node(suite: Path) -> None:
    command = ("node", "--import", (HERE / "resolve.mjs").as_uri(), "--test", "--test-reporter=tap", str(suite))
    environment = {**os.environ, "MOBDSL_JS": f"{MODULES.as_uri()}/"}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False)
    written = len(re.findall(r"^test\(", suite.read_text("utf-8"), re.MULTILINE))
    assert run.returncode == 0, run.stdout + run.stderr
    assert f"# pass {written}\n" in run.stdout
