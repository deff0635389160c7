"""A session played by hand: keys and time go in, scenes, sounds and lines come out."""

import json
from pathlib import Path

import pytest

from mobdsl.play.hands import choose, type_in
from mobdsl.play.journal import left_sessions
from mobdsl.play.keys import Action
from mobdsl.play.player import Part
from mobdsl.play.scene import Mood, Shape
from mobdsl.session.engine_types import Status
from mobdsl.session.program_types import Asked, Notice, Thing
from support.played import (
    AMRAP,
    BREATH,
    CAPPED,
    EMOM,
    GATED,
    HANG,
    HOLD,
    HOSTILE,
    LADDER,
    QUESTIONS,
    TOTAL,
    asks,
    program,
    rig,
    work,
)


def test_the_lead_in_counts_down_to_the_first_step() -> None:
    it = rig(HOLD, lead=5)
    it.wait(2)
    assert (it.scene.mood, it.scene.word, it.scene.title) == (Mood.READY, "GET READY", "Dead bug, left side")
    assert it.scene.figures == ("0:03",)
    it.wait(3)
    assert (it.scene.mood, it.scene.title, it.scene.where) == (Mood.WORK, "Dead bug", "left side · set 2 of 3")
    assert it.sound.heard == ["Get ready.", "3", "2", "1", "Dead bug"]


def test_enter_ends_the_lead_in() -> None:
    it = rig(HOLD, lead=30)
    it.press("enter")
    assert it.scene.figures == ("0:48",)


def test_a_timed_step_counts_down_and_its_bar_fills() -> None:
    it = rig(HOLD)
    it.wait(12)
    assert (it.scene.figures, it.scene.caption, it.scene.over) == (("0:36",), "left of 48 s", 0.25)
    assert it.scene.next == "Rest 20 s, then Goblet squat, 8 reps · 16kg"
    assert it.scene.stops == ("tingling", "sharp pain")
    assert it.scene.left == "≥ 0:56 left"


def test_a_rest_is_for_preparing() -> None:
    it = rig(HOLD)
    it.wait(50)
    assert (it.scene.mood, it.scene.title, it.scene.dose) == (Mood.REST, "Rest → Goblet squat", "8 reps · 16kg")
    assert it.scene.care == ("Caution: knees over toes",)
    assert it.scene.figures == ("0:18",)


def test_what_a_person_ends_shows_repetitions_and_load_large() -> None:
    it = rig(HOLD, step=2)
    it.wait(13)
    assert it.scene.figures == ("8 × 16kg", "8")
    assert it.scene.caption == "0:13 so far · Enter: done"
    assert it.scene.over is None
    assert (it.scene.next, it.scene.next_word) == ("This is the last one.", "")


def test_a_pause_is_large_and_the_clock_stands() -> None:
    it = rig(HOLD)
    it.wait(8)
    it.press("space")
    it.wait(60)
    assert (it.scene.mood, it.scene.word, it.scene.figures) == (Mood.PAUSED, "PAUSED", ("PAUSED",))
    assert it.scene.clocks[0] == "0:40 left of 48 s"
    it.press("enter")
    assert it.scene.figures == ("0:40",)


def test_ten_seconds_more_and_less() -> None:
    it = rig(HOLD)
    it.press("+", "up", "-")
    assert it.scene.figures == ("0:58",)


def test_breath_is_drawn_as_it_goes() -> None:
    it = rig(BREATH)
    it.wait(1)
    assert it.scene.pace is not None
    assert (it.scene.pace.words, it.scene.pace.shape, it.scene.pace.over) == ("Inhale", Shape.FILL, 0.25)
    assert (it.scene.pace.left, it.scene.pace.rep) == ("3", "rep 1 of 2")
    assert (it.scene.figures, it.scene.caption) == (("INHALE 3",), "0:15 left of 16 s")
    it.wait(4)
    assert it.scene.pace.shape is Shape.DRAIN
    assert it.scene.figures == ("EXHALE 3",)
    assert "Exhale" in it.sound.heard


def test_of_holds_in_repetitions_the_hold_is_large() -> None:
    it = rig(HANG)
    it.wait(2)
    assert (it.scene.figures, it.scene.caption, it.scene.clocks) == (("0:05",), "Hold", ("In all: 0:18 left",))
    it.wait(6)
    assert (it.scene.figures, it.scene.caption) == (("0:02",), "Let go")


