"""The script as a file: what it is called, what checkers say of it, what it never does, and what is said of a job."""

import re
import subprocess

import pytest

from mobdsl.backends.base import Job
from mobdsl.backends.timer import TimerBackend, TimerOptions
from mobdsl.backends.timer.text import clean, columns, wrap
from mobdsl.model.clauses import Heading
from mobdsl.model.document import Document
from mobdsl.timeline.events import Kind
from needs import needs
from timers import HOSTILE, compiled, everything, script, spinal_mobility, timed, timeline


def hostile():
    return timeline(*(timed(text, 1000, cues=(text,)) for text in HOSTILE), title=HOSTILE[1])


@pytest.fixture(params=[spinal_mobility, everything, hostile])
def path(request, tmp_path):
    path = tmp_path / "routine.sh"
    path.write_text(script(request.param()))
    return path


@needs("shellcheck")
def test_shellcheck_has_nothing_to_say(path):
    found = subprocess.run(["shellcheck", "-s", "sh", path], check=False, capture_output=True, text=True)
    assert (found.returncode, found.stdout) == (0, "")


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
    document = Document(path="a.mob", headings=(Heading("disclaimer", "For all of it."), Heading("author", "Me")))
    job = Job(document=document, timelines=(spinal_mobility(),))
    text = TimerBackend().compile(job, TimerOptions()).value[0].content.decode()
    assert "\n  notices='For all of it.\nThis is no medical" in text


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
