"""A browser, and pages opened in it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mobdsl.timeline.events import Timeline
from support.pages import page
from support.patience import PATIENCE
from support.tabs import SPEECH, TONES, Shown


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"], timeout=PATIENCE * 1000
        )
        yield chromium
        chromium.close()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Shown]]:
    """Opens the page of a timeline. ``stubs`` runs before it, ``options`` are the output's, the rest is for the tab."""
    contexts = []

    def open_page(
        timeline: Timeline, stubs: str = TONES + SPEECH, options: dict[str, Any] | None = None, **tab: Any
    ) -> Shown:
        file = tmp_path / f"{len(contexts)}.html"
        file.write_text(page(timeline, **(options or {})), "utf-8")
        context = browser.new_context(**{"viewport": {"width": 390, "height": 844}, "locale": "en-GB", **tab})
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        shown = Shown(context.new_page(), file.as_uri())
        context.on("request", lambda request: shown.requests.append(request.url))
        shown.tab.on("console", lambda message: shown.problems.append(message.text))
        shown.tab.on("pageerror", lambda error: shown.problems.append(str(error)))
        shown.tab.on("dialog", lambda dialog: (shown.problems.append(f"dialog {dialog.message}"), dialog.dismiss()))
        if not tab.get("java_script_enabled", True):
            shown.tab.goto(shown.url)
            return shown
        if stubs:
            shown.tab.add_init_script(stubs)
        shown.tab.clock.install()
        shown.tab.goto(shown.url)
        shown.freeze()
        return shown

    yield open_page
    for context in contexts:
        context.close()
