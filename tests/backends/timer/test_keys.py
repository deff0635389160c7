"""The timer in a terminal: keys, signals, and a terminal left as it was found. Its clock is moved by the tests."""

import os
import re
import signal
import termios

import pytest

from mobdsl.model.amounts import Count
from mobdsl.model.guards import Ask
from mobdsl.records import evolve
from mobdsl.timeline.events import Kind
from support.hand_clock import HandClock
from support.shells import SHELLS, all_shells, every_shell
from support.terminals import Terminal
from support.timers import everything, script, spinal_mobility, timed, timeline, waiting

pytestmark = pytest.mark.shell

LEFT_SCREEN = "\x1b[?25h\x1b[?1049l"
"""The cursor comes back, and the screen that was there before."""


@pytest.fixture
def spine(tmp_path):
    path = tmp_path / "spine.sh"
    path.write_text(script(spinal_mobility()))
    return path


def save(tmp_path, *events):
    path = tmp_path / "routine.sh"
    path.write_text(script(timeline(*events)))
    return path


@pytest.fixture
def clock(tmp_path):
    return HandClock(tmp_path)


def start(command, *options, **terminal):
    """The timer behind its first screen."""
    timer = Terminal([*command, "--mute", "--lead-in", "0", *options], **terminal)
    timer.expect("Enter starts")
    timer.send("\n")
    return timer


@every_shell
def test_a_session_by_keys(shell, spine, clock):
    with start(clock.command(shell, spine)) as timer:
        timer.expect("Lateral rib breathing")
        timer.send("n")
        timer.expect("2 of 11")
        timer.expect("Pelvic rocks")
        timer.send(" ")
        timer.expect("PAUSED")
        timer.send(" ")
        timer.expect("space pause")
        timer.send("\x1b[C")
        timer.expect("3 of 11")
        timer.send("b")
        timer.expect("2 of 11")
        timer.send("q")
        assert timer.wait() == 1
        assert timer.modes() == timer.modes_before
        after = timer.seen.decode().partition(LEFT_SCREEN)[2]
        assert after == "Stopped: 0:00, 0 of 11 steps\r\n"


@pytest.mark.parametrize(
    ("number", "status"),
    [
        pytest.param(signal.SIGHUP, 129, marks=pytest.mark.slow, id="SIGHUP"),
        pytest.param(signal.SIGINT, 130, id="SIGINT"),
        pytest.param(signal.SIGQUIT, 131, marks=pytest.mark.slow, id="SIGQUIT"),
        pytest.param(signal.SIGTERM, 143, marks=pytest.mark.slow, id="SIGTERM"),
    ],
)
@all_shells
def test_signals_end_it_in_order(number, status, spine, clock):
    timers = {name: start(clock.command(shell, spine)) for name, shell in SHELLS.items()}
    for timer in timers.values():
        timer.expect("Lateral rib breathing")
        if number is signal.SIGINT:
            timer.send("\x03")
        else:
            timer.process.send_signal(number)
    for name, timer in timers.items():
        with timer:
            assert timer.wait() == status, name
            assert timer.modes() == timer.modes_before, name
            assert LEFT_SCREEN in timer.seen.decode(), name


@all_shells
def test_suspended_it_stands_still(spine, clock):
    terminals = {name: Terminal(["bash", "--norc", "--noediting", "-i"], env={"PS1": "ready> "}) for name in SHELLS}
    for name, terminal in terminals.items():
        terminal.expect("ready> ")
        terminal.send(f"{' '.join(clock.command(SHELLS[name], spine))} --mute --lead-in 0\n")
        terminal.expect("Enter starts")
        terminal.send("\n")
        terminal.expect("Lateral rib breathing")
        terminal.send("\x1a")
        terminal.expect(LEFT_SCREEN)
        terminal.expect("ready> ")
        assert terminal.modes()[3] & termios.ICANON, name
    clock.move(2)
    for name in SHELLS:
        with terminals[name] as terminal:
            terminal.send("fg\n")
            terminal.expect("\x1b[?1049h")
            terminal.expect("1 of 11")
            terminal.send("q")
            terminal.expect("Stopped: 0:00, 0 of 11 steps, paused for 0:02")


def test_a_pause_shifts_the_deadlines(tmp_path, clock):
    routine = save(tmp_path, timed("Plank", 2000), timed("Squat", 30_000))
    with start(clock.command(["dash"], routine)) as timer:
        timer.expect("Plank")
        timer.send(" ")
        timer.expect("PAUSED")
        clock.pass_time(timer, 3)
        assert "2 of 2" not in timer.seen.decode()
        timer.send(" ")
        timer.expect("space pause")
        clock.pass_time(timer, 2)
        timer.expect("2 of 2")
        timer.send("q")
        timer.wait()
        assert "Stopped: 0:02, 1 of 2 steps, paused for 0:03\r\n" in timer.seen.decode()


