"""The player on a whole screen, driven by Textual's own pilot."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from textual.pilot import Pilot

from mobdsl.play.player import Part
from mobdsl.play.screen.app import PlayApp
from mobdsl.play.screen.colours import DARK, LIGHT
from mobdsl.session.engine_types import Status
from support.played import HOLD, HOSTILE, QUESTIONS, Rig, rig

Steps = Callable[[Pilot[None], Rig], Awaitable[None]]


def in_a_loop_of_its_own(work: Coroutine[Any, Any, None]) -> None:
    """Runs ``work`` in a thread: a browser of other tests may have a loop going in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


def driven(it: Rig, steps: Steps, size: tuple[int, int] = (80, 24), **options: bool) -> PlayApp:
    """An app that has gone through ``steps``; time passes only where they move the clock."""
    app = PlayApp(it.player, **options)

    async def drive() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await steps(pilot, it)

    in_a_loop_of_its_own(drive())
    assert not app.is_running
    return app


def shown(app: PlayApp) -> str:
    """The screen as a text."""
    stage = app.stage
    return "\n".join(stage.render_line(y).text.rstrip() for y in range(stage.size.height))


def later(it: Rig, app: PlayApp, seconds: float) -> None:
    it.wait(seconds)
    app.beat()


def test_keys_reach_the_session() -> None:
    async def steps(pilot: Pilot[None], it: Rig) -> None:
        app = pilot.app
        assert isinstance(app, PlayApp)
        assert "▶ WORK" in shown(app)
        later(it, app, 20)
        assert "Dead bug" in shown(app)
        await pilot.press("space")
        assert "❚❚ PAUSED" in shown(app)
        await pilot.press("enter", "right")
        assert "Rest → Goblet squat" in shown(app)
        await pilot.press("question_mark")
        assert "Space or P  Pause, go on" in shown(app)
        await pilot.press("escape", "n", "enter")
        assert "How hard was it, all in all?" in shown(app)
        await pilot.press("4", "enter", "enter", "0", "enter", *"all well", "enter")
        assert "✓ DONE" in shown(app)
        assert 'note "all well"' in shown(app)
        await pilot.press("enter")

    it = rig(HOLD)
    app = driven(it, steps)
    assert it.player.over
    assert app.return_code == 0
    done = "cut dead_bug 20s only left done goblet_squat x8 load 16kg"
    assert it.kept == [f'did 2026-03-02 07:04 evening 0:20 effort 4 pain 0 note "all well" {done}']


@pytest.mark.parametrize(
    ("key", "typed"),
    [("space", " "), ("plus", "+"), ("minus", "-"), ("comma", ","), ("full_stop", "."), ("less_than_sign", "<")],
)
def test_keys_are_known_by_their_sign(key: str, typed: str) -> None:
    seen: list[str] = []

    async def steps(pilot: Pilot[None], it: Rig) -> None:
        await pilot.press("q", "q", "enter", "enter", "enter")
        await pilot.press("a", key, "b")
        seen.append(it.form.typed)

    it = rig(HOLD)
    it.wait(9)
    driven(it, steps)
    assert seen == [f"a{typed}b"]


def test_a_pasted_text_is_typed() -> None:
    from textual.events import Paste

    async def steps(pilot: Pilot[None], it: Rig) -> None:
        await pilot.press("q", "q", "enter", "enter", "enter")
        pilot.app.post_message(Paste("stiff\nat\tfirst"))
        await pilot.pause()
        assert it.form.typed == "stiff at first"

    it = rig(HOLD)
    it.wait(9)
    driven(it, steps)
    assert it.player.part is Part.ASKING


def test_a_click_on_an_answer_chooses_it() -> None:
    async def steps(pilot: Pilot[None], it: Rig) -> None:
        rows = shown(pilot.app).split("\n")  # type: ignore[arg-type]
        row = next(place for place, text in enumerate(rows) if "Clear: it is not so" in text)
        await pilot.click(offset=(rows[row].index("Clear"), row))
        assert it.form.name == "stiffness"
        rows = shown(pilot.app).split("\n")  # type: ignore[arg-type]
        row = next(place for place, text in enumerate(rows) if " 8 " in text)
        await pilot.click(offset=(rows[row].index(" 8 ") + 1, row))
        assert it.form.chosen == 8
        await pilot.click(offset=(0, 0))
        assert it.form.chosen == 8

    it = rig(QUESTIONS)
    driven(it, steps)
    assert it.state.answers[0].value == "clear"


