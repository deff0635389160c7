"""The script as a file: what it is called, what checkers say of it, what it never does, and what is said of a job."""

import re
import subprocess

import pytest
from attrs import evolve

from mobdsl.backends.base import Job
from mobdsl.backends.timer import TimerBackend, TimerOptions
from mobdsl.backends.timer.text import clean, wrap
from mobdsl.model.clauses import Heading
from mobdsl.model.conditions import Fact
from mobdsl.model.document import Document
from mobdsl.model.intervals import Quality, Round
from mobdsl.select.tree import Notice
from mobdsl.timeline.events import Kind, Phase
from mobdsl.wording.columns import columns
from mobdsl.wording.doses import DoseText
from support.needs import needs
from support.timers import HOSTILE, compiled, everything, script, spinal_mobility, timed, timeline, waiting


def hostile():
    return timeline(*(timed(text, 1000, cues=(text,)) for text in HOSTILE), title=HOSTILE[1])


def paragraphs(text, name):
    """The value of a variable of the script, its lines put together as the script does."""
    value = re.search(f"\n +{name}='(?!')(.*?)'\n", text, re.DOTALL)[1]
    return value.replace("\n ", " ").splitlines()


@pytest.fixture(params=[spinal_mobility, everything, hostile])
def path(request, tmp_path):
    path = tmp_path / "routine.sh"
    path.write_text(script(request.param()))
    return path


@pytest.mark.shell
@needs("shellcheck")
def test_shellcheck_has_nothing_to_say(path):
    found = subprocess.run(["shellcheck", "-s", "sh", path], check=False, capture_output=True, text=True)
    assert (found.returncode, found.stdout) == (0, "")


@pytest.mark.shell
@needs("checkbashisms")
def test_there_are_no_bashisms(tmp_path):
    path = tmp_path / "routine.sh"
    path.write_text(script(hostile()))
    found = subprocess.run(["checkbashisms", "--force", path], check=False, capture_output=True, text=True)
    assert (found.returncode, found.stderr) == (0, "")


def test_it_needs_neither_eval_nor_files_nor_the_network(path):
    code = re.sub(r"'[^']*'|#.*", "", path.read_text())
    assert not re.search(r"\b(eval|mktemp|curl|wget|nc|tput|source)\b|<<|/tmp", code)
    assert set(re.findall(r">+ ?[^&\s;)]+", code)) <= {">/dev/null"}


def test_the_phases_of_many_sets_are_written_once():
    phases = (Phase(0, 1000, "hold", 1), Phase(1000, 1000, "reset", 1))
    sets = [timed("Hang", 2000, phases=phases) for _ in range(3)]
    text = script(timeline(*sets, timed("Twist", 2000, phases=phases[:1])))
    assert text.count("0:1000:hold:1 1000:1000:reset:1") == 1
    assert text.count("\n  phases=$pace_1\n") == 3
    assert text.count("\n  phases='0:1000:hold:1'\n") == 1


def test_one_file_for_each_timeline():
    outcome = compiled(spinal_mobility(), everything())
    assert outcome.ok
    assert [artifact.name for artifact in outcome.value] == ["spinal_mobility.sh", "everything.sh"]
    for artifact in outcome.value:
        assert artifact.executable
        assert artifact.media_type == "application/x-sh"
        assert artifact.content.startswith(b"#!/bin/sh\n")
        assert artifact.content.endswith(b"\n")


def test_the_name_of_a_routine_is_never_a_path():
    (artifact,) = compiled(timeline(timed("Plank", 1000), name="../../etc/passwd")).value
    assert "/" not in artifact.name


def test_the_same_job_gives_the_same_bytes():
    assert compiled(everything()).value == compiled(everything()).value


def test_options_set_what_the_script_starts_from():
    text = script(everything(), lead_in=30, lang="de-CH")
    assert "\n  lead_in=30\n  lang='de-CH'\n" in text


@pytest.mark.parametrize("options", [{"lead_in": -1}, {"lead_in": 61}, {"lang": "x; touch bad"}, {"lang": ""}])
def test_options_out_of_range(options):
    with pytest.raises(ValueError, match=f"`{next(iter(options))}`"):
        TimerOptions(**options)


def test_nobody_waits_for_a_routine_of_rests_only():
    outcome = compiled(timeline(timed("Rest", 1000, kind=Kind.REST)), everything())
    (found,) = outcome.diagnostics
    assert found.code == "M501"
    assert not outcome.ok
    assert [artifact.name for artifact in outcome.value] == ["everything.sh"]


def test_the_file_s_own_disclaimers_are_shown_too():
    headings = (Heading("disclaimer", "For all of it."), Heading("author", "Me"))
    job = Job(document=Document(path="a.mob"), timelines=(evolve(spinal_mobility(), headings=headings),))
    text = TimerBackend().compile(job, TimerOptions()).value[0].content.decode()
    assert "\n  notices='- For all of it.\n- This is no medical" in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb\x07\x9bc\x00", "a[31mbc"),
        (" two\r\n lines\u2028and\ta tab ", "two lines and a tab"),
        ("\u202eevil\u2066 \ufeffx\u200b\u00ady", "evil xy"),
        ("half \ud800", "half \ufffd"),
        ("e\u0301 👩\u200d🚀 שלום", "e\u0301 👩\u200d🚀 שלום"),
    ],
)
def test_text_made_harmless(text, shown):
    assert clean(text) == shown
    assert clean(shown) == shown


