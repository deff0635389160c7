"""The timer's session: rounds on a clock, caps, counted rounds, questions, gates and stop rules, by keys and clock."""

import pytest

from mobdsl import api
from mobdsl.log import read_log
from mobdsl.source import Source
from support.hand_clock import HandClock
from support.programs import load
from support.shells import every_shell
from support.terminals import Terminal

pytestmark = pytest.mark.shell


@pytest.fixture
def clock(tmp_path):
    return HandClock(tmp_path)


@pytest.fixture
def play(tmp_path, clock):
    """Starts the timer of a routine behind its first screen; it has no lead-in and ends with a line for the log."""

    def play(source, *options, shell=("dash",)):
        program, _ = load(source)
        made = api.build(api.job(program).value, "timer").value
        path = tmp_path / "routine.sh"
        path.write_bytes(made[0].content)
        timer = Terminal([*clock.command(shell, path), "--mute", "--lead-in", "0", "--did", *options])
        timer.expect("Enter starts")
        timer.send("\n")
        return timer

    return play


def lines_after(timer):
    """What stands below the screen when the timer has ended."""
    lines = timer.seen.decode().partition("\x1b[?25h\x1b[?1049l")[2].split("\r\n")[:-1]
    assert read_log(Source("log.mob", f"{lines[1]}\n")).diagnostics == ()
    return lines


def test_each_round_on_a_clock_begins_at_its_minute_however_early_the_work_is_done(play, clock):
    with play("routine r { repeat 2 every 1min { squat x5 } }") as timer:
        timer.expect("1 of 2")
        clock.pass_time(timer, 9)
        timer.send("\n")
        timer.expect("Rest, what is left of 1 min")
        for _ in range(6):
            clock.pass_time(timer, 8.5)
        timer.expect("2 of 2")
        clock.pass_time(timer, 5)
        timer.send("\n")
        timer.expect("Rest, what is left")
        for _ in range(6):
            clock.pass_time(timer, 9.5)
        assert timer.wait() == 0
        assert lines_after(timer) == ["Done: 2:00, 2 of 2 steps", "did 2026-03-02 07:04 r 2:00 done squat x5/5"]


def test_work_that_is_not_done_by_its_minute_is_cut(play, clock):
    with play("routine r { repeat 2 every 30s { squat x5 } }") as timer:
        timer.expect("1 of 2")
        for _ in range(3):
            clock.pass_time(timer, 9.9)
        clock.pass_time(timer, 1)
        timer.expect("2 of 2")
        timer.send("\n")
        timer.send("n")
        assert timer.wait() == 0
        assert lines_after(timer)[1] == "did 2026-03-02 07:04 r 0:30 cut squat"


def test_a_cap_ends_all_of_its_rounds(play, clock):
    with play("routine r { repeat x21/15/9 cap 20s { thruster; pull_up }; plank 30s }") as timer:
        timer.expect("Thruster")
        timer.send("\n")
        timer.expect("2 of 7")
        clock.pass_time(timer, 9)
        clock.pass_time(timer, 9)
        clock.pass_time(timer, 3)
        timer.expect("7 of 7")
        timer.send("q")
        assert timer.wait() == 1
        did = lines_after(timer)[1]
        assert did == "did 2026-03-02 07:04 r 0:21 ended quit cut thruster skipped pull_up skipped plank"


def test_rounds_are_counted_and_the_broken_one_is_asked_for(play, clock):
    with play('routine r { repeat for 20s "AMRAP" { burpee x5; squat x10 } }') as timer:
        timer.expect("Enter one more round")
        timer.send("\n")
        timer.expect("rounds done: 1")
        timer.send("\n")
        timer.expect("rounds done: 2")
        clock.pass_time(timer, 9)
        clock.pass_time(timer, 9)
        clock.pass_time(timer, 2)
        timer.expect("How many repetitions of the last")
        timer.send("7\n")
        assert timer.wait() == 0
        assert lines_after(timer)[1] == 'did 2026-03-02 07:04 r 0:20 done "AMRAP" rounds 2 extra 7'