@pytest.mark.parametrize(("light", "palette"), [(False, DARK), (True, LIGHT)])
def test_the_whole_screen_takes_the_colour_of_the_moment(light: bool, palette: dict[str, object]) -> None:
    grounds: list[str] = []

    async def steps(pilot: Pilot[None], it: Rig) -> None:
        app = pilot.app
        assert isinstance(app, PlayApp)
        for key in ("", "n", "space"):
            await pilot.press(*([key] if key else []))
            colours = {
                segment.style.bgcolor.name
                for y in (4, 8, 23)
                for segment in app.stage.render_line(y)
                if segment.style and segment.style.bgcolor
            }
            grounds.extend(colours)

    driven(rig(HOLD), steps, light=light)
    assert grounds == [palette[mood].ground for mood in ("work", "rest", "paused")]  # type: ignore[attr-defined, index]


def test_t_turns_the_light() -> None:
    async def steps(pilot: Pilot[None], it: Rig) -> None:
        app = pilot.app
        assert isinstance(app, PlayApp)
        await pilot.press("t")
        assert app.stage.light
        await pilot.press("t", "s", "t")
        assert not app.stage.light
        await pilot.press("escape", "?", "t")
        assert app.stage.light

    driven(rig(HOLD), steps)


def test_without_colours_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def steps(pilot: Pilot[None], it: Rig) -> None:
        app = pilot.app
        assert isinstance(app, PlayApp)
        styles = [segment.style for y in range(24) for segment in app.stage.render_line(y) if segment.style]
        assert {(style.color, style.bgcolor) for style in styles} == {(None, None)}
        assert any(style.reverse for style in styles)

    app = driven(rig(HOLD), steps)
    assert app.no_color


def test_a_resize_is_drawn_at_once() -> None:
    async def steps(pilot: Pilot[None], it: Rig) -> None:
        app = pilot.app
        assert isinstance(app, PlayApp)
        await pilot.resize_terminal(40, 10)
        assert shown(app).split("\n")[-1].startswith("  Next  Rest 20 s")
        await pilot.resize_terminal(200, 60)
        assert "│ ▶ Dead bug" in shown(app)
        assert app.stage.size == (200, 60)

    driven(rig(HOLD), steps)


def test_markup_and_control_characters_stay_text() -> None:
    async def steps(pilot: Pilot[None], it: Rig) -> None:
        app = pilot.app
        assert isinstance(app, PlayApp)
        text = shown(app)
        assert "[bold]\\x1b[31mRed\\x07 \\u202etxt\\n[/bold]" in text
        assert "[link=x]click[/link] \\x9b2J" in text
        svg = app.export_screenshot()
        assert "\\x1b]0;owned" in svg
        assert "<a " not in svg
        assert re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", svg) is None

    driven(rig(HOSTILE), steps)


@pytest.mark.parametrize("key", ["ctrl+q", "q", "escape"])
def test_leaving_asks_first(key: str) -> None:
    async def steps(pilot: Pilot[None], it: Rig) -> None:
        await pilot.press(key)
        assert "Stop the session?" in shown(pilot.app)  # type: ignore[arg-type]
        await pilot.press("g")
        assert it.state.status is Status.RUNNING

    driven(rig(HOLD), steps)


def test_an_interrupt_ends_all_at_once() -> None:
    async def steps(pilot: Pilot[None], it: Rig) -> None:
        await pilot.press("ctrl+c")

    it = rig(HOLD)
    it.wait(9)
    driven(it, steps)
    assert (it.player.over, it.player.status) == (True, 130)
    assert it.kept == ["did 2026-03-02 07:04 evening 0:09 ended quit cut dead_bug 9s only left"]


def test_a_signal_is_obeyed_at_the_next_look() -> None:
    it = rig(HOLD)
    it.wait(9)
    app = PlayApp(it.player, ended=lambda: 15)

    async def drive() -> None:
        async with app.run_test():
            app.beat()

    in_a_loop_of_its_own(drive())
    assert (it.player.over, it.player.status) == (True, 143)
    assert it.kept == ["did 2026-03-02 07:04 evening 0:09 ended quit cut dead_bug 9s only left"]


def test_the_bell_is_the_terminal_s(monkeypatch: pytest.MonkeyPatch) -> None:
    rings: list[str] = []
    monkeypatch.setattr(PlayApp, "bell", lambda _: rings.append("ring"))
    it = rig(HOLD)
    app = PlayApp(it.player)
    it.player.sound.ring()
    assert rings == ["ring"]
    assert app.player is it.player
