"""The table, read back by a Markdown parser that makes links of addresses, as the ones of code hosts do."""

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mobdsl.backends import registry
from mobdsl.backends.base import Job
from mobdsl.model.document import Document
from mobdsl.model.intervals import NOT_STATED, OPEN, Interval, Quality, Round, exactly
from mobdsl.model.routines import Routine
from mobdsl.timeline.events import Event, Exercise, Rest, Switch, Timeline, Work
from mobdsl.timeline.texts import Texts
from mobdsl.wording.doses import DoseText
from mobdsl_markdown import MarkdownBackend, MarkdownOptions

OWN_TAGS = {"h2", "p", "table", "thead", "tbody", "tr", "th", "td"}


def work(
    line: int, title: str = "Dead bug", length: Interval | None = None, start: int | None = 0, **more: Any
) -> Event:
    """A set of a movement, of half a minute where no ``length`` is given."""
    fields = {name: more.pop(name) for name in ("item", "start_estimate", "in_rounds") if name in more}
    dose = more.pop("dose", None)
    exercise = Exercise(title=title, texts=Texts(dose=DoseText(dose) if dose else None), **more)
    return Work(exercise=exercise, interval=length or exactly(30_000), start=start, line=line, **fields)


def timeline(*events: Event, title: str = "Morning") -> Timeline:
    length = exactly(75_000)
    return Timeline(routine=Routine(name="morning", title=title), contexts=(), length=length, events=events)


def compiled(routine: Timeline, options: MarkdownOptions | None = None) -> str:
    job = Job(document=Document(path="morning.mob"), timelines=(routine,))
    outcome = MarkdownBackend().compile(job, options or MarkdownOptions())
    assert outcome.value is not None
    (artifact,) = outcome.value
    assert artifact.name == "morning.md"
    return artifact.content.decode()


