"""The timer in a terminal: keys, signals, and a terminal left as it was found."""

import os
import re
import signal
import termios
import time

import pytest

from support.shells import SHELLS, all_shells, every_shell
from support.terminals import Terminal
from support.timers import everything, script, spinal_mobility, timed, timeline, waiting

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


def start(command, *options, **terminal):
    """The timer behind its first screen."""
    timer = Terminal([*command, "--mute", "--lead-in", "0", *options], **terminal)
    timer.expect("Enter starts")
    timer.send("\n")
    return timer


@every_shell
def test_a_session_by_keys(shell, spine):
    with start([*shell, spine]) as timer:
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
        assert re.search(r"Stopped: 0:0\d, 0 of 11 steps", after)


@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGHUP, 129), (signal.SIGINT, 130), (signal.SIGQUIT, 131), (signal.SIGTERM, 143)],
    ids=lambda value: getattr(value, "name", value),
)
@all_shells
def test_signals_end_it_in_order(number, status, spine):
    timers = {name: start([*command, spine]) for name, command in SHELLS.items()}
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
def test_suspended_it_stands_still(spine):
    terminals = {name: Terminal(["bash", "--norc", "--noediting", "-i"], env={"PS1": "ready> "}) for name in SHELLS}
    for name, terminal in terminals.items():
        terminal.expect("ready> ")
        terminal.send(f"{' '.join(SHELLS[name])} {spine} --mute --lead-in 0\n")
        terminal.expect("Enter starts")
        terminal.send("\n")
        terminal.expect("Lateral rib breathing")
        terminal.send("\x1a")
        terminal.expect(LEFT_SCREEN)
        terminal.expect("ready> ")
        assert terminal.modes()[3] & termios.ICANON, name
    time.sleep(2)
    for name, terminal in terminals.items():
        with terminal:
            terminal.send("fg\n")
            terminal.expect("\x1b[?1049h")
            terminal.expect("1 of 11")
            terminal.send("q")
            assert re.search(r"Stopped: 0:0[01], 0 $", terminal.expect("of 11 steps")), name


def test_a_pause_shifts_the_deadlines(tmp_path):
    routine = save(tmp_path, timed("Plank", 2000), timed("Squat", 30_000))
    with start(["dash", routine]) as timer:
        timer.expect("Plank")
        timer.send(" ")
        timer.expect("PAUSED")
        time.sleep(3)
        assert "2 of 2" not in timer.seen.decode()
        timer.send(" ")
        timer.expect("2 of 2", seconds=4)
        timer.send("q")
        timer.wait()
        assert re.search(r"Stopped: 0:02, 1 of 2 steps, paused for 0:0[23]", timer.seen.decode())


def test_stopped_from_outside_it_stands_still(tmp_path):
    routine = save(tmp_path, timed("Plank", 2000), timed("Squat", 30_000))
    with start(["dash", routine]) as timer:
        timer.expect("Plank")
        os.kill(timer.process.pid, signal.SIGSTOP)
        time.sleep(2.5)
        timer.seen = b""
        os.kill(timer.process.pid, signal.SIGCONT)
        timer.expect("1 of 2", seconds=2)
        timer.expect("2 of 2", seconds=5)


def test_an_open_step_waits_for_the_person(tmp_path):
    routine = save(tmp_path, waiting("Hang", reps="max"), timed("Rest easy", 30_000))
    with start(["dash", routine], "--speed", "100") as timer:
        timer.expect("open")
        timer.expect("Enter go on")
        time.sleep(1)
        timer.expect("1 of 2")
        timer.send("\n")
        timer.expect("2 of 2")
        timer.send("q")
        timer.wait()
        assert "1 of 2 steps" in timer.seen.decode()


def test_ten_seconds_more(tmp_path):
    routine = save(tmp_path, timed("Plank", 20_000), timed("Squat", 30_000))
    with start(["dash", routine]) as timer:
        timer.expect("0:50 left")
        timer.send("+")
        timer.expect("1:00 left")


def test_back_goes_to_the_start_of_a_step_and_then_to_the_one_before(tmp_path):
    routine = save(tmp_path, timed("Plank", 600_000), timed("Squat", 600_000))
    with start(["dash", routine], "--speed", "4") as timer:
        timer.expect("1 of 2, 20:00 left")
        timer.send("n")
        timer.expect("9:56 left")  # more than three seconds later
        timer.send("b")
        timer.expect("10:00 left")
        timer.send("bb")
        timer.expect("1 of 2")