def test_stopped_from_outside_it_stands_still(tmp_path, clock):
    routine = save(tmp_path, timed("Plank", 2000), timed("Squat", 30_000))
    with start(clock.command(["dash"], routine)) as timer:
        timer.expect("Plank")
        os.kill(timer.process.pid, signal.SIGSTOP)
        clock.move(2.5)
        os.kill(timer.process.pid, signal.SIGCONT)
        clock.pass_time(timer, 0)
        clock.pass_time(timer, 1.9)
        assert "2 of 2" not in timer.seen.decode()
        clock.pass_time(timer, 0.1)
        timer.expect("2 of 2")
        timer.send("q")
        timer.wait()
        assert "Stopped: 0:02, 1 of 2 steps, paused for 0:02\r\n" in timer.seen.decode()


def test_an_open_step_waits_for_the_person(tmp_path, clock):
    routine = save(tmp_path, waiting("Hang", reps="max"), timed("Rest easy", 30_000))
    with start(clock.command(["dash"], routine), "--speed", "100") as timer:
        timer.expect("open")
        timer.expect("Enter done")
        clock.pass_time(timer, 1)
        timer.expect("1 of 2")
        timer.send("\n")
        timer.expect("2 of 2")
        timer.send("q")
        timer.wait()
        assert "1 of 2 steps" in timer.seen.decode()


def test_ten_seconds_more(tmp_path, clock):
    routine = save(tmp_path, timed("Plank", 20_000), timed("Squat", 30_000))
    with start(clock.command(["dash"], routine)) as timer:
        timer.expect("0:50 left")
        timer.send("+")
        timer.expect("1:00 left")


def test_back_goes_to_the_start_of_a_step_and_then_to_the_one_before(tmp_path, clock):
    routine = save(tmp_path, timed("Plank", 600_000), timed("Squat", 600_000))
    with start(clock.command(["dash"], routine), "--speed", "4") as timer:
        timer.expect("1 of 2, 20:00 left")
        timer.send("n")
        timer.expect("2 of 2, 10:00 left")
        clock.pass_time(timer, 1)
        timer.expect("9:56 left")
        timer.send("b")
        timer.expect("2 of 2, 10:00 left")
        timer.send("b")
        timer.expect("1 of 2, 20:00 left")


def test_help_waits_and_goes_away_again(spine, clock):
    with start(clock.command(["dash"], spine)) as timer:
        timer.expect("Lateral rib breathing")
        timer.send("?")
        timer.expect("10 seconds more")
        timer.expect("Any key goes back.")
        timer.send("q")
        timer.expect("1 of 11")
        assert timer.process.poll() is None


def test_the_end_of_the_routine(tmp_path, clock):
    routine = save(tmp_path, timed("Plank", 20_000), timed("Squat", 30_000))
    with start([*clock.command(["dash"], routine), "--did"], "--speed", "50") as timer:
        timer.expect("Plank")
        clock.move(1)
        assert timer.wait() == 0
        assert timer.modes() == timer.modes_before
        after = timer.seen.decode().partition(LEFT_SCREEN)[2]
        assert after == (
            'Done: 0:50, 2 of 2 steps\r\ndid 2026-03-02 07:04 routine 0:50 done "Plank" 20s done "Squat" 30s\r\n'
        )


def test_figures_answer_a_question_and_go_into_the_log(tmp_path, clock):
    asked = [
        evolve(waiting(f"{name}?", 0, Kind.PROMPT), ask=Ask(name=name, text=f"{name}?", scale=Count(0, 10)))
        for name in ("pain", "effort", "comfort")
    ]
    routine = save(tmp_path, timed("Plank", 20_000), *asked)
    with start([*clock.command(["dash"], routine), "--did"]) as timer:
        timer.expect("Plank")
        timer.send("n")
        for name, keys in (("pain", "1\x7f4\n"), ("effort", "10\n"), ("comfort", "\n")):
            timer.expect(f"{name}?")
            timer.expect("0-9 answer")
            timer.send(keys)
        assert timer.wait() == 0
        assert re.search(r"did \d{4}-\d\d-\d\d \d\d:\d\d routine pain 4 effort 10\r?\n", timer.seen.decode())


def test_disclaimers_stand_on_the_first_screen(spine):
    with Terminal(["dash", spine, "--mute"]) as timer:
        first = timer.expect("Enter starts")
        assert "- This is no medical advice. Ask your\r\nphysician first if you have an injury." in first
        timer.send("q")
        assert timer.wait() == 1
        assert timer.modes() == timer.modes_before


