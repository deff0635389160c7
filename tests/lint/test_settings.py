"""`mob.toml`: what it says takes effect, and every mistake in it is said at its place."""

import time
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from mobdsl import api
from mobdsl.cli.verbs import cli
from mobdsl.diagnostics import Severity
from mobdsl.lint.config import NO_CONFIG
from mobdsl.lint.config_loading import read_config
from mobdsl.model.amounts import Duration, Quantity, Speed
from mobdsl.model.document import Document
from mobdsl.project.imports import Memory
from support.checking import findings


def document(toml: str, text: str = "plank 30s", **files: str) -> Document:
    texts = {"main.mob": text, "mob.toml": toml, **{f"{stem}.mob": content for stem, content in files.items()}}
    loaded = api.load(Memory(texts), "main.mob")
    assert loaded.ok, loaded.diagnostics
    assert loaded.value
    made = loaded.value.document().value
    assert made
    return made


def test_the_profile_reaches_the_document() -> None:
    toml = """
    [profile]
    equipment = ["mat", "foam_roller"]
    conditions = ["herniation", "left_knee"]
    age = 41
    sleep = 6.5
    sport = "golf"
    beginner = false
    bodyweight = "72kg"
    """
    made = document(toml)
    assert made.equipment == frozenset({"mat", "foam_roller"})
    assert made.profile == {
        "herniation": True,
        "left_knee": True,
        "age": Decimal(41),
        "sleep": Decimal("6.5"),
        "sport": "golf",
        "beginner": False,
        "bodyweight": Quantity(Decimal(72), Decimal(72), "kg"),
    }


def test_the_profile_says_how_long_a_repetition_takes() -> None:
    assert document('[profile]\npace = "4s"\nbreath = "5s"').profile == {
        "pace": Duration.exactly(4_000),
        "breath": Duration.exactly(5_000),
    }
    # An alias stands for its movement; `rep` are all others.
    assert document('[profile.pace]\nrep = "4s"\npush_ups = "2s"').profile == {
        "pace": Duration.exactly(4_000),
        "pace.push_up": Duration.exactly(2_000),
    }
    speeds = document('[profile.pace]\nrunning = "5:30/km"\nrow = ["2:05/500m", "4s per calorie"]\nbike = "25km/h"')
    assert speeds.profile == {
        "pace.running/m": Speed(Duration.exactly(330_000), Quantity(Decimal(1), Decimal(1), "km")),
        "pace.row/m": Speed(Duration.exactly(125_000), Quantity(Decimal(500), Decimal(500), "m")),
        "pace.row/calorie": Speed(Duration.exactly(4_000), Quantity(Decimal(1), Decimal(1), "calorie")),
        "pace.bike/m": Speed(Duration.exactly(3_600_000), Quantity(Decimal(25), Decimal(25), "km")),
    }


_PACES = '"3s", or for a distance "5:30/km", for what is counted "4s per calorie"'


@pytest.mark.parametrize(
    ("toml", "hint"),
    [
        ("[profile]\npace = 4", 'For example: pace = "4s"'),
        ('[profile]\nbreath = "4-6s"', 'For example: breath = "3s"'),
        ('[profile.pace]\npush_up = "fast"', f"For example: push_up = {_PACES}"),
        ('[profile.pace]\nrun = ["5:30/km", "6:00/km"]', f"For example: run = {_PACES}"),
        ('[profile.pace]\nrun = "0km/h"', f"For example: run = {_PACES}"),
    ],
)
def test_a_pace_that_is_none_is_told_of(toml: str, hint: str) -> None:
    outcome = read_config(Memory({"mob.toml": toml}))
    assert [(one.code, one.hint) for one in outcome.diagnostics] == [("M632", hint)]


def test_a_pace_of_nearly_a_movement_asks_which_is_meant() -> None:
    outcome = read_config(Memory({"mob.toml": '[profile.pace]\npush_upp = "2s"\nsled_drag = "3s"'}))
    assert [(one.code, one.severity, one.hint) for one in outcome.diagnostics] == [
        ("M646", Severity.WARNING, "Did you mean push_up?")
    ]


def test_without_a_file_nothing_is_said() -> None:
    assert read_config(Memory({})).value == NO_CONFIG
    made = document("")
    assert (made.equipment, made.profile) == (None, {})


def test_what_is_done_depends_on_the_profile() -> None:
    text = "plank 30s; march 1min\nskip march if age > 40\nsquat x8 load 50% of tm if bodyweight > 70kg"
    texts = {"main.mob": text, "mob.toml": '[profile]\nage = 41\nbodyweight = "72kg"'}
    loaded = api.load(Memory(texts), "main.mob")
    assert loaded.value
    made = api.timeline(loaded.value).value
    assert made
    assert [event.movement for event in made.events] == ["plank", "squat"]


