"""A scene is drawn for every size, within it, and what matters most is always there."""

import pytest
from hypothesis import strategies as st

from mobdsl.play import forms
from mobdsl.play.forms import Form, Look, Option
from mobdsl.play.rows import cut, shortened, width_of
from mobdsl.play.scene import Listed, Mood, Pace, Scene, Shape
from mobdsl.play.stage import drawn
from mobdsl.records import evolve
from support.laws import law
from support.played import AMRAP, EMOM, HANG, HOLD, HOSTILE, QUESTIONS, TOTAL, Rig, rig

SIZES = ((40, 10), (80, 24), (200, 60))
PROGRAMS = (AMRAP, EMOM, HANG, HOLD, HOSTILE, QUESTIONS, TOTAL)

STEP = Scene(
    mood=Mood.WORK,
    word="WORK",
    heading="Evening",
    place="4 of 12",
    left="8:29 left",
    title="Dead bug",
    where="left side · set 2 of 3",
    dose="8 reps",
    figures=("0:27",),
    caption="left of 48 s",
    over=0.5,
    cues=("Spine still",),
    next="Plank, 30 s",
    stops=("tingling",),
    hints=("Space pause", "→ next", "? keys"),
)


def lines(scene: Scene, width: int, rows: int) -> list[str]:
    return ["".join(span.text for span in row).rstrip() for row in drawn(scene, width, rows)]


def test_the_smallest_screen_has_what_matters() -> None:
    assert lines(STEP, 40, 10) == [
        "   ▶ WORK   Evening 4 of 12, 8:29 left",
        "  Dead bug",
        "  left side · set 2 of 3 · 8 reps",
        "",
        "  █▀█ ▄ ▀▀█ ▀▀█",
        "  █ █ ▄ █▀▀   █",
        "  ▀▀▀   ▀▀▀   ▀  left of 48 s",
        "  ██████████████████░░░░░░░░░░░░░░░░░░",
        "  Stop at: tingling",
        "  Next  Plank, 30 s",
    ]


def test_where_nothing_is_to_be_stopped_at_the_time_is_larger() -> None:
    assert lines(evolve(STEP, stops=()), 40, 10)[3:8] == [
        "  ██████      ██████  ██████",
        "  ██  ██  ██      ██      ██",
        "  ██  ██      ██████      ██",
        "  ██  ██  ██  ██          ██",
        "  ██████      ██████      ██",
    ]


@pytest.mark.parametrize("rows", [8, 10, 13, 24, 60])
@pytest.mark.parametrize("width", [30, 40, 80])
def test_what_to_stop_at_is_seen_all_the_time(width: int, rows: int) -> None:
    assert "Stop at: tingling" in "\n".join(lines(STEP, width, rows))


def test_a_usual_screen() -> None:
    assert lines(STEP, 80, 24) == [
        "   ▶ WORK   Evening                                         4 of 12, 8:29 left",
        "  ────────────────────────────────────────────────────────────────────────────",
        "",
        "  Dead bug",
        "  left side · set 2 of 3 · 8 reps",
        "",
        "  █████████         █████████   █████████",
        "  ███▀▀▀███   ▄▄▄   ▀▀▀▀▀▀███   ▀▀▀▀▀▀███",
        "  ███   ███   ███         ███         ███",
        "  ███   ███         █████████         ███",
        "  ███   ███   ▄▄▄   ███▀▀▀▀▀▀         ███",
        "  ███   ███   ███   ███               ███",
        "  █████████         █████████         ███",
        "  ▀▀▀▀▀▀▀▀▀         ▀▀▀▀▀▀▀▀▀         ▀▀▀  left of 48 s",
        "",
        "  ██████████████████████████████████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░",
        "",
        "  Spine still",
        "",
        "",
        "  Stop at: tingling",
        "  Next  Plank, 30 s",
        "",
        "  Space pause   → next   ? keys",
    ]


def test_a_large_screen_lists_the_steps_and_writes_the_name_large() -> None:
    plan = tuple(Listed(step=at, text=f"Step {at}", is_on=at == 4, is_over=at < 4) for at in range(80))
    shown = lines(evolve(STEP, plan=plan), 200, 60)
    assert [line[156:].strip() for line in shown[2:8]] == [
        "│ ✓ Step 0",
        "│ ✓ Step 1",
        "│ ✓ Step 2",
        "│ ✓ Step 3",
        "│ ▶ Step 4",
        "│   Step 5",
    ]
    assert "Dead bug" not in "\n".join(shown)
    assert shown[3].split() == ["████", "██████", "██████", "████", "████", "██", "██", "██████", "│", "✓", "Step", "1"]