def test_a_round_on_a_clock_shows_its_time_beside_the_repetitions() -> None:
    it = rig(EMOM)
    it.wait(20)
    assert it.scene.clocks == ("Round: 0:40 left",)
    assert it.scene.left == "1:40 left"
    it.press("enter")
    assert (it.scene.figures, it.scene.caption) == (("0:40",), "until the next round")
    assert it.scene.clocks == ()
    it.press("enter")
    assert (it.scene.where, it.scene.left) == ("round 2 of 2", "1:00 left")


def test_a_cap_and_a_stopwatch_run_at_once() -> None:
    it = rig(CAPPED)
    it.wait(75)
    assert it.scene.clocks == ("Cap: 8:45 left", "Time: 1:15")
    assert it.scene.left == "≤ 8:45 left"
    it.press("enter", "enter")
    assert it.player.dialog is not None
    it.press("escape")
    assert "Fran: 1:15" in it.player.dialog.rows


def test_rounds_are_counted_and_the_broken_one_is_asked_for() -> None:
    it = rig(AMRAP)
    assert it.scene.parts == ("5  Pull-up", "10  Push-up")
    it.press("enter", "enter", "enter")
    assert it.scene.caption == "3 rounds done; Enter counts one"
    it.wait(300)
    assert it.form.text == "How many repetitions of the broken round?"
    it.press("7", "enter", "escape")
    assert it.player.dialog is not None
    assert "AMRAP: 3 rounds and 7 repetitions" in it.player.dialog.rows


def test_a_total_is_collected_over_sets() -> None:
    it = rig(TOTAL)
    it.wait(50)
    assert (it.scene.figures, it.scene.caption) == (("1:10",), "left of 2 min, set 1 of at most 3")
    it.press("enter")
    it.wait(30)
    assert (it.scene.mood, it.scene.caption) == (Mood.REST, "left of 2 min; Enter: the next set")
    it.press("enter")
    it.wait(40)
    assert it.scene.figures == ("0:30",)
    it.press("x")
    assert it.player.part is Part.ASKING
    assert it.state.past[0].sets == (50_000, 40_000)


def test_a_gate_is_not_passed_by_keys_that_mean_something_else() -> None:
    it = rig(QUESTIONS, lead=5)
    it.press("enter", "n", "right", "left", "space", "space", "+", "enter")
    assert (it.scene.word, it.form.chosen, it.state.at) == ("SAFETY CHECK", None, 0)
    it.press("j", "end", "enter")
    assert it.scene.word == "SAFETY CHECK"
    it.press("down", "enter")
    assert it.form.name == "stiffness"


def test_a_gate_that_is_not_clear_ends_the_session() -> None:
    it = rig(QUESTIONS)
    it.press("x")
    assert (it.state.how, it.player.part) == ("gate", Part.ASKING)
    it.press("escape")
    assert it.player.dialog is not None
    assert "Not clear: Active herniation: ask your physio first." in it.player.dialog.rows


def test_a_gate_before_a_part_leaves_that_out() -> None:
    it = rig(GATED)
    assert [option.label for option in it.form.options] == [
        "Clear: it is not so, or somebody who knows has said yes",
        "Not clear: leave out Jumping",
        "Stop the session here",
    ]
    it.press("x")
    assert it.scene.title == "Bridge"
    stopped = rig(GATED)
    stopped.press("s")
    assert stopped.state.how == "quit"


def test_every_question_is_answered_by_keys() -> None:
    it = rig(QUESTIONS, lead=3)
    it.press("c", "1", "0", "enter", "2", "y", "n")
    assert [(answer.name, answer.value) for answer in it.state.answers] == [
        ("herniation", "clear"),
        ("stiffness", 10),
        ("place", "gym"),
        ("slept_well", True),
        ("extra", False),
    ]
    it.wait(3)
    assert it.scene.title == "Bridge"
    it.wait(30)
    assert it.scene.word == "AGAIN?"
    it.press("a")
    assert it.scene.title == "Bridge"
    it.wait(30)
    it.press("e")
    assert it.player.part is Part.ASKING


def test_a_question_may_stay_open() -> None:
    it = rig(QUESTIONS)
    it.press("c", "enter")
    assert it.form.name == "place"
    assert [answer.name for answer in it.state.answers] == ["herniation"]


