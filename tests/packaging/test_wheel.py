"""The wheel, built from the source distribution and used from elsewhere by an interpreter that has no checkout."""

import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest
from attrs import frozen

ROOT = Path(__file__).parents[2]
LINE = 'at 1:28 dead_bug x8 cue "spine still"; if pre_activity skip child_pose\n'

pytestmark = pytest.mark.xdist_group("packaging")


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs with nothing of the environment that could lead back to the checkout."""
    clean = {"PATH": "/usr/bin:/bin", "HOME": str(cwd), "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, check=False)


def build(project: Path, folder: Path) -> Path:
    """The wheel of ``project``. `build` makes it from the source distribution, so that one has to be complete."""
    done = run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, project, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


@frozen
class Installation:
    """An environment of its own in ``folder``; the dependencies, but nothing of ours, are those of this interpreter."""

    folder: Path

    @property
    def site(self) -> Path:
        (site,) = (self.folder / "venv").glob("lib/python*/site-packages")
        return site

    def install(self, wheel: Path) -> None:
        python = self.folder / "venv/bin/python"
        options = ("--quiet", "--no-deps", "--no-index", "--disable-pip-version-check")
        done = run(sys.executable, "-m", "pip", "--python", python, "install", *options, wheel, cwd=self.folder)
        assert done.returncode == 0, done.stderr

    def python(self, program: str) -> str:
        done = run(self.folder / "venv/bin/python", "-c", program, cwd=self.folder)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def mobdsl(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return run(self.folder / "venv/bin/mobdsl", *arguments, cwd=self.folder)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Installation:
    """The wheel installed beside a file of one line."""
    folder = tmp_path_factory.mktemp("elsewhere")
    made = run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
    assert made.returncode == 0, made.stderr
    installation = Installation(folder)
    for installed in Path(sysconfig.get_path("purelib")).iterdir():
        if "mobdsl" not in installed.name:  # what leads back to the checkout
            (installation.site / installed.name).symlink_to(installed)
    installation.install(wheel)
    (folder / "line.mob").write_text(LINE, encoding="utf-8")
    return installation


def test_the_wheel_holds_every_file_of_the_package_and_the_grammar(wheel: Path) -> None:
    packed = set(ZipFile(wheel).namelist())
    source = ROOT / "src"
    written = {path for path in source.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert {path.relative_to(source).as_posix() for path in written} <= packed
    assert "mobdsl/grammar/mob.lark" in packed
    assert any(name.startswith("mobdsl/library/") and name.endswith(".mob") for name in packed)
    assert any(name.startswith("mobdsl/backends/html/") and not name.endswith(".py") for name in packed)


def test_it_runs_without_the_checkout(base: Installation) -> None:
    place = base.python("import mobdsl; print(mobdsl.__file__)")
    assert Path(place).is_relative_to(base.site)
    done = base.mobdsl("check", "line.mob")
    assert done.returncode == 0, done.stderr
    assert "1 file, no errors" in done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("output", ["html", "ics", "json", "timer"])
def test_every_output_comes_out_of_it(base: Installation, output: str) -> None:
    folder = base.folder / f"to-{output}"
    folder.mkdir()
    done = base.mobdsl("build", "line.mob", "--to", output, "-o", folder.name)
    assert done.returncode == 0, done.stderr
    (made,) = folder.iterdir()
    assert made.stat().st_size > 0


@pytest.mark.slow
def test_an_output_from_another_package_is_there_once_that_is_installed(
    base: Installation, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = base.folder / "to-markdown"
    folder.mkdir()
    build_markdown = ("build", "line.mob", "--to", "markdown", "-o", folder.name)

    before = base.mobdsl(*build_markdown)
    assert before.returncode != 0
    assert "There is no output called `markdown`." in before.stdout + before.stderr
    assert list(folder.iterdir()) == []

    base.install(build(ROOT / "plugins/mobdsl-markdown", tmp_path_factory.mktemp("markdown")))
    after = base.mobdsl(*build_markdown)
    assert after.returncode == 0, after.stderr
    (table,) = folder.iterdir()
    assert "| 1:28 | Dead bug | 8 reps | spine still |" in table.read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_broken_package_costs_only_its_own_output(base: Installation) -> None:
    info = base.site / "mobdsl_broken-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: mobdsl-broken\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[mobdsl.backends]\nbroken = mobdsl_broken:Broken\n", encoding="utf-8")
    (base.site / "mobdsl_broken.py").write_text("raise RuntimeError('no luck')\n", encoding="utf-8")

    done = base.mobdsl("build", "line.mob", "--to", "broken", "-o", ".")
    assert done.returncode == 1
    assert "`mobdsl-broken` cannot be loaded: RuntimeError: no luck." in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert base.mobdsl("check", "line.mob").returncode == 0