class Reader(HTMLParser):
    """The tags of a page, and the text in its heading and each of its cells."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.cells: list[str] = []
        self.inside = False
        self.feed(MarkdownIt("gfm-like").render(markdown))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag in ("td", "h2"):
            self.inside = True
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in ("td", "h2")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.cells[-1] += data


def test_a_dose_says_load_effort_and_equipment() -> None:
    said = Texts(dose=DoseText("3 × 8"), load="16 kg", effort="8rpe")
    event = Work(exercise=Exercise(title="Row", texts=said), interval=OPEN, start=0, line=0)
    assert "| 0:00 | Row | 3 × 8, 16 kg, 8rpe |  |" in compiled(timeline(event))


def test_a_routine_in_full() -> None:
    side = {"dose": "3 × 8 each side", "in_rounds": (Round(1, 2),), "cues": ("spine still", "slow")}
    routine = timeline(
        Rest(title="Wait", interval=exactly(30_000)),
        work(0, length=exactly(45_000), side="left", **side),
        Switch(title="Change sides", interval=exactly(30_000)),
        work(0, start=45_000, side="right", **side),
        work(1, "Plank", start=75_000),
        work(1, "Side plank", exactly(30_000, Quality.ASSUMED), item=1, start=105_000),
        work(2, "Bridge", OPEN, start=135_000),
        work(3, "Twist", NOT_STATED, start=None, start_estimate=145_500),
        work(4, "Hang", start=None, dose="max"),
    )
    assert compiled(routine) == (
        "## Morning\n"
        "\n"
        "1 min 15 s\n"
        "\n"
        "| Start | Movement | Dose | Cue |\n"
        "|--:|---|---|---|\n"
        "| 0:00 | Dead bug | 3 × 8 each side, 2 rounds | spine still |\n"
        "| 1:15 | Plank | 30 s |  |\n"
        "| 1:45 | Side plank | 30 s (an equal share) |  |\n"
        "| 2:15 | Bridge | open |  |\n"
        "| ≈ 2:26 | Twist | not stated |  |\n"
        "|  | Hang | max |  |\n"
    )


def test_rounds_in_rounds_are_told_with_those_around_them() -> None:
    event = work(0, dose="5 reps", in_rounds=(Round(1, 3), Round(1, 2)))
    assert "| 5 reps, 2 rounds in each of 3 |" in compiled(timeline(event))


def test_the_heading_takes_its_level() -> None:
    assert compiled(timeline(), MarkdownOptions(heading=4)).startswith("#### Morning\n")


@pytest.mark.parametrize("level", ["0", "7", "two"])
def test_a_level_that_is_none_is_refused(level: str) -> None:
    assert not registry.options(MarkdownBackend(), {"heading": level}).ok


@pytest.mark.parametrize(
    "text",
    [
        "a | b",
        "a \\| b",
        "ends with \\",
        "`code` and ``",
        "<script>alert(1)</script>",
        "<!-- hidden",
        "&lt;b&gt; &amp; &#124;",
        "[click](javascript:alert(1))",
        "![image](https://example.com/x.png)",
        "<https://example.com>",
        "see https://example.com/a_b_c?d=e&f or http://example.com",
        "www.example.com and WWW.example.com",
        "write to someone@example.com",
        "*bold* __bold__ ~~struck~~ $x$",
        "# title #",
        "- item",
        "1. item",
        "---",
        "[ref]: https://example.com",
        "3 × 8, Rücken 🧘‍♀️ – 2.5 kg (gently)!",
    ],
)
def test_any_text_is_shown_as_it_was_written_and_does_nothing(text: str) -> None:
    routine = timeline(work(0, text, dose=text, cues=(text,)), work(1, "Next"), title=text)
    page = Reader(compiled(routine))
    assert page.tags <= OWN_TAGS
    assert page.cells == [text, "0:00", text, text, text, "0:00", "Next", "30 s", ""]


@settings(derandomize=True, deadline=None)
@given(st.text(alphabet=st.characters() | st.sampled_from("\\`*_[]()<>|~&:/.w@#\n\r\t "), max_size=40))
def test_no_text_breaks_the_table(text: str) -> None:
    page = Reader(compiled(timeline(work(0, text, cues=(text,)), work(1, "Next"), title=text)))
    assert page.tags <= OWN_TAGS
    assert page.cells[-4:] == ["0:00", "Next", "30 s", ""]
    assert len(page.cells) == 9


def test_line_ends_controls_and_marks_of_direction_do_not_get_through() -> None:
    page = compiled(timeline(work(0, "a\r\nb\u2028c\x1b[31m\u202ed\u2069\ud800"), title="t\n# u"))
    assert "| a b c\N{REPLACEMENT CHARACTER}\\[31m\N{REPLACEMENT CHARACTER}d" in page
    assert page.startswith("## t \\# u\n")
    assert page.isascii() is False
    assert not set(page) & set("\r\x1b\u2028\u202e\u2069")


def test_the_command_finds_it(tmp_path: Path) -> None:
    (tmp_path / "morning.mob").write_text('dead_bug 45s cue "spine still"\nplank 30s\n', encoding="utf-8")
    mobdsl = Path(sys.executable).with_name("mobdsl")
    arguments = ("build", "morning.mob", "--to", "markdown", "-O", "heading=1")
    done = subprocess.run([mobdsl, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "morning.md\n"), done.stderr
    assert (tmp_path / "morning.md").read_text(encoding="utf-8") == (
        "# Morning\n"
        "\n"
        "1 min 15 s\n"
        "\n"
        "| Start | Movement | Dose | Cue |\n"
        "|--:|---|---|---|\n"
        "| 0:00 | Dead bug | 45 s | spine still |\n"
        "| 0:45 | Plank | 30 s |  |\n"
    )


def test_a_series_is_told_whole(tmp_path: Path) -> None:
    text = "repeat 3 { plank 20/30/40s; push_up x5 +1 each round }\nrow x8/6\nside_plank 2x20s each side\n"
    (tmp_path / "series.mob").write_text(text, encoding="utf-8")
    mobdsl = Path(sys.executable).with_name("mobdsl")
    arguments = ("build", "series.mob", "--to", "markdown", "-o", "-")
    done = subprocess.run([mobdsl, *arguments], cwd=tmp_path, capture_output=True, text=True, check=True)
    doses = [line.split(" | ")[2] for line in done.stdout.splitlines() if line.startswith("| ")][1:]
    assert doses == [
        "20 s / 30 s / 40 s, 3 rounds",
        "5 reps / 6 reps / 7 reps, 3 rounds",
        "8 reps / 6 reps",
        "2 × 20 s each side",
    ]