def test_a_click_answers() -> None:
    it = rig(QUESTIONS)
    choose(it.player, 0)
    choose(it.player, 4)
    assert it.form.chosen == 4
    it.press("enter")
    assert it.state.answers[-1].value == 4


def test_easier_and_harder() -> None:
    it = rig(LADDER)
    it.press("<")
    assert it.scene.title == "Knee push-up"
    it.press(">")
    assert it.scene.title == "Push-up"
    it.press(">")
    assert it.scene.notice == "There is no such form of this movement."
    it.wait(6)
    assert it.scene.notice == ""


def test_a_stop_rule_ends_its_part_and_the_clock_waits_while_one_reads() -> None:
    it = rig(HOLD)
    it.wait(10)
    it.press("s")
    it.wait(30)
    assert it.form.options[0].label == "tingling: See your physio first."
    it.press("escape")
    assert it.scene.figures == ("0:38",)
    it.press("s", "1")
    assert it.state.how == "stopped"
    it.press("escape")
    assert it.player.status == 1
    assert it.player.dialog is not None
    assert "Stopped: tingling" in it.player.dialog.rows


def test_jump() -> None:
    it = rig(HOLD)
    it.press("j", "down", "enter")
    assert (it.scene.title, it.state.status) == ("Goblet squat", Status.RUNNING)


def test_repetitions_and_load_are_corrected() -> None:
    it = rig(HOLD, step=2)
    it.press("c", "backspace", "1", "0", "enter")
    assert it.form.typed == "16kg"
    it.press(*["backspace"] * 4, *"20kg", "enter")
    assert (it.state.reps, it.state.load) == ("10", "20kg")


def test_before_anything_was_done_nothing_is_corrected() -> None:
    it = rig(QUESTIONS)
    it.press("c", "enter", "enter", "enter")
    it.press("space")
    it.press("C")
    assert it.scene.notice == "Nothing was done yet that could be corrected."


def test_leaving_asks_first() -> None:
    it = rig(HOLD)
    it.wait(5)
    it.press("q")
    assert it.state.status is Status.PAUSED
    it.press("escape")
    assert it.state.status is Status.RUNNING
    it.press("q", "q")
    assert (it.state.how, it.player.part) == ("quit", Part.ASKING)


def test_the_end_asks_and_keeps_the_line() -> None:
    it = rig(HOLD)
    it.wait(68)
    it.wait(13)
    it.press("enter")
    assert (it.player.part, it.form.text) == (Part.ASKING, "How hard was it, all in all?")
    it.press("7", "enter", "enter", "2", "enter")
    type_in(it.player, 'felt "good"\nand easy')
    it.press("enter")
    line = 'did 2026-03-02 07:04 evening 1:21 effort 7 pain 2 note "felt \\"good\\" and easy"'
    line += " done dead_bug 48s only left done goblet_squat x8 load 16kg time 13s"
    assert it.kept == [line]
    assert it.player.dialog is not None
    assert it.player.dialog.rows[-2:] == (line, "Kept in log.mob.")
    assert it.player.status == 0
    it.press("space")
    assert not it.player.over
    it.press("enter")
    assert it.player.over


def test_what_was_answered_is_not_asked_again_and_what_the_routine_asks_keeps_its_words() -> None:
    ends = asks(Asked.SCALE, "effort", "How was the effort?", low=1, high=5)
    it = rig(program(work("Bridge", reps="12"), asks(Asked.SCALE, "pain", "Pain?", low=0, high=10), ends))
    it.press("enter", "2", "enter", "q", "q")
    asked = []
    while it.player.part is Part.ASKING:
        asked.append((it.form.name, it.form.text, len(it.form.options)))
        it.press("enter")
    assert asked == [
        ("effort", "How was the effort?", 5),
        ("comfort", "How comfortable was it?", 11),
        ("note", "Anything to remember?", 0),
    ]


def test_what_there_is_to_know_comes_first() -> None:
    notices = (Notice(kind="caution", text="Warm up\x1b."), Notice(kind="author", text="Me"))
    what = program(work("Swings", reps="10", things=(Thing("kettlebell"),)), notices=notices, contexts=("pre_run",))
    it = rig(what, begun=False)
    it.player.wait()
    it.wait(100)
    assert (it.scene.title, it.scene.word) == ("Evening", "READY?")
    assert it.scene.parts == (
        "open · 1 step",
        "For: pre run",
        "You need: kettlebell",
        "",
        "Caution: Warm up\\x1b.",
    )
    it.press("enter")
    assert (it.scene.title, it.state.clock) == ("Swings", 0)
    left = rig(QUESTIONS, begun=False)
    left.player.wait()
    assert left.scene.word == "READY?"
    left.press("q")
    assert left.player.over
    assert left.kept == []


