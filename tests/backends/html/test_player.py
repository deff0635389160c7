"""The player in a browser, under a clock that the test moves."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mobdsl import api
from mobdsl.model.clauses import Heading
from mobdsl.model.conditions import Fact
from mobdsl.project.imports import Memory
from mobdsl.select.tree import Notice
from mobdsl.timeline.events import Phase, Timeline
from support.needs import needs
from support.pages import breaths, everything, prompt, rest, spinal_mobility, switch, timeline, work
from support.tabs import TONES

pytestmark = [needs("chromium"), pytest.mark.browser]

Show = Callable[..., Any]

WORK, REST, SWITCH, COUNT, DONE = [659, 988], [659, 440], [587, 784, 587], [880], [523, 659, 784, 1047]
"""The notes of the tones, in hertz."""


def test_a_routine_of_ten_minutes_ends_after_ten_minutes(show: Show) -> None:
    shown = show(spinal_mobility())
    shown.start(lead=10)
    shown.run(609.9)
    assert (shown.text("name"), shown.text("digits"), shown.sees("summary")) == ("Twist", "1", False)
    shown.run(0.1)
    assert shown.sees("summary")
    assert (shown.text("summary-title"), shown.text("summary-length")) == ("Finished", "10:00")
    shown.click("to-sheet")
    assert shown.ask("[...document.querySelectorAll('#lines input')].every((box) => box.checked)")
    assert shown.problems == []
    assert set(shown.requests) == {shown.url}


@pytest.mark.slow
def test_every_movement_begins_at_its_second(show: Show) -> None:
    shown = show(spinal_mobility())
    shown.start()
    seen = {}
    for second in range(600):
        seen.setdefault(shown.text("name"), second)
        shown.run(1)
    assert list(seen.values()) == [0, 33, 61, 88, 136, 196, 235, 273, 309, 345, 430, 515]


@pytest.mark.slow
def test_an_hour_is_an_hour(show: Show) -> None:
    shown = show(timeline(*(work(f"Step {number}", 7.3) for number in range(500))))
    shown.start()
    begun = shown.ask("performance.now()")
    shown.run(3650)
    moments = [moment - begun for moment, hertz in shown.ask("moments") if hertz == 988]
    assert len(moments) == 500
    assert max(abs(moment - 7300 * number) for number, moment in enumerate(moments)) <= 50


def test_a_jump_of_five_minutes_lands_on_the_right_step_with_one_cue(show: Show) -> None:
    shown = show(spinal_mobility())
    shown.start()
    shown.run(5)
    shown.ask("heard.length = spoken.length = 0")
    shown.sleep(300)
    assert (shown.text("name"), shown.text("digits"), shown.text("number")) == ("Bird dog", "4", "8 of 12")
    assert shown.ask("heard") == WORK
    assert [text for text, _ in shown.ask("spoken")] == ["Bird dog. 36 seconds."]
    shown.run(5)
    assert shown.text("name") == "Bird dog, lateral"


@pytest.mark.parametrize("lead", [1, 60])
def test_the_lead_in_is_as_long_as_the_person_set(show: Show, lead: int) -> None:
    shown = show(spinal_mobility())
    shown.start(lead=lead)
    assert shown.text("kind") == "Get ready for"
    shown.run(lead - 0.1)
    assert (shown.text("digits"), shown.text("total")) == ("1", "10:00 left")
    shown.run(0.1)
    assert (shown.text("kind"), shown.text("digits")) == ("Work", "33")


def test_without_a_lead_in_the_routine_begins_at_once(show: Show) -> None:
    shown = show(spinal_mobility())
    shown.start()
    assert (shown.text("kind"), shown.text("digits")) == ("Work", "33")


def test_a_lead_in_out_of_bounds_is_brought_back(show: Show) -> None:
    shown = show(spinal_mobility())
    shown.start(lead=500)
    assert shown.text("digits") == "1:00"


def test_counts_and_tones_tell_work_rest_side_and_end_apart(show: Show) -> None:
    shown = show(timeline(work("A", 5), rest(5), work("B", 5, side="left"), switch(5), work("B", 5, side="right")))
    shown.start()
    shown.run(26)
    between = COUNT * 3
    assert shown.ask("heard") == [
        *WORK, *between, *REST, *between, *WORK, *between, *SWITCH, *between, *WORK, *between, *DONE,
    ]  # fmt: skip


def test_what_is_said(show: Show) -> None:
    shown = show(timeline(work("Dead bug", 30, side="left", cues=("Spine still",)), rest(10), work("Bridge", 20)),
                 options={"lang": "en-GB"})  # fmt: skip
    shown.start(lead=5)
    shown.run(66)
    assert shown.ask("spoken") == [
        [text, "en-GB"]
        for text in (
            "Get ready. First: Dead bug, left side.",
            "Dead bug, left side. 30 seconds. Spine still.",
            "Next: Rest.",
            "Rest. 10 seconds. Next: Bridge.",
            "Bridge. 20 seconds.",
            "Finished.",
        )
    ]


def test_voice_and_tones_can_be_switched_off(show: Show) -> None:
    shown = show(timeline(work("A", 5), work("B", 5)))
    shown.start(lead=5)
    shown.click("voice")
    shown.press("m")
    shown.ask("heard.length = spoken.length = 0")
    shown.run(8)
    assert shown.ask("[heard, spoken]") == [[], []]
    assert not is_on(shown, "voice")
    assert not is_on(shown, "tones")
    shown.press("v")
    assert shown.ask("spoken.map(([text]) => text)") == ["A. 5 seconds."]
    shown.press("v")
    shown.reload()
    assert not shown.tab.is_checked("#set-voice")


def test_a_voice_that_fails_is_shown_and_a_tone_takes_its_place(show: Show) -> None:
    silent = """Object.defineProperty(window, "speechSynthesis", {
        value: { cancel() {}, speak(said) { said.onerror({ error: "synthesis-failed" }); } } });"""
    shown = show(timeline(work("A", 5), rest(5)), stubs=TONES + silent)
    shown.start()
    assert shown.text("voice-state") == "No voice here"
    shown.click("tones")
    shown.ask("heard.length = 0")
    shown.run(5)
    assert shown.ask("heard") == REST


def test_a_browser_without_sound_storage_or_wake_lock_plays_all_the_same(show: Show) -> None:
    bare = """
        for (const name of ["AudioContext", "webkitAudioContext", "speechSynthesis"]) {
            Object.defineProperty(window, name, { value: undefined });
        }
        Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
        Object.defineProperty(navigator, "wakeLock", { value: undefined });
    """
    shown = show(timeline(work("A", 5), rest(5)), stubs=bare)
    shown.start()
    shown.run(2)
    assert (shown.text("screen-state"), shown.text("voice-state")) == ("Screen may sleep", "No voice here")
    shown.run(8)
    assert shown.sees("summary")
    assert shown.problems == []


def test_pause_stops_everything_and_resume_goes_on(show: Show) -> None:
    shown = show(spinal_mobility())
    shown.start()
    shown.run(10.5)
    shown.click("pause")
    shown.ask("heard.length = spoken.length = 0")
    shown.run(1000)
    assert (shown.text("kind"), shown.text("digits"), shown.ask("heard")) == ("Paused", "23", [])
    shown.click("pause")
    shown.run(1)
    assert (shown.text("kind"), shown.text("digits")) == ("Work", "22")


def test_skip_back_and_ten_seconds(show: Show) -> None:
    shown = show(spinal_mobility())
    shown.start()
    shown.run(5)
    shown.click("more")
    assert (shown.text("digits"), shown.text("total")) == ("38", "10:05 left")
    shown.click("less")
    assert shown.text("digits") == "28"
    shown.click("skip")
    assert (shown.text("name"), shown.text("number"), shown.text("next")) == (
        "Pelvic rocks",
        "2 of 12",
        "Pelvic clocks",
    )
    shown.run(5)
    shown.click("back")
    assert (shown.text("name"), shown.text("digits")) == ("Pelvic rocks", "28")
    shown.click("back")
    assert (shown.text("name"), shown.text("digits")) == ("Lateral rib breathing", "33")


def test_jumping_by_the_list(show: Show) -> None:
    shown = show(spinal_mobility())
    shown.start()
    shown.click("open-steps")
    steps = shown.tab.locator("#step-list button")
    assert steps.count() == 12
    assert steps.nth(0).get_attribute("aria-current") == "step"
    steps.nth(8).click()
    assert (shown.text("name"), shown.sees("steps")) == ("Bird dog, lateral", False)
    assert steps.nth(8).get_attribute("aria-current") == "step"


def test_an_open_step_waits_for_done(show: Show) -> None:
    shown = show(everything())
    shown.start()
    shown.run(12 + 100)
    assert (shown.text("name"), shown.text("side"), shown.text("amount")) == ("Dead bug", "left side", "× 6–10 · 8rpe")
    assert (shown.text("digits"), shown.text("set"), shown.sees("done")) == ("1:40", "Set 1 of 2", True)
    assert shown.text("hint") == "≈ 0:24 · press Done to go on"
    assert shown.text("next") == "Switch sides 0:10, then Dead bug, right"
    shown.click("done")
    assert (shown.text("name"), shown.text("digits"), shown.sees("done")) == ("Switch sides", "10", False)


def test_open_steps_run_on_their_estimates_where_the_person_chose_so(show: Show) -> None:
    shown = show(everything())
    shown.ask("document.querySelector('details').open = true")
    shown.tab.check("#flow-on")
    shown.start()
    shown.run(12 + 23)
    assert (shown.text("name"), shown.text("digits"), shown.sees("done")) == ("Dead bug", "1", False)
    shown.run(1)
    assert shown.text("name") == "Switch sides"
    shown.run(10 + 24 + 30 + 24 + 10 + 24 + 20 + 45)
    assert (shown.text("kind"), shown.text("name"), shown.sees("done")) == ("Over to you", "Better?", False)


def test_a_stated_range_says_its_bounds(show: Show) -> None:
    shown = show(timeline(work("Stretch", None, low=30000, high=60000), prompt("Better?")))
    shown.start()
    assert shown.text("hint") == "0:30 to 1:00 · press Done to go on"


def test_breathing_is_paced_and_stillness_turns_it_into_words(show: Show) -> None:
    sample = timeline(work("Breathe", 12, phases=breaths("inhale", "exhale", "inhale", "exhale")))
    moving, still = show(sample), show(sample, reduced_motion="reduce")
    scale = "new DOMMatrix(getComputedStyle(document.getElementById('pacer')).transform).a"
    for shown in (moving, still):
        shown.start()
        shown.run(1)
    small = moving.ask(scale)
    for shown in (moving, still):
        shown.run(1.5)
        assert (shown.text("phase"), shown.text("rep")) == ("inhale 1", "Breath 1")
    assert moving.ask(scale) > small
    assert (moving.sees("pacer"), still.sees("pacer")) == (True, False)
    still.run(5)
    assert (still.text("phase"), still.text("rep")) == ("inhale 2", "Breath 2")


def test_what_the_author_says_with_a_breath_is_shown_with_it(show: Show) -> None:
    phases = breaths("inhale", "exhale", inhale="extend", exhale="round")
    shown = show(timeline(work("Cat-camel", 6, phases=phases)))
    shown.start()
    assert (shown.text("phase"), shown.text("rep")) == ("inhale 3", "extend")
    shown.run(4)
    assert (shown.text("phase"), shown.text("rep")) == ("exhale 2", "round")


def test_sides_that_take_turns_are_told_in_their_order(show: Show) -> None:
    phases = (Phase(0, 3000, "hold", 1, side="right"), Phase(3000, 3000, "hold", 2, side="left"))
    shown = show(timeline(work("Lunge", 6, phases=phases, reps="2", reps_each="1", turns=("right", "left"))))
    shown.start()
    assert shown.text("amount") == "× 1 each side, alternating, right first"
    assert (shown.text("phase"), shown.text("rep")) == ("hold 3", "Rep 1 · right")
    shown.run(4)
    assert (shown.text("phase"), shown.text("rep")) == ("hold 2", "Rep 2 · left")


def test_a_gate_waits_before_the_lead_in_and_takes_no_time_of_the_routine(show: Show) -> None:
    shown = show(timeline(prompt("If herniation", cues=("See your physio first",)), work("A", 30)))
    shown.start(lead=10)
    shown.run(100)
    assert (shown.text("name"), shown.text("cue"), shown.sees("done")) == (
        "If herniation",
        "See your physio first",
        False,
    )
    assert shown.text("total") == "0:30 left"
    shown.press("n")
    assert shown.text("name") == "If herniation"
    choose(shown, "Clear")
    assert (shown.text("kind"), shown.text("digits"), shown.sees("answers")) == ("Get ready for", "10", False)
    shown.run(10)
    assert (shown.text("name"), shown.text("digits")) == ("A", "30")


def choose(shown: Any, label: str) -> None:
    shown.tab.get_by_role("button", name=label, exact=True).click()


def json_of(shown: Any) -> dict[str, Any]:
    return dict(json.loads(shown.tab.locator("#routine").text_content()))


def of_file(source: str) -> Timeline:
    loaded = api.load(Memory({"page.mob": source}), "page.mob")
    assert loaded.value
    made = api.timeline(loaded.value)
    assert made.value
    return made.value


def test_questions_are_answered_and_rounds_counted(show: Show) -> None:
    shown = show(
        of_file("""
        routine r {
          ask stiffness 0-10 before
          clearance "sure?"
          repeat for 1min "AMRAP" { push_up x5; squat x10 }
          ask where neck, hip
        }
    """)
    )
    shown.start()
    choose(shown, "Clear")
    choose(shown, "3")
    assert (shown.text("name"), shown.text("digits"), shown.sees("done")) == ("AMRAP", "1:00", True)
    assert shown.text("cue") == "Push-up 5 reps, Squat 10 reps"
    shown.run(20)
    shown.click("done")
    shown.press("n")
    assert (shown.text("amount"), shown.text("digits")) == ("2 rounds", "40")
    shown.run(40)
    assert shown.text("name") == "How many repetitions of the last round?"
    shown.tab.fill("#answer", "7")
    choose(shown, "OK")
    choose(shown, "hip")
    line = shown.tab.input_value("#did")
    assert line.split(" r ")[1] == '1:00 clear clear stiffness 3 where hip done "AMRAP" rounds 2 extra 7 time 1min'
    assert shown.problems == []


def test_a_round_on_the_minute_is_over_at_its_minute(show: Show) -> None:
    shown = show(of_file("routine r { repeat 2 every 1min { burpee x5 } }"))
    shown.start()
    shown.run(20)
    assert (shown.text("hint"), shown.text("set")) == ("40 left of it · ≈ 0:18 · press Done to go on", "Round 1 of 2")
    shown.click("done")
    assert (shown.text("name"), shown.text("digits")) == ("Rest, what is left of 1 min", "40")
    shown.run(40)
    assert (shown.text("name"), shown.text("set")) == ("Burpee", "Round 2 of 2")
    shown.run(60)
    assert shown.sees("summary")


def test_one_more_round_until_it_is_enough(show: Show) -> None:
    shown = show(of_file("routine r { repeat until relief { plank 10s } }"))
    shown.start()
    shown.run(10)
    choose(shown, "Again")
    assert (shown.text("name"), shown.text("set")) == ("Plank", "Round 2")
    shown.run(10)
    choose(shown, "Enough")
    assert shown.sees("summary")


def test_a_stop_rule_ends_its_part(show: Show) -> None:
    shown = show(of_file('routine r { twist 30s each side { stop if pinching "go back" }; wall_sit 20s }'))
    shown.start()
    shown.run(10)
    shown.press("s")
    choose(shown, "It is so: pinching")
    assert (shown.text("name"), shown.text("kind"), shown.text("digits")) == ("Wall sit", "Work", "20")


def test_what_keeps_people_safe_stands_beside_its_movement(show: Show) -> None:
    words = (
        Heading("stop", "Knee: stop"),
        Heading("why", "it helps"),
        Heading("caution", "slowly", Fact("herniation")),
    )
    shown = show(timeline(work("A", 30, headings=words), work("B", 30)))
    shown.start()
    shown.run(10)
    assert shown.text("care") == "Caution: If herniation: slowly · Stop: Knee: stop"
    shown.run(30)
    assert shown.text("care") == ""


def test_stop_rules_are_named_while_the_clock_waits(show: Show) -> None:
    stop = Notice(kind="stop", text="Sharp pain: stop here")
    shown = show(timeline(work("A", 30), notices=(stop,)))
    shown.start()
    shown.run(10)
    shown.press("s")
    assert "Sharp pain: stop here" in shown.text("stops")
    shown.run(100)
    shown.click("close-stops")
    assert (shown.text("kind"), shown.text("digits")) == ("Work", "20")
    shown.click("open-stops")
    shown.click("stop-now")
    assert (shown.text("summary-title"), shown.text("summary-length")) == ("Ended early", "0:10")


def test_a_reload_comes_back_paused_at_the_same_second(show: Show) -> None:
    shown = show(spinal_mobility())
    shown.start()
    shown.run(100.4)
    assert (shown.text("name"), shown.text("digits")) == ("Dead bug", "36")
    shown.reload()
    assert (shown.text("start-label"), shown.text("kept")) == ("Go on", "Paused at Dead bug, 0:36 left")
    assert shown.tab.is_checked("#box-0")
    assert not shown.tab.is_checked("#box-3")
    shown.run(500)
    shown.click("start")
    assert (shown.text("name"), shown.text("digits"), shown.text("kind")) == ("Dead bug", "36", "Work")
    shown.run(36)
    assert shown.text("name") == "Shoulder bridge"


def test_another_version_of_a_routine_does_not_take_the_session_over(show: Show) -> None:
    shown = show(timeline(work("A", 50)))
    shown.start()
    shown.run(10)
    Path(shown.url.removeprefix("file://")).write_bytes(Path(show(timeline(work("A", 51))).url[7:]).read_bytes())
    shown.reload()
    assert (shown.text("start-label"), shown.text("kept")) == ("Start", "")


def test_leaving_pauses_and_the_session_can_be_ended_there(show: Show) -> None:
    shown = show(spinal_mobility())
    shown.start()
    shown.run(40)
    shown.press("Escape")
    assert (shown.sees("sheet"), shown.sees("player")) == (True, False)
    shown.run(100)
    shown.click("end-here")
    assert (shown.text("summary-title"), shown.text("summary-length")) == ("Ended early", "0:40")


def test_a_finished_session_as_a_line_and_as_json(show: Show) -> None:
    shown = show(
        timeline(work("A", 5, movement="a"), work("B", 5, side="left"), name="my_back"), timezone_id="Europe/Berlin"
    )
    shown.tab.clock.set_system_time("2026-03-02T06:04:00Z")
    shown.start(lead=5)
    shown.run(7)
    shown.click("skip")
    shown.run(5)
    assert shown.tab.input_value("#did") == 'did 2026-03-02 07:04 my_back 0:07 skipped a done "B" 5s only left'
    shown.tab.fill("#effort", "4")
    shown.tab.fill("#comfort", "11")
    assert shown.tab.input_value("#did") == 'did 2026-03-02 07:04 my_back 0:07 effort 4 skipped a done "B" 5s only left'
    with shown.tab.expect_download() as download:
        shown.click("download")
    assert download.value.suggested_filename == "my_back.json"
    assert json.loads(Path(download.value.path()).read_text("utf-8")) == {
        "format": "mobdsl record",
        "version": 1,
        "routine": "my_back",
        "title": "Sample",
        "contexts": [],
        "fingerprint": json_of(shown)["fingerprint"],
        "start": "2026-03-02T07:04:00+01:00",
        "time": 7000,
        "lead": 5000,
        "asked": 0,
        "paused": 0,
        "how": "finished",
        "entries": [
            {"step": 0, "state": "skipped", "time": 2000, "at": 0},
            {"step": 1, "state": "done", "time": 5000, "at": 2000},
        ],
        "answers": [{"name": "effort", "value": 4, "after": None}],
        "stopped": [],
        "results": [],
    }  # fmt: skip
    shown.click("to-sheet")
    assert [shown.tab.is_checked(f"#box-{number}") for number in (0, 1)] == [False, True]
    assert shown.problems == []


def test_the_line_can_be_copied(show: Show) -> None:
    shown = show(timeline(work("A", 5)), permissions=["clipboard-read", "clipboard-write"])
    shown.start()
    shown.run(5)
    shown.click("copy")
    shown.wait_for("copied", "Copied")
    assert shown.ask("navigator.clipboard.readText()") == shown.tab.input_value("#did")


def test_the_screen_is_kept_on_asked_for_again_and_let_go(show: Show) -> None:
    lock = """
        window.locks = [];
        Object.defineProperty(navigator, "wakeLock", { value: { request: async () => {
            const lock = new EventTarget();
            lock.released = false;
            lock.release = async () => { lock.released = true; lock.dispatchEvent(new Event("release")); };
            locks.push(lock);
            return lock;
        } } });
    """
    shown = show(timeline(work("A", 50)), stubs=lock)
    shown.start()
    shown.wait_for("screen-state", "Screen stays on")
    shown.ask("locks[0].release()")
    shown.wait_for("screen-state", "Screen may sleep")
    shown.ask("document.dispatchEvent(new Event('visibilitychange'))")
    shown.wait_for("screen-state", "Screen stays on")
    assert shown.ask("locks.length") == 2
    shown.click("leave")
    assert shown.ask("locks.map((lock) => lock.released)") == [True, True]


def test_only_transitions_are_announced(show: Show) -> None:
    shown = show(timeline(work("A", 30), rest(10), work("B", 10)))
    shown.ask("""() => {
        window.announced = [];
        const announcer = document.getElementById("announcer");
        new MutationObserver(() => announced.push(announcer.textContent)).observe(announcer, { childList: true });
    }""")
    shown.start()
    shown.run(45)
    assert shown.ask("announced") == ["A. 30 seconds.", "Rest. 10 seconds. Next: B.", "B. 10 seconds."]
    assert shown.tab.get_attribute("#digits", "role") == "timer"
    assert shown.tab.get_attribute("#digits", "aria-live") == "off"
    assert shown.tab.get_attribute("#announcer", "aria-live") == "polite"


def is_on(shown: Any, name: str) -> bool:
    return bool(shown.tab.get_attribute(f"#{name}", "aria-pressed") == "true")


EFFECTS: dict[str, tuple[str, Callable[[Any], object]]] = {
    "Space or P": ("p", lambda shown: shown.text("kind") == "Paused"),
    "Enter, → or N": ("n", lambda shown: shown.text("name") == "Pelvic clocks"),
    "← or B": ("b", lambda shown: (shown.text("name"), shown.text("digits")) == ("Pelvic rocks", "28")),
    "+ or ↑": ("+", lambda shown: shown.text("digits") == "33"),
    "− or ↓": ("-", lambda shown: shown.text("digits") == "13"),
    "J": ("j", lambda shown: shown.sees("steps")),
    "V": ("v", lambda shown: not is_on(shown, "voice")),
    "M": ("m", lambda shown: not is_on(shown, "tones")),
    "? or H": ("h", lambda shown: shown.sees("keys")),
    "Esc": ("Escape", lambda shown: shown.sees("sheet")),
}
OTHER_NAMES = {" ": "p", "Enter": "n", "ArrowRight": "n", "ArrowLeft": "b", "ArrowUp": "+", "ArrowDown": "-", "?": "h"}


def test_every_key_is_documented(show: Show) -> None:
    shown = show(spinal_mobility())
    assert shown.tab.locator("#key-list dt").all_text_contents() == list(EFFECTS)


def test_keys_do_what_is_documented(show: Show) -> None:
    shown = show(spinal_mobility())
    effects = dict(EFFECTS.values())
    shown.start()
    for key in (*effects, *OTHER_NAMES):
        shown.reload()
        shown.click("start-over")
        shown.run(38)
        assert (shown.text("name"), shown.text("digits")) == ("Pelvic rocks", "23")
        shown.press(key)
        assert effects[OTHER_NAMES.get(key, key)](shown), key


def test_after_a_tap_space_still_pauses(show: Show) -> None:
    shown = show(spinal_mobility())
    shown.start()
    shown.click("skip")
    shown.press(" ")
    assert (shown.text("name"), shown.text("kind")) == ("Pelvic rocks", "Paused")


def test_shortcuts_can_be_switched_off(show: Show) -> None:
    shown = show(spinal_mobility())
    shown.ask("document.querySelector('details').open = true")
    shown.tab.uncheck("#set-shortcuts")
    shown.start()
    shown.press("p")
    shown.press("n")
    assert (shown.text("name"), shown.text("kind")) == ("Lateral rib breathing", "Work")