@pytest.mark.parametrize("width", [32, 40, 80, 200])
def test_the_size_of_the_time_does_not_change_with_it(width: int) -> None:
    heights = {
        sum("█" in line for line in lines(evolve(STEP, figures=(time,), over=None), width, 24))
        for time in ("0:11", "9:59", "10:00")
    }
    assert len(heights) == 1


def test_a_load_is_given_up_where_repetitions_alone_are_much_larger() -> None:
    narrow = lines(evolve(STEP, figures=("8 × 102.5kg", "8"), over=None), 40, 24)
    wide = lines(evolve(STEP, figures=("8 × 102.5kg", "8"), over=None), 120, 24)
    assert max(len(line.strip()) for line in narrow if "█" in line) < 16
    assert max(len(line.strip()) for line in wide if "█" in line) > 60


@pytest.mark.parametrize(
    ("shape", "row"),
    [
        (Shape.FILL, "  ▲ ▓▓▓▓▓▓▓▓▓▓······························ Inhale 3 · rep 1 of 4"),
        (Shape.DRAIN, "  ▼ ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓·········· Inhale 3 · rep 1 of 4"),
        (Shape.FULL, "  ■ ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ Inhale 3 · rep 1 of 4"),
        (Shape.EMPTY, "  □ ········································ Inhale 3 · rep 1 of 4"),
    ],
)
def test_a_phase_has_a_shape(shape: Shape, row: str) -> None:
    assert row in lines(evolve(STEP, pace=Pace("Inhale", shape, 0.25, "3", "rep 1 of 4")), 80, 24)


def test_a_scale_shows_what_is_chosen() -> None:
    form = forms.press(forms.scale("pain", "Pain?", 0, 10, hint="Enter"), "3")
    assert isinstance(form, Form)
    shown = drawn(evolve(STEP, mood=Mood.ASK, form=form, figures=(), title=""), 40, 10)
    chosen = [span.text for row in shown for span in row if span.style == "inverse" and span.answer is not None]
    assert chosen == [" 3 "]


def test_a_long_list_is_a_window_around_the_cursor() -> None:
    options = tuple(Option(str(at), f"Step {at}") for at in range(300))
    form = Form(name="jump", text="Jump to", look=Look.LIST, options=options, chosen=150)
    shown = lines(evolve(STEP, form=form, figures=()), 40, 10)
    assert "  ▸ Step 150" in shown
    assert sum("Step" in line for line in shown) >= 3


@pytest.mark.parametrize(("width", "rows"), SIZES)
@pytest.mark.parametrize("what", PROGRAMS)
def test_every_state_fits(what: object, width: int, rows: int) -> None:
    it: Rig = rig(what, lead=3)  # type: ignore[arg-type]
    for key in ("", "?", "escape", "j", "escape", "s", "escape", "enter", "c", "escape", "space", "q", "q"):
        shown = drawn(it.scene, width, rows)
        assert len(shown) == rows
        assert max(map(width_of, shown)) <= width
        it.press(*([key] if key else []))
        it.wait(1)


TEXT = st.text("ab c漢字é👍-·", max_size=60)


@law(TEXT, TEXT, st.lists(TEXT, max_size=4), st.integers(1, 210), st.integers(1, 70), st.booleans())
def test_whatever_is_said_stays_within_the_screen(
    title: str, other: str, more: list[str], width: int, rows: int, asks: bool
) -> None:
    form = Form(name="x", text=other, look=Look.OPTIONS, options=tuple(Option(one, one) for one in more))
    scene = evolve(
        STEP,
        title=title,
        heading=other,
        where=title,
        dose=other,
        cues=tuple(more),
        care=tuple(more),
        parts=tuple(more),
        next=other,
        notice=title,
        figures=(other, "0:27"),
        form=form if asks else None,
    )
    shown = drawn(scene, width, rows)
    assert len(shown) == rows
    assert max(map(width_of, shown)) <= width


def test_what_is_too_long_ends_in_a_mark() -> None:
    assert shortened("abcdef", 4) == "abc…"
    assert shortened("漢字漢字", 5) == "漢字…"
    assert shortened("abc", 3) == "abc"
    assert shortened("abc", 0) == ""
    assert cut((), 3) == ()
