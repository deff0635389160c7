"""The same file gives the same bytes, wherever, whenever and under whatever settings it is compiled."""

import shutil
from pathlib import Path

import pytest

from support.commands import run

EXAMPLES = Path(__file__).parents[2] / "examples"
OUTPUTS = [word for output in ("html", "ics", "json", "timer") for word in ("--to", output)]
HERE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
ELSEWHERE = [
    {"TZ": "Pacific/Chatham", "LC_ALL": "C", "PYTHONHASHSEED": "1", "LANG": "de_DE.UTF-8"},
    {"TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242", "PYTHONUTF8": "0"},
]


def compiled(project: Path, out: Path, file: str, environment: dict[str, str]) -> dict[str, bytes]:
    """The files that come of ``file`` in ``project``, by name."""
    done = run("build", project / file, *OUTPUTS, "-o", f"{out}/", cwd=project.parent, env=environment)
    assert done.returncode == 0, done.stderr.decode()
    return {path.name: path.read_bytes() for path in out.iterdir()}


@pytest.mark.parametrize(
    ("file", "made"),
    [("low_back_relief.mob", {".html", ".ics", ".json", ".sh"}), ("back_care_plan.mob", {".html", ".ics"})],
)
def test_every_output_is_the_same_in_another_place_zone_locale_and_order_of_hashes(
    file: str, made: set[str], tmp_path: Path
) -> None:
    first = compiled(EXAMPLES, tmp_path / "first", file, HERE)
    assert {Path(name).suffix for name in first} == made
    for number, environment in enumerate(ELSEWHERE):
        project = tmp_path / f"some {number} where" / "else"
        shutil.copytree(EXAMPLES, project)
        assert compiled(project, tmp_path / f"again{number}", file, environment) == first


@pytest.mark.parametrize(("verb", "file"), [("timeline", "spinal_mobility.mob"), ("schedule", "back_care_plan.mob")])
def test_what_is_printed_is_the_same_too(verb: str, file: str) -> None:
    first, second = (run(verb, file, "--json", cwd=EXAMPLES, env=one).stdout for one in (HERE, ELSEWHERE[0]))
    assert first == second != b""