def test_columns_of_a_terminal():
    assert [columns(text) for text in ("Übung", "U\u0308bung", "背中", "🧘")] == [5, 5, 4, 2]


def test_lines_break_between_parts_then_words_then_anywhere():
    assert wrap(["× 6-10", "set 2 of 3", "16kg", "0:27.5 (split assumed)"]) == (
        "× 6-10 · set 2 of 3 · 16kg ·\n 0:27.5 (split assumed)"
    )
    assert wrap(["Keep the spine still while the arms and legs move"]) == (
        "Keep the spine still while the arms\n and legs move"
    )
    assert wrap(["a" * 50]) == "a" * 38 + "\n " + "a" * 12
    assert wrap([]) == ""


@pytest.mark.parametrize(
    ("dose", "fields", "detail"),
    [
        (
            DoseText("3 × 8 each side, tempo 3-1-3", manner="tempo 3-1-3"),
            {"reps": "8", "set": 1, "sets": 3},
            "× 8 · tempo 3-1-3 · set 1 of 3 · 20 s",
        ),
        (DoseText("2 × 20 s each side, hold 5 s", manner="hold 5 s", time="20 s"), {}, "hold 5 s · 20 s"),
        (DoseText("20 s", time="20 s"), {}, "20 s"),
        ("about 20 s or 15-30 passes", {}, "about 20 s or 15-30 passes · 20 s"),
        ("60–90 s in total, in 1-5 sets", {}, "60–90 s in total, in 1-5 sets · 20 s"),
        (
            None,
            {"kit": "towel", "kit_choice": "towel or band", "load": "16kg", "effort": "8rpe"},
            "16kg · effort 8rpe · with towel · 20 s",
        ),
        (
            None,
            {"in_rounds": (Round(2, None),), "kit": "light towel, pillow"},
            "round 2 · with light towel, pillow · 20 s",
        ),
    ],
)
def test_the_dose_is_told_once(dose, fields, detail):
    text = script(timeline(timed("Plank", 20_000, dose=dose, **fields)))
    assert paragraphs(text, "detail") == [detail]


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (timed("Plank", 90_500), "1 min 30.5 s"),
        (timed("Plank", 90_000, quality=Quality.ASSUMED), "1 min 30 s (split assumed)"),
        (timed("Plank", 90_000, quality=Quality.ESTIMATED), "about 1 min 30 s"),
        (waiting("Plank"), "open"),
        (waiting("Plank", 40_000), "open, ≈ 40 s"),
        (waiting("Plank", low=40_000), "open, at least 40 s"),
        (waiting("Plank", 40_000, low=30_000, high=50_000), "open, 30 s to 50 s"),
        (waiting("Plank", quality=Quality.NOT_STATED), "no dose stated"),
    ],
)
def test_what_is_known_of_a_length_is_told_from_what_is_not(event, words):
    assert f"detail='{words}'" in script(timeline(event))


def test_what_people_have_to_read_stands_on_the_first_screen_once():
    caution = Heading("caution", "Guidance first.", condition=Fact("herniation"))
    line = timeline(
        timed("Twist", 1000, headings=(caution,)),
        timed("Twist", 1000, headings=(caution, Heading("note", "Slowly."))),
        headings=(
            Heading("cue", "Neutral spine."),
            Heading("avoid", "haste"),
            Heading("goal", "Less pain."),
            Heading("disclaimer", "No advice."),
        ),
    )
    notices = (
        Notice(kind="clearance", text="Ask first.", when="active herniation"),
        Notice(kind="stop", text="Tingling: stop here"),
        Notice(kind="adaptation", text="Add 1 rep"),
    )
    text = script(evolve(line, notices=notices))
    assert paragraphs(text, "notices") == [
        "- No advice.",
        "- Avoid: haste",
        "- Neutral spine.",
        "- If active herniation: Ask first.",
        "- Tingling: stop here",
        "- Twist: If herniation: Guidance first.",
    ]


def test_the_rest_of_what_is_known_of_a_step_is_there_for_a_larger_screen():
    words = (
        Heading("why", "It helps."),
        Heading("author", "Me"),
        Heading("note", "Wobbly.", condition=Fact("medicine_ball")),
        Heading("setup", "On your back."),
        Heading("caution", "Gently."),
    )
    text = script(timeline(timed("Plank", 1000, cues=("First", "Second"), headings=words)))
    assert paragraphs(text, "more") == [
        "Second",
        "Caution: Gently.",
        "Note: If medicine ball: Wobbly.",
        "Why: It helps.",
    ]


@pytest.mark.shell
def test_a_long_routine_is_compiled_and_every_event_is_reached(tmp_path):
    path = tmp_path / "routine.sh"
    path.write_text(script(timeline(*(timed(f"Step {number}.", 1000) for number in range(3000)))))
    done = subprocess.run(["sh", path, "--list", "--from", "2999"], check=True, capture_output=True, text=True)
    assert done.stdout == "49:58  2999/3000  Step 2998. · 1 s\n49:59  3000/3000  Step 2999. · 1 s\n"
