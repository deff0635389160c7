"""How doses read, and what a context has to say, in what people get to see."""

import pytest
from click.testing import CliRunner

from mobdsl.cli.verbs import cli


def run(text: str, *arguments: str) -> str:
    done = CliRunner().invoke(cli, [*arguments[:1], "-", *arguments[1:]], input=text)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("hang total 60-90s in 1-5 sets", "(60–90 s in total, in 1-5 sets)"),
        ("hang total 60-90s in 1-5 sets rest 1min", "(60–90 s in total, in 1-5 sets, 1 min rest between)"),
        ("hang total 60s rest open", "(1 min in total, rest between)"),
        ("hang 30-60s", "(30–60 s)"),
        ("sit_to_stand x10 or 1min", "(10 reps or 1 min)"),
        ("squat x8 hold 2s reset 1-2s", "(8 reps, hold 2 s, reset 1–2 s)"),
        ("squat x8 tempo 3-0-x-0", "(8 reps, tempo 3-0-x-0)"),
        ("squat 3x8 +1 each set", "(8 reps, set 1 of 3)"),
        ("lunge x8 each leg from right alternate", "(8 reps each leg, alternating from the right)"),
        ("hang 1-2min", "(1–2 min)"),
        ("hang 90-150s", "(1 min 30 s to 2 min 30 s)"),
        ("drill max only left", "(as long as you can, left only)"),
        ("drill only left tempo slow", "(left only, tempo slow)"),
        (
            "scorpion x6-10 each side alternate each face_down, face_up",
            "(6-10 reps each side, alternating, face down, then face up)",
        ),
    ],
)
def test_a_dose_words_of(line: str, words: str) -> None:
    assert words in run(line, "timeline")


ROUTINE = """
routine evening {
  note "Breathe."
  plank 30s
  context rest_day also day_off { note "No hurry." }
  context run { note "Run easy." }
}
"""


def notes(*arguments: str) -> list[str]:
    page = run(ROUTINE, "build", "--to", "html", "-o", "-", *arguments)
    return [note for note in ("Breathe.", "No hurry.", "Run easy.") if f"<bdi>{note}</bdi>" in page]


def test_what_a_context_says_is_shown_with_it_and_only_with_it() -> None:
    assert notes() == ["Breathe."]
    assert notes("--if", "day_off") == ["Breathe.", "No hurry."]
    assert notes("--if", "run") == ["Breathe.", "Run easy."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("lasts 30min; squat 3x5 rest 2min", "30 min as declared, at least 4 min"),
        ("lasts 30min; squat 3x5", "30 min as declared"),
        ("lasts 3min; squat 3x5 rest 2min", "at least 4 min, ≈ 4 min 45 s"),
        ("lasts 30min; plank 30min", "30 min"),
    ],
)
def test_a_declared_length_is_shown_where_people_decide(text: str, words: str) -> None:
    assert run(text, "timeline").splitlines()[0].partition(": ")[2] == words
