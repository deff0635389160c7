"""Checks of other packages: loaded where `mob.toml` names them, and never the end of the tool."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mobdsl.cli.verbs import cli
from mobdsl.diagnostics import Diagnostic, Severity
from support.checking import findings, marked

GOOD = '''
"""No twists

This coach has no twists.
"""
from mobdsl.checks import On
from mobdsl.diagnostics import Diagnostic, Severity

ON = On.VARIANT
CODE = "COACH001"
SEVERITY = Severity.WARNING

def check(variant, timeline):
    for event in timeline.events:
        if event.movement == "twist":
            yield Diagnostic(CODE, "A twist.", event.origin, SEVERITY)
'''
ROUTINE = "twist 30s each side; plank 30s\ncontext short { skip plank }"

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a package on the path that offers the check ``name`` from a module with the text ``text``."""
    monkeypatch.syspath_prepend(tmp_path)

    def installed(name: str, text: str = GOOD, package: str = "coach-checks", target: str = "") -> None:
        module = f"{package.replace('-', '_')}_{tmp_path.name.replace('-', '_')}"
        (tmp_path / f"{module}.py").write_text(text, encoding="utf-8")
        info = tmp_path / f"{package.replace('-', '_')}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
        (info / "entry_points.txt").write_text(f"[mobdsl.checks]\n{name} = {module}{target}\n", encoding="utf-8")

    return installed


def checked(text: str = ROUTINE, plugins: str = '"no_twists"', more: str = "") -> list[Diagnostic]:
    toml = f"[checks]\nplugins = [{plugins}]\n{more}"
    return findings({"main.mob": text, "mob.toml": toml})


def test_it_runs_on_every_variant_and_is_said_once(install: Install) -> None:
    install("no_twists")
    (one,) = checked()
    assert (one.code, one.message, one.severity) == ("COACH001", "A twist.", Severity.WARNING)
    assert marked(ROUTINE, one) == "twist"


def test_without_being_asked_for_it_does_not_run(install: Install) -> None:
    install("no_twists")
    assert findings({"main.mob": ROUTINE}) == []


def test_its_findings_can_be_set_off_and_allowed(install: Install) -> None:
    install("no_twists")
    assert checked(more='off = ["COACH001"]') == []
    assert checked(more='level = { COACH001 = "error" }')[0].severity is Severity.ERROR
    assert checked("twist 30s each side  # allow COACH001: today only") == []


@pytest.mark.parametrize(
    ("on", "signature"),
    [("FILE", "unit, files"), ("DOCUMENT", "document"), ("VARIANT", "variant, timeline"), ("SCHEDULE", "schedule")],
)
def test_each_kind_is_given_what_it_looks_at(install: Install, on: str, signature: str) -> None:
    first = signature.split(",", maxsplit=1)[0]
    text = GOOD.replace("On.VARIANT", f"On.{on}").split("def check")[0]
    install("no_twists", f"{text}\ndef check({signature}):\n    yield Diagnostic(CODE, type({first}).__name__)\n")
    plan = 'routine a { plank 30s }\nplan p { start 2026-03-02; for 1 weeks; zone "UTC"; on mon at 07:00 do a }'
    (one,) = checked(plan)
    kinds = {"FILE": "Unit", "DOCUMENT": "Document", "VARIANT": "Variant", "SCHEDULE": "Schedule"}
    assert one.message == kinds[on]


def test_an_object_will_do(install: Install) -> None:
    text = (
        GOOD.replace("ON =", "class Twists:\n    ON =")
        .replace("CODE = ", "    CODE = ")
        .replace("SEVERITY = ", "    SEVERITY = ")
    )
    text = text.replace("def check(variant, timeline)", "    def check(self, variant, timeline)")
    text = text.replace("    for event", "        for event").replace("        if event", "            if event")
    text = text.replace(
        '            yield Diagnostic(CODE, "A twist.", event.origin, SEVERITY)',
        "                yield self.found(event)",
    )
    text += '\n    def found(self, event):\n        return Diagnostic(self.CODE, "A twist.", event.origin)\n'
    install("no_twists", text, target=":Twists")
    assert [one.code for one in checked()] == ["COACH001"]


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("import no_such_module_anywhere", "M636", "ModuleNotFoundError"),
        ("raise SystemExit(3)", "M636", "SystemExit"),
        ("x = 1", "M636", "AttributeError"),
        (GOOD.replace("COACH001", "M322"), "M636", "no code of its own"),
        (GOOD.replace("COACH001", "twist"), "M636", "no code of its own"),
        (GOOD.replace("On.VARIANT", "'routine'"), "M636", "ValueError"),
        (GOOD.replace("def check", "check = 3\ndef other"), "M636", "nothing to call"),
        (GOOD.replace("for event in", "raise KeyError(3)\n    for event in"), "M637", "KeyError"),
        (GOOD.replace("def check(variant, timeline)", "def check(variant)"), "M637", "TypeError"),
        (GOOD.replace('Diagnostic(CODE, "A', 'Diagnostic("M322", "A'), "M637", "no finding with the code COACH001"),
        (GOOD.replace("yield Diagnostic", "yield str"), "M637", "TypeError"),
        (GOOD + "\ndef check(variant, timeline): return [3]\n", "M637", "no finding"),
        (GOOD + "\ndef check(variant, timeline): return None\n", "M637", "TypeError"),
    ],
)
def test_a_broken_one_is_reported_at_its_name_and_all_others_run(
    install: Install, text: str, code: str, said: str
) -> None:
    install("no_twists", text)
    found = checked(ROUTINE + "\ncat_cow")
    (one,) = (one for one in found if one.code != "M322")
    assert len(found) == 2
    assert one.code == code
    assert said in one.message
    assert "`coach-checks`" in one.message
    assert one.span
    assert one.span.path == "mob.toml"