def test_help_waits_and_goes_away_again(spine):
    with start(["dash", spine]) as timer:
        timer.expect("Lateral rib breathing")
        timer.send("?")
        timer.expect("10 seconds more")
        timer.expect("Any key goes back.")
        timer.send("q")
        timer.expect("1 of 11")
        assert timer.process.poll() is None


def test_the_end_of_the_routine(tmp_path):
    routine = save(tmp_path, timed("Plank", 20_000), timed("Squat", 30_000))
    with start(["dash", routine, "--did"], "--speed", "50") as timer:
        assert timer.wait() == 0
        assert timer.modes() == timer.modes_before
        after = timer.seen.decode().partition(LEFT_SCREEN)[2]
        assert re.fullmatch(r"Done: 0:50, 2 of 2 steps\r\ndid \d{4}-\d\d-\d\d \d\d:\d\d routine 0:50\r\n", after)


def test_disclaimers_stand_on_the_first_screen(spine):
    with Terminal(["dash", spine, "--mute"]) as timer:
        first = timer.expect("Enter starts")
        assert "- This is no medical advice. Ask your\r\nphysician first if you have an injury." in first
        timer.send("q")
        assert timer.wait() == 1
        assert timer.modes() == timer.modes_before


def test_it_starts_at_once_where_nobody_wants_to_press_keys(tmp_path):
    routine = save(tmp_path, waiting("Hang", 20_000), waiting("Breathe"), timed("Squat", 30_000))
    with Terminal(["dash", routine, "--no-wait", "--mute", "--speed", "50"]) as timer:
        assert timer.wait() == 0
        assert "Done: 0:50, 3 of 3 steps" in timer.seen.decode()


def test_a_terminal_for_the_output_alone_has_no_keys(tmp_path):
    routine = save(tmp_path, timed("Plank", 20_000), timed("Squat", 30_000))
    with Terminal(["dash", "-c", f"dash {routine} --mute --speed 50 </dev/null"], controlling=False) as timer:
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


def test_colours_are_left_out_on_request(spine):
    for env, coloured in (({}, True), ({"NO_COLOR": ""}, True), ({"NO_COLOR": "1"}, False)):
        with start(["dash", spine], env=env) as timer:
            shown = timer.expect("space pause")
            assert bool(re.search(r"\x1b\[3\d", shown)) is coloured


def test_a_dumb_terminal_gets_lines_and_still_has_keys(spine):
    with start(["dash", spine], env={"TERM": "dumb"}) as timer:
        timer.expect("0:00   1/11  Lateral rib breathing · 33 s\r\n")
        timer.send("n")
        timer.expect("Pelvic rocks")
        timer.send("q")
        assert timer.wait() == 1
        assert timer.modes() == timer.modes_before
        assert "\x1b" not in timer.seen.decode()


def test_every_kind_of_event_can_be_walked_through(tmp_path):
    path = tmp_path / "everything.sh"
    path.write_text(script(everything()))
    with start(["dash", path]) as timer:
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
def test_it_follows_the_size_of_the_terminal(rows, columns, spine):
    with start(["dash", spine]) as timer:
        timer.expect("space pause")
        timer.resize(rows, columns)
        for _ in range(9):
            timer.expect("\x1b[H")
            if timer.expect("\x1b[J").count("\x1b[2K") == rows:
                break
        else:
            pytest.fail("the frame has another size")


def test_when_the_machine_slept_it_waits_and_when_its_clock_is_set_it_does_not_care(tmp_path):
    save(tmp_path, timed("Plank", 20_000), timed("Squat", 20_000))
    (tmp_path / "jump").write_text("0\n")
    world = """
        date() {
          read -r jump <jump
          [ "$1" = +%s%3N ] && echo $(($(command date +%s) * 1000 + jump)) || command date "$@"
        }
        . ./routine.sh
    """
    with Terminal(["dash", "-c", world, "timer", "--mute", "--lead-in", "0", "--no-wait"], cwd=tmp_path) as timer:
        timer.expect("0:39 left")
        (tmp_path / "jump").write_text("-3600000\n")
        timer.expect("0:37 left")
        (tmp_path / "jump").write_text("3600000\n")
        timer.expect("PAUSED")
        timer.expect("left")
        timer.send(" ")
        assert timer.expect(" left")[-5:] in (" 0:37", " 0:36", " 0:35")
        timer.send("q")
        assert timer.wait() == 1
