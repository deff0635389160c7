"""Outputs by name, with packages made up for the purpose: good ones, broken ones, ones that want a name twice."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from mobdsl.backends import registry
from mobdsl.backends.base import Artifact, Job
from mobdsl.diagnostics import Diagnostic, Outcome, Severity
from mobdsl.model.document import Document
from mobdsl.source import Span
from support.commands import run

ROOT = Path(__file__).parents[2]
JOB = Job(document=Document(path="a.mob"), timelines=())

GOOD = """
from attrs import frozen
from mobdsl.backends.base import Artifact
from mobdsl.diagnostics import Outcome

@frozen
class Options:
    loud: bool = False

class Shout:
    name = "{name}"
    api = 1
    options = Options

    def compile(self, job, options):
        text = job.document.path.upper() if options.loud else job.document.path
        return Outcome((Artifact("shout.txt", "text/plain", text.encode()),))

shout = Shout()
"""

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a package on the path that offers ``name`` from a module of its own with the text ``module``."""
    monkeypatch.syspath_prepend(tmp_path)

    def installed(package: str, name: str, module: str = GOOD, target: str = "Shout", listing: str = "") -> None:
        unique = f"{package.replace('-', '_')}_{tmp_path.name.replace('-', '_')}"
        (tmp_path / f"{unique}.py").write_text(module.replace("{name}", name), encoding="utf-8")
        info = tmp_path / f"{package.replace('-', '_')}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
        (info / "entry_points.txt").write_text(
            listing or f"[mobdsl.backends]\n{name} = {unique}:{target}\n", encoding="utf-8"
        )

    return installed


def refused(outcome: Outcome[Any]) -> Diagnostic:
    assert outcome.value is None
    (found,) = outcome.diagnostics
    assert found.severity is Severity.ERROR
    return found