def test_nothing_done_is_nothing_kept() -> None:
    it = rig(HOLD, lead=5)
    it.press("q", "q")
    assert it.player.part is Part.SHOWING
    assert it.player.dialog is not None
    assert it.player.dialog.rows[-1] == "Nothing was done, so nothing is kept."
    assert it.kept == []


def test_a_closed_lid_is_no_training() -> None:
    it = rig(HOLD)
    it.wait(20)
    it.clock.now += 3_600_000
    it.player.tick()
    assert it.state.status is Status.PAUSED
    assert it.scene.clocks[0] == "0:28 left of 48 s"
    assert it.scene.notice.startswith("Nobody was here")


def test_a_process_that_was_stopped_comes_back_paused() -> None:
    it = rig(HOLD)
    it.wait(20)
    it.clock.now += 2_000
    it.player.came_back()
    assert it.state.status is Status.PAUSED
    it.press("space")
    assert it.scene.figures == ("0:28",)


def test_steps_that_ran_out_meanwhile_are_behind_without_drift() -> None:
    it = rig(HOLD)
    for _ in range(7):
        it.clock.now += 7_300
        it.player.tick()
    assert it.scene.mood is Mood.REST
    assert it.state.clock == 51_100
    assert it.scene.figures == ("0:17",)


@pytest.mark.parametrize("signal", [1, 2, 15])
def test_a_signal_keeps_what_was_done_and_asks_nothing(signal: int) -> None:
    it = rig(HOLD)
    it.wait(20)
    it.press("?")
    it.player.interrupt(signal)
    assert it.player.over
    assert it.player.status == 128 + signal
    assert it.kept == ["did 2026-03-02 07:04 evening 0:20 ended quit cut dead_bug 20s only left"]


def test_a_signal_during_the_last_questions_keeps_what_was_answered() -> None:
    it = rig(HOLD, step=2)
    it.wait(9)
    it.press("enter", "8", "enter")
    it.player.interrupt(15)
    done = "skipped dead_bug only left done goblet_squat x8 load 16kg time 9s"
    assert it.kept == [f"did 2026-03-02 07:04 evening 0:09 effort 8 {done}"]


def test_voice_and_tones_are_told() -> None:
    it = rig(HOLD)
    it.press("m")
    assert it.scene.notice == "Tones are off."
    it.press("v")
    assert it.scene.notice == "This machine has no voice: the bell rings."


def test_the_light_is_not_the_session_s() -> None:
    from mobdsl.play.hands import press_key

    assert press_key(rig(HOLD).player, "t") is Action.LIGHT


def test_the_journal_has_each_event_before_the_next(tmp_path: Path) -> None:
    it = rig(HOLD, place=tmp_path)
    it.wait(12)
    it.press("space")
    (file,) = tmp_path.iterdir()
    events = [json.loads(line)["event"][0] for line in file.read_text().splitlines()[1:]]
    assert events == ["start", "time", "time", "pause"]
    assert left_sessions(tmp_path) == []  # it runs
    it.player.interrupt(2)
    assert list(tmp_path.iterdir()) == []


def test_what_a_file_says_is_never_obeyed() -> None:
    it = rig(HOSTILE)
    shown = it.text() + it.text(40, 10) + it.text(200, 60)
    it.press("enter")
    shown += it.text() + it.text(40, 10)
    assert "[bold]" in shown
    assert "\\x1b[31mRed" in shown
    assert [character for character in shown if not character.isprintable() and character != "\n"] == []


def test_what_is_too_long_to_be_seen_at_once_is_scrolled() -> None:
    it = rig(HOLD)
    it.press("?")
    assert it.text(40, 10).splitlines()[-1] == "  Esc go back   ↑ ↓ scroll"
    assert "Space or P" in it.text(40, 10)
    it.press("pagedown", "pagedown", "pagedown")
    assert "Space or P" not in it.text(40, 10)
    assert "? or H" in it.text(40, 10)
    it.press("pageup", "up", "down", "pageup", "pageup", "pageup")
    assert "Space or P" in it.text(40, 10)
    it.press("escape")
    assert it.scene.title == "Dead bug"
