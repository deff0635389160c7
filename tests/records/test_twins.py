"""Every record of the package does what `attrs` would make of the same lines."""

import json
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(__file__).parents[1] / "support" / "described.py"


def described(*arguments: str) -> dict[str, dict[str, object]]:
    done = subprocess.run([sys.executable, PROGRAM, *arguments], check=True, capture_output=True, text=True)
    told: dict[str, dict[str, object]] = json.loads(done.stdout)
    return told


def test_a_record_does_what_attrs_would_make_of_it() -> None:
    ours, theirs = described(), described("attrs")
    assert ours.keys() == theirs.keys()
    assert "mobdsl.model.items.Step" in ours
    assert len(ours) > 150
    for name, what in ours.items():
        assert what == theirs[name], name