def test_one_that_is_not_there_or_there_twice(install: Install) -> None:
    install("no_twists")
    (one,) = checked(plugins='"no_twist"')
    assert (one.code, one.hint) == ("M635", "Did you mean no_twists?")
    install("no_twists", package="other-checks")
    (one,) = checked()
    assert one.code == "M635"
    assert "`coach-checks` and `other-checks`" in one.message


def explain(*codes: str) -> Result:
    return CliRunner().invoke(cli, ["explain", *codes])


def test_explain_knows_the_checks_that_are_installed(install: Install) -> None:
    install("no_twists")
    shown = explain("coach001")
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert shown.stdout.split("\n\n") == [
        "COACH001  No twists",
        "This coach has no twists.",
        "The package `coach-checks` brings this check along. It runs where `mob.toml` asks for\n"
        'it: in the table [checks], plugins = ["no_twists"].',
        "It is a warning, unless `mob.toml` says otherwise.\n"
        "Where it is meant, say why at the end of the line:  # allow COACH001: the reason\n",
    ]
    assert "COACH001  No twists" in explain().stdout.splitlines()
    assert "Did you mean COACH001?" in explain("COACH01").stderr


@pytest.mark.parametrize("text", ["raise SystemExit(0)", "raise KeyboardInterrupt", "x = 1"])
def test_explain_tells_of_a_check_that_cannot_be_loaded(install: Install, text: str) -> None:
    install("no_twists", text)
    shown = explain("COACH001")
    assert shown.exit_code == 1
    assert "warning[M636]: The check `no_twists` of the package `coach-checks` cannot be loaded" in shown.stderr
    assert "error[M642]: There is no finding COACH001." in shown.stderr
    assert explain("M304").stderr == ""


def test_nothing_is_looked_for_unless_asked_for(tmp_path: Path) -> None:
    (tmp_path / "main.mob").write_text("plank 30s\n", encoding="utf-8")
    (tmp_path / "mob.toml").write_text("[profile]\nage = 41\n", encoding="utf-8")
    program = """
import atexit, sys
from mobdsl.cli.verbs import cli
atexit.register(lambda: print(*sys.modules))
cli(["check", "main.mob"])
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    loaded = set(done.stdout.split())
    assert "tomllib" in loaded
    assert not loaded & {"importlib.metadata", "mobdsl.backends.check_plugins", "mobdsl.lint.codes"}


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("raise SystemExit(0)", "SystemExit: 0"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("raise GeneratorExit", "GeneratorExit"),
        ("raise Mute()", "Mute"),
        ("return iter(lambda: Diagnostic(CODE, 'On and on.'), None)", "it found more than 10000 things"),
        ("return [Diagnostic(CODE, None)]", "has no message"),
        ("return [Diagnostic(CODE, 3)]", "has no message"),
        ("return [Diagnostic(CODE, ' ')]", "has no message"),
        ("return [Diagnostic(CODE, Text('A twist.'))]", "has no message"),
        ("return [Diagnostic(None, 'A twist.')]", "has no code"),
        ("return [Diagnostic(CODE, 'A twist.', severity='fatal')]", "has no severity"),
        ("return [Diagnostic(CODE, 'A twist.', 3)]", "has a place outside the files that were read"),
        ("return [Diagnostic(CODE, 'A twist.', Span('main.mob', 0, 10**9))]", "has a place outside"),
        ("return [Diagnostic(CODE, 'A twist.', Span('main.mob', 5, 1))]", "has a place outside"),
        ("return [Diagnostic(CODE, 'A twist.', Span('/etc/passwd', 0, 1))]", "has a place outside"),
        ("return [Diagnostic(CODE, 'A twist.', Span('main.mob', None, 1))]", "has a place outside"),
        ("return [Diagnostic(CODE, 'A twist.', hint=3)]", "has a hint that is no text"),
        ("return [Diagnostic(CODE, 'A twist.', related=[3])]", "has related places that cannot be shown"),
        ("return [Strange()]", "is no finding with the code COACH001"),
    ],
)
def test_whatever_one_does_the_others_run(install: Install, body: str, reason: str) -> None:
    more = """
from mobdsl.source import Span

class Mute(BaseException):
    def __str__(self):
        raise SystemExit(0)

class Text(str):
    def strip(self):
        raise SystemExit(0)

class Strange:
    @property
    def __class__(self):
        raise SystemExit(0)
"""
    install("no_twists", f"{GOOD}{more}\ndef check(variant, timeline):\n    {body}\n")
    other, failed = checked("plank 30s\ncat_cow")
    assert failed.code == "M637"
    assert failed.severity is Severity.WARNING
    assert reason in failed.message
    assert "`coach-checks`" in failed.message
    assert other.code == "M322"


@pytest.mark.parametrize("body", ["raise KeyboardInterrupt", "raise SystemExit(0)", "import no_such_module"])
def test_one_that_cannot_be_loaded_ends_nothing(install: Install, body: str) -> None:
    install("no_twists", body)
    failed, other = checked("plank 30s\ncat_cow")
    assert (failed.code, other.code) == ("M636", "M322")


def test_a_reader_who_interrupts_ends_the_run_whatever_a_check_catches(install: Install) -> None:
    body = """
    import signal
    try:
        signal.raise_signal(signal.SIGINT)
    except BaseException:
        pass
    return []
"""
    install("no_twists", f"{GOOD}\ndef check(variant, timeline):{body}")
    with pytest.raises(KeyboardInterrupt):
        checked()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