def test_a_parameter_depends_on_the_profile() -> None:
    text = "param bar = 43kg\nparam bar = 30kg if women\nthruster x21/15/9 load bar"
    loads = []
    for toml in ("[profile]\nwomen = true", "[profile]\nwomen = false", ""):
        loaded = api.load(Memory({"main.mob": text, "mob.toml": toml}), "main.mob")
        assert loaded.value
        made = api.timeline(loaded.value).value
        assert made
        loads.append({event.load for event in made.events if event.load})
    assert loads == [{"30kg"}, {"43kg"}, {"43kg"}]


def test_of_a_choice_the_equipment_that_is_there_is_taken() -> None:
    texts = {"main.mob": "plank 30s with bench or mat", "mob.toml": '[profile]\nequipment = ["mat"]'}
    loaded = api.load(Memory(texts), "main.mob")
    assert loaded.value
    made = api.timeline(loaded.value).value
    assert made
    assert (made.events[0].kit, made.events[0].kit_choice) == ("mat", "mat or bench")


def test_a_gate_that_the_profile_answers_is_gone() -> None:
    text = 'disclaimer "x"\nplank 30s\nclearance if herniation "see your physio first"'
    shown = []
    for toml in ("[profile]\nherniation = true", "[profile]\nherniation = false", ""):
        loaded = api.load(Memory({"main.mob": text, "mob.toml": toml}), "main.mob")
        assert loaded.value
        made = api.timeline(loaded.value).value
        assert made
        shown.append([str(event.kind) for event in made.events])
    assert shown == [["prompt", "work"], ["work"], ["prompt", "work"]]


def test_imports_know_the_person_too() -> None:
    text = 'import "back.mob" as back\nimport "back.mob" as other\ndo back.warm_up; do other.warm_up'
    made = document("[profile]\nage = 41", text, back="routine warm_up { march 1min; plank 30s if age > 60 }")
    assert made.imports["back"].profile == {"age": Decimal(41)}


@pytest.mark.parametrize(
    ("toml", "code", "marked"),
    [
        ("[profile", "M630", None),
        ("a = [[[", "M630", None),
        ("a = " + "[" * 10_000, "M630", None),
        (".".join("a" * 17) + " = 1", "M630", "."),
        (".".join("a" * 45_000) + " = 1", "M630", "."),
        ('[profile]\n"a". b . "c".d.e.f.g.h.i.j.k.l.m.n.o.p.q = 1', "M630", "."),
        ("[profile]\nage = = 3", "M630", None),
        ("age = 41", "M631", "age"),
        ("[profil]\nage = 41", "M631", "profil"),
        ("[project]\nversion = 1", "M631", "version"),
        ("[checks]\nofff = []", "M631", "offf"),
        ('profile = "me"', "M632", "profile"),
        ('[profile]\nequipment = "mat"', "M632", "equipment"),
        ('[profile]\nequipment = ["foam roller"]', "M632", "foam roller"),
        ("[profile]\nconditions = [1]", "M632", "conditions"),
        ("[profile]\nage = [41]", "M632", "age"),
        ("[profile]\nage = 2026-03-02", "M632", "age"),
        ("[profile]\nage = inf", "M632", "age"),
        ("[profile]\nage = nan", "M632", "age"),
        ("[profile]\nage = 99999999999999999999", "M632", "age"),
        ('[profile]\n"my age" = 41', "M632", "my age"),
        ("[checks]\nlevel = 3", "M632", "level"),
        ('[checks]\nlevel = { M303 = "fatal" }', "M632", "M303"),
        ('[checks]\noff = "M303"', "M632", "off"),
        ("[checks]\nplugins = [3]", "M632", "plugins"),
        ('[checks]\nlevel = { M322 = "off" }', "M632", "M322"),
        ('[checks]\noff = ["M999"]', "M633", "M999"),
        ('[checks]\noff = ["M103"]', "M638", "M103"),
        ('[checks]\nlevel = { M213 = "warning" }', "M638", "M213"),
        ('[checks]\nlevel = { M30 = "error" }', "M633", "M30"),
        ("[project]\nlanguage = 2", "M634", "language"),
        ("[project]\nlanguage = true", "M634", "language"),
        ('[checks]\nplugins = ["no_such_check"]', "M635", "no_such_check"),
    ],
)
def test_a_mistake_is_an_error_at_its_place(toml: str, code: str, marked: str | None) -> None:
    (one,) = findings({"main.mob": "plank 30s", "mob.toml": toml})
    assert (one.code, one.severity) == (code, Severity.ERROR)
    assert one.span
    assert one.span.path == "mob.toml"
    assert marked is None or toml[one.span.start : one.span.end] == marked