def test_an_output_is_built_in_by_its_file_and_its_row(tmp_path: Path) -> None:
    """As ARCHITECTURE.md says where to add one."""
    for folder in ("src", "grammar"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    backends = tmp_path / "src/mobdsl/backends"
    (backends / "shout.py").write_text(GOOD.replace("{name}", "shout"), "utf-8")
    table = (backends / "registry.py").read_text("utf-8")
    row = '"json": "mobdsl.backends.json:JsonBackend",'
    assert table.count(row) == 1
    (backends / "registry.py").write_text(
        table.replace(row, f'{row}\n"shout": "mobdsl.backends.shout:Shout",'), "utf-8"
    )
    (tmp_path / "evening.mob").write_text("plank 30s\n", "utf-8")
    done = run("build", "evening.mob", "--to", "shout", cwd=tmp_path, env={"PYTHONPATH": str(tmp_path / "src")})
    assert (done.returncode, done.stdout, done.stderr) == (0, b"shout.txt\n", b"")
    assert (tmp_path / "shout.txt").read_bytes() == b"evening.mob"
    help_text = run("build", "--help", cwd=tmp_path, env={"PYTHONPATH": str(tmp_path / "src")}).stdout
    assert b"html, ics, json, shout, timer" in help_text


@pytest.mark.parametrize("name", sorted(registry.BUILT_IN))
def test_every_built_in_output_loads(name: str) -> None:
    outcome = registry.load(name)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert outcome.value.name == name


def test_a_built_in_output_needs_no_look_at_the_installed_packages() -> None:
    without_metadata = (
        "import sys; sys.modules['importlib.metadata'] = None;"
        "from mobdsl.backends import registry; print(registry.load('json').value.name); registry.load('markdown')"
    )
    done = subprocess.run([sys.executable, "-c", without_metadata], capture_output=True, text=True, check=False)
    assert done.stdout == "json\n"
    assert "import of importlib.metadata halted" in done.stderr  # the other half: without the table it would be read


@pytest.mark.parametrize("target", ["Shout", "shout"])
def test_an_output_of_another_package_is_found_loaded_and_run(install: Install, target: str) -> None:
    install("mobdsl-shout", "shout", target=target)
    found = registry.find()
    assert found.diagnostics == ()
    names = [each.name for each in found.value or ()]
    assert names == sorted(names)
    assert {*registry.BUILT_IN, "shout"} <= set(names)
    backend = registry.load("shout").value
    assert backend is not None
    options = registry.options(backend, {"loud": "yes"}).value
    assert registry.run(backend, JOB, options) == Outcome((Artifact("shout.txt", "text/plain", b"A.MOB"),))


@pytest.mark.parametrize(
    ("module", "said"),
    [
        ("import nothing_of_this_name", "ModuleNotFoundError: No module named 'nothing_of_this_name'"),
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("def broken(:", "SyntaxError: invalid syntax"),
        ("raise SystemExit(3)", "SystemExit: 3"),
        ("def f(): f()\nf()", "RecursionError: maximum recursion depth exceeded"),
        ("", "AttributeError: module"),
        ("class Shout:\n    def __init__(self): raise OSError", "OSError"),
        ("class Shout:\n    @property\n    def api(self): raise KeyError('x')", "KeyError: 'x'"),
    ],
)
def test_one_that_fails_to_load_is_reported_and_the_others_still_work(install: Install, module: str, said: str) -> None:
    install("mobdsl-broken", "broken", module)
    install("mobdsl-shout", "shout")
    found = refused(registry.load("broken"))
    assert found.code == "M602"
    assert said in found.message
    assert "mobdsl-broken" in found.message
    assert found.hint == "Update the package or remove it: `pip install --upgrade mobdsl-broken`."
    assert registry.find().diagnostics == ()
    assert registry.load("shout").ok
    assert registry.load("json").ok


@pytest.mark.parametrize(("version", "behind"), [("2", "mobdsl"), ("0", "mobdsl-shout"), ("'1'", "mobdsl-shout")])
def test_another_version_says_which_side_is_behind(install: Install, version: str, behind: str) -> None:
    install("mobdsl-shout", "shout", GOOD.replace("api = 1", f"api = {version}"))
    found = refused(registry.load("shout"))
    assert found.code == "M603"
    assert found.hint == f"Update the one that is behind: `pip install --upgrade {behind}`."


@pytest.mark.parametrize(
    ("line", "instead", "said"),
    [
        ("    api = 1", "", "has no `api`"),
        ("    options = Options", "", "has no `options`"),
        ('    name = "{name}"', "    name = 'whisper'", "calls itself `whisper`"),
        ("    options = Options", "    options = dict", "`options` that are no attrs class"),
        ("    options = Options", "    options = Options()", "`options` that are no attrs class"),
        ("    def compile(self, job, options):", "    compile = 1\n    def other(self, job, options):", "`compile`"),
    ],
)
def test_what_is_no_output_is_told_why(install: Install, line: str, instead: str, said: str) -> None:
    install("mobdsl-shout", "shout", GOOD.replace(line, instead))
    found = refused(registry.load("shout"))
    assert found.code == "M604"
    assert said in found.message


def test_two_packages_with_one_name_are_both_named_and_neither_runs(install: Install) -> None:
    install("mobdsl-one", "shout")
    install("mobdsl-two", "shout")
    found = refused(registry.load("shout"))
    assert found.code == "M605"
    assert "`mobdsl-one` and `mobdsl-two`" in found.message
    listed = registry.find()
    assert "shout" not in {each.name for each in listed.value or ()}
    assert [(each.code, each.severity) for each in listed.diagnostics] == [("M605", Severity.WARNING)]


def test_a_built_in_name_cannot_be_taken(install: Install) -> None:
    install("mobdsl-thief", "json", "raise SystemExit('stolen')")
    assert registry.load("json").ok
    listed = registry.find()
    assert [each.package for each in listed.value or () if each.name == "json"] == ["mobdsl"]
    (found,) = listed.diagnostics
    assert found.code == "M605"
    assert "mobdsl-thief" in found.message


def test_a_package_whose_list_cannot_be_read_hides_no_other(install: Install) -> None:
    install("mobdsl-garbled", "x", listing="[mobdsl.backends]\nno equals sign here\n")
    install("mobdsl-shout", "shout")
    listed = registry.find()
    assert "shout" in {each.name for each in listed.value or ()}
    assert [(each.code, each.severity) for each in listed.diagnostics] == [("M602", Severity.WARNING)]


def test_an_unknown_name_gets_the_nearest_and_the_list(install: Install) -> None:
    install("mobdsl-shout", "shout")
    found = refused(registry.load("tiemr"))
    assert found.code == "M601"
    assert found.message == "There is no output called `tiemr`."
    assert found.hint == "Did you mean `timer`?"
    assert {"html", "ics", "json", "shout", "timer"} <= set((found.expected or "").split(", "))
    assert refused(registry.load("shuot")).hint == "Did you mean `shout`?"
    assert refused(registry.load("")).hint is None


@frozen
class NoOptions:
    pass


class Returns:
    """An output that returns, or raises, what it was given."""

    name = "odd"
    api = 1
    options = NoOptions

    def __init__(self, result: Any) -> None:
        self.result = result

    def compile(self, job: Job, options: Any) -> Any:
        if isinstance(self.result, BaseException):
            raise self.result
        return self.result


@pytest.mark.parametrize(
    "error",
    [KeyError("reps"), SystemExit(0), KeyboardInterrupt(), GeneratorExit(), RecursionError(), AssertionError("a\nb")],
)
def test_one_that_fails_while_compiling_is_reported_with_the_place(error: BaseException) -> None:
    found = refused(registry.run(Returns(error), JOB, NoOptions()))
    assert found.code == "M606"
    assert type(error).__name__ in found.message
    assert "\n" not in found.message
    assert f"{__file__}, line" in (found.hint or "")


class Interrupted(Returns):
    """An output during which somebody presses Ctrl-C."""

    def compile(self, job: Job, options: Any) -> Any:
        signal.raise_signal(signal.SIGINT)
        return self.result


def test_an_interrupt_from_the_keyboard_is_not_swallowed() -> None:
    with pytest.raises(KeyboardInterrupt):
        registry.run(Interrupted(Outcome(())), JOB, NoOptions())


def file(name: Any, content: Any = b"") -> Artifact:
    return Artifact(name, "text/plain", content)


@pytest.mark.parametrize(
    "result",
    [
        None,
        "text",
        Outcome("text"),
        Outcome(7),
        Outcome((file("a.txt", "text"),)),
        Outcome((file("a.txt"), file("A.TXT"))),
        Outcome((file("../a.txt"),)),
        Outcome((file("/etc/passwd"),)),
        Outcome((file(".bashrc"),)),
        Outcome((file(None),)),
        Outcome((file("a.mob"),)),
        Outcome((file("Ss.txt"), file("ß.txt"))),
        Outcome([file("a.txt")]),
        Outcome((Artifact("a.txt", "text/plain", b"", executable=1),)),  # type: ignore[arg-type]
        Outcome((Artifact("a.txt", None, b""),)),  # type: ignore[arg-type]
        Outcome(None),
        Outcome(None, (Diagnostic("M500", "A remark.", severity=Severity.INFO),)),
        Outcome((), None),  # type: ignore[arg-type]
        Outcome((), (None,)),  # type: ignore[arg-type]
        Outcome((), (Diagnostic("M500", ""),)),
        Outcome((), (Diagnostic("M500", "It is bad.", severity="bad"),)),  # type: ignore[arg-type]
        Outcome((), (Diagnostic("M500", "It is here.", Span("elsewhere.mob", 0, 1)),)),
    ],
)
def test_what_is_no_set_of_safe_files_is_reported(result: Any) -> None:
    found = refused(registry.run(Returns(result), JOB, NoOptions()))
    assert found.code == "M607"


def test_an_output_may_refuse_with_diagnostics_of_its_own() -> None:
    outcome = Outcome(None, (Diagnostic("M500", "This format has no room for it."),))
    assert registry.run(Returns(outcome), JOB, NoOptions()) is outcome
