"""The command `mobdsl` in a process of its own, for what only a real process shows: streams, the environment."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from support.patience import PATIENCE

MOBDSL = (sys.executable, "-c", "import sys; sys.argv[0] = 'mobdsl'; from mobdsl.cli import main; main()")


def run(*arguments: str | Path, cwd: Path, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Runs `mobdsl` with ``arguments``; ``env`` among the ``options`` adds to the environment."""
    environment = {**os.environ, **options.pop("env", {})}
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    if "input" in options:
        del pipes["stdin"]
    return subprocess.run([*MOBDSL, *arguments], cwd=cwd, env=environment, timeout=PATIENCE, check=False, **pipes)