def test_a_total_is_collected_over_sets(play, clock):
    with play("routine r { hang total 20s in 1-5 sets }") as timer:
        timer.expect("Hang")
        clock.pass_time(timer, 8)
        timer.send("\n")
        timer.expect("1 done, Enter goes on")
        clock.pass_time(timer, 9)
        timer.send("\n")
        timer.expect("set 2")
        clock.pass_time(timer, 8)
        clock.pass_time(timer, 4)
        assert timer.wait() == 0
        assert lines_after(timer)[0] == "Done: 0:29, 1 of 1 steps"


def test_a_gate_comes_before_the_countdown_and_is_passed_by_nobody_who_does_not_say_so(play):
    with play('routine r { clearance if fever "see a physician"; squat x5 }', "--lead-in", "5") as timer:
        timer.expect("see a physician")
        timer.send("\n")
        timer.send(" ")
        timer.expect("PAUSED")
        timer.send(" ")
        timer.expect("y clear")
        timer.send("y")
        timer.expect("Get ready")
        timer.send("q")
        timer.wait()


def test_who_is_not_clear_does_not_begin(play):
    with play('routine r { clearance if fever "see a physician"; squat x5 }') as timer:
        timer.expect("y clear")
        timer.send("n")
        assert timer.wait() == 1
        assert lines_after(timer) == ["Stopped: 0:00, 0 of 1 steps", "did 2026-03-02 07:04 r ended gate"]


@every_shell
def test_answers_of_all_kinds_go_into_the_line_for_the_log(shell, play):
    source = """\
routine r {
  ask pain 0-10 before; ask sleep_well before; ask where neck, low_back, hip before
  squat x5; push_up x8; ask knee 0-10 after each; ask effort 0-10
}
"""
    with play(source, shell=shell) as timer:
        for question, keys in (
            ("Pain?", "3\n"),
            ("Sleep well?", "y"),
            ("2 low back", "2\n"),
            ("Squat", "\n"),
            ("Knee?", "1\n"),
            ("Push-up", "\n"),
            ("Knee?", "2\n"),
            ("Effort?", "44\n"),
            ("Effort?", "7\n"),
        ):
            timer.expect(question)
            timer.send(keys)
        assert timer.wait() == 0
        said = "pain 3 sleep_well yes where low_back knee 1/2 effort 7 done squat x5 done push_up x8"
        assert lines_after(timer)[1].removeprefix("did 2026-03-02 07:04 r ") == said


def test_one_more_round_until_it_is_enough(play):
    with play("routine r { repeat until tired { squat x5 }; plank 30s }") as timer:
        timer.expect("Squat")
        timer.send("\n")
        timer.expect("until tired")
        timer.send("y")
        timer.expect("again 1")
        timer.send("\n")
        timer.expect("until tired")
        timer.send("n")
        timer.expect("Plank")
        timer.send("q")
        timer.wait()


def test_an_optional_part_is_offered(play):
    with play("routine r { plank 1min optional; squat x5 }") as timer:
        timer.expect("y do it")
        timer.send("n")
        timer.expect("Squat")
        timer.send("b")
        timer.send("q")
        timer.wait()


def test_a_stop_rule_ends_what_it_stands_in(play):
    source = 'routine r { stop if dizzy "sit down"; squat 2x5 { stop if pinching "leave it" }; push_up x8 }'
    with play(source) as timer:
        timer.expect("Squat")
        timer.send("\n")
        timer.expect("2 of 3")
        timer.send("s")
        timer.expect("1 dizzy: sit down")
        timer.expect("2 pinching: leave it")
        timer.send("2")
        timer.expect("Push-up")
        timer.send("s")
        timer.expect("1 dizzy")
        timer.send("1")
        assert timer.wait() == 1
        said = 'ended stop stopped "pinching" stopped "dizzy" cut squat skipped push_up'
        assert lines_after(timer)[1].removeprefix("did 2026-03-02 07:04 r ") == said