def test_it_starts_at_once_where_nobody_wants_to_press_keys(tmp_path, clock):
    routine = save(tmp_path, waiting("Hang", 20_000), waiting("Breathe"), timed("Squat", 30_000))
    with Terminal([*clock.command(["dash"], routine), "--no-wait", "--mute", "--lead-in", "0"]) as timer:
        timer.expect("Hang")
        for seconds in (10, 10, 10, 10, 10):  # more at once is the sleep of a machine
            clock.pass_time(timer, seconds)
        assert timer.wait() == 0
        assert "Done: 0:50, 3 of 3 steps" in timer.seen.decode()


def test_who_presses_a_key_sees_the_step_that_was_announced_though_nobody_knows_its_length(tmp_path, clock):
    routine = save(tmp_path, timed("Plank", 20_000), waiting("Hang"), timed("Squat", 30_000))
    with Terminal([*clock.command(["dash"], routine), "--no-wait", "--mute", "--lead-in", "0"]) as timer:
        timer.expect("Next")
        timer.send("n")
        timer.expect("2 of 3")
        timer.expect("Enter done")
        timer.send("\n")
        timer.expect("3 of 3")
        timer.send("q")
        timer.wait()


def test_a_terminal_for_the_output_alone_has_no_keys(tmp_path, clock):
    routine = save(tmp_path, timed("Plank", 20_000), timed("Squat", 30_000))
    command = f"{' '.join(clock.command(['dash'], routine))} --mute --lead-in 0 </dev/null"
    with Terminal(["dash", "-c", command], controlling=False) as timer:
        timer.expect("Plank")
        clock.move(50)
        assert timer.wait() == 0
        shown = timer.seen.decode()
        assert "space pause" not in shown
        assert "Enter starts" not in shown
        assert "Done: 0:50, 2 of 2 steps" in shown


def test_keys_come_from_the_terminal_where_the_script_comes_from_a_pipe(spine):
    with Terminal(["dash", "-c", f"cat {spine} | dash -s -- --mute --lead-in 0"]) as timer:
        timer.expect("Enter starts")
        timer.send("\n")
        timer.expect("Lateral rib breathing")
        timer.send("q")
        assert timer.wait() == 1
        assert timer.modes() == timer.modes_before


def test_colours_are_left_out_on_request(spine, clock):
    for env, coloured in (({}, True), ({"NO_COLOR": ""}, True), ({"NO_COLOR": "1"}, False)):
        with start(clock.command(["dash"], spine), env=env) as timer:
            shown = timer.expect("space pause")
            assert bool(re.search(r"\x1b\[3\d", shown)) is coloured


def test_a_dumb_terminal_gets_lines_and_still_has_keys(spine, clock):
    with start(clock.command(["dash"], spine), env={"TERM": "dumb"}) as timer:
        timer.expect("0:00   1/11  Lateral rib breathing · 33 s\r\n")
        timer.send("n")
        timer.expect("Pelvic rocks")
        timer.send("q")
        assert timer.wait() == 1
        assert timer.modes() == timer.modes_before
        assert "\x1b" not in timer.seen.decode()


def test_every_kind_of_event_can_be_walked_through(tmp_path, clock):
    path = tmp_path / "everything.sh"
    path.write_text(script(everything()))
    with start(clock.command(["dash"], path)) as timer:
        for text in (
            "Side plank · left",
            "Switch sides · right",
            "Side plank · right",
            "Rest",
            "hold 5 · rep 1 of 2",
            "inhale 3 · rep 1 of 2",
            "Scorpion · left · face down",
            "Hang",
            "no dose stated",
            "Rest",
            "How is your back?",
        ):
            timer.expect(text)
            timer.send("n")
        assert timer.wait() == 0


@pytest.mark.parametrize(("rows", "columns"), [(10, 40), (40, 132), (5, 20), (2, 3)])
def test_it_follows_the_size_of_the_terminal(rows, columns, spine, clock):
    with start(clock.command(["dash"], spine)) as timer:
        timer.expect("space pause")
        timer.resize(rows, columns)
        for _ in range(9):
            timer.expect("\x1b[H")
            if timer.expect("\x1b[J").count("\x1b[2K") == rows:
                break
        else:
            pytest.fail("the frame has another size")


def test_when_the_machine_slept_it_waits_and_when_its_clock_is_set_it_does_not_care(tmp_path, clock):
    routine = save(tmp_path, timed("Plank", 20_000), timed("Squat", 20_000))
    with start(clock.command(["dash"], routine)) as timer:
        timer.expect("0:40 left")
        clock.pass_time(timer, 1)
        timer.expect("0:39 left")
        clock.pass_time(timer, -3600)
        clock.pass_time(timer, 2)
        timer.expect("0:37 left")
        clock.pass_time(timer, 3600)
        timer.expect("PAUSED")
        timer.expect("0:37 left")
        timer.send(" ")
        timer.expect("0:37 left")
        clock.pass_time(timer, 1)
        timer.expect("0:36 left")
        timer.send("q")
        assert timer.wait() == 1