@pytest.mark.parametrize(
    ("toml", "near"),
    [
        ("[profil]", "profile"),
        ("[checks]\nlevels = {}", "level"),
        ('[checks]\noff = ["M3O4"]', "M304"),
    ],
)
def test_did_you_mean(toml: str, near: str) -> None:
    (one,) = findings({"main.mob": "plank 30s", "mob.toml": toml})
    assert one.hint == f"Did you mean {near}?"


def test_what_is_right_counts_beside_a_mistake() -> None:
    texts = {"main.mob": "plank 30s with bench", "mob.toml": '[profile]\nequipment = ["mat"]\nage = []'}
    assert [one.code for one in findings(texts)] == ["M632", "M249"]


def test_a_comment_is_no_place() -> None:
    toml = "# age stands below\n[profile]\nage = []"
    (one,) = findings({"main.mob": "plank 30s", "mob.toml": toml})
    assert one.span
    assert one.span.start == toml.rindex("age")


@pytest.mark.parametrize("toml", ["a = " + "[" * 90_000, "#" * 200_000, "a.b.c = 1\n" * 3])
def test_a_hostile_file_is_an_error_and_no_more(toml: str) -> None:
    assert {one.code for one in findings({"main.mob": "plank 30s", "mob.toml": toml})} <= {"M630", "M631"}


def test_levels_and_codes_that_are_off() -> None:
    text = "cat_cow\nside_plank 30s only left"
    plain = {one.code: one.severity for one in findings({"main.mob": text})}
    assert plain == {"M322": Severity.INFO, "M324": Severity.INFO}
    toml = '[checks]\noff = ["M324"]\nlevel = { M322 = "error" }'
    set_so = {one.code: one.severity for one in findings({"main.mob": text, "mob.toml": toml})}
    assert set_so == {"M322": Severity.ERROR}


def test_an_error_of_the_language_keeps_its_level() -> None:
    toml = '[checks]\noff = ["M110"]\nlevel = { M103 = "info" }'
    found = findings({"main.mob": "plank 30\nplank 3-2-x", "mob.toml": toml})
    assert {one.severity for one in found} == {Severity.ERROR}


def test_a_level_of_error_ends_a_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("main.mob").write_text("cat_cow\n", encoding="utf-8")
    assert CliRunner().invoke(cli, ["timeline", "main.mob"]).exit_code == 0
    Path("mob.toml").write_text('[checks]\nlevel = { M322 = "error" }\n', encoding="utf-8")
    for verb in ("check", "timeline"):
        run = CliRunner().invoke(cli, [verb, "main.mob"])
        assert run.exit_code == 1
        assert "error[M322]" in run.output


def test_mistakes_are_shown_with_their_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("main.mob").write_text("plank 30s\n", encoding="utf-8")
    Path("mob.toml").write_text('[profile]\nequipment = "mat"\n', encoding="utf-8")
    run = CliRunner().invoke(cli, ["check", "main.mob"])
    assert run.exit_code == 1
    assert "mob.toml:2:1" in run.output
    assert '2 | equipment = "mat"' in run.output


def test_a_file_that_is_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("main.mob").write_text("plank 30s\n", encoding="utf-8")
    Path("mob.toml").write_bytes(b'[profile]\nname = "\xff"\n')
    run = CliRunner().invoke(cli, ["check", "main.mob"])
    assert run.exit_code == 1
    assert "M622" in run.output


def test_a_text_or_a_comment_is_no_deep_key() -> None:
    dots = ".a" * 40
    toml = f'[profile]  # {dots}\nname = "{dots}"\nplace = \'{dots}\'\nnote = """\n{dots}\n"""\nage = 41.5\n'
    assert findings({"main.mob": "plank 30s", "mob.toml": toml}) == []


def test_thousands_of_keys_are_each_told_at_their_place_in_no_time() -> None:
    toml = "[checks]\n" + "".join(f"key{number} = 1\n" for number in range(8_000))
    start = time.process_time()
    unknown = findings({"main.mob": "plank 30s", "mob.toml": toml})
    assert time.process_time() - start < 20  # in seconds of the processor; it took a minute when each was looked for
    assert [toml[one.span.start : one.span.end] for one in unknown if one.span] == [f"key{at}" for at in range(8_000)]


@pytest.mark.parametrize(
    ("toml", "mended"),
    [
        ("[checks]\nofff = []", "[checks]\noff = []"),
        ('[checks]\noff = ["M32"]', '[checks]\noff = ["M320"]'),
        ("[profil]\nage = 41", "[profile]\nage = 41"),
    ],
)
def test_a_slip_has_its_fix(toml: str, mended: str) -> None:
    (finding,) = findings({"main.mob": "plank 30s", "mob.toml": toml})
    assert finding.fix
    assert finding.fix.applied(toml) == mended
