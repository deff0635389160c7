"""Takes the picture of the README anew: ``python docs/pictures.py``, with a Chromium at hand."""

import base64
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner
from documents import ROOT, blocks
from playwright.sync_api import Page, sync_playwright

from mobdsl.cli.verbs import cli

FILE = "morning.mob"
"""The routine in the picture, as the README shows it."""

PICTURE = ROOT / "docs" / "images" / "page.png"
SHEET, PHONE = (800, 860), (390, 720)
LEAD_IN, INTO_DEAD_BUG = 10, 4 * 60 + 24

_SIDE_BY_SIDE = """<!doctype html>
<style>
  body { margin: 0; padding: 24px; display: flex; gap: 28px; align-items: center; width: max-content; }
  img { display: block; border: 1px solid #0002; box-shadow: 0 4px 14px #0003; border-radius: 8px; }
  img + img { border-radius: 26px; }
</style>
"""


@contextmanager
def browser_page(size: tuple[int, int], scale: float = 1) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        width, height = size
        yield browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=scale)
        browser.close()


def sheet(address: str) -> bytes:
    with browser_page(SHEET) as page:
        page.goto(address)
        return page.screenshot()


def player(address: str) -> bytes:
    """The player in the middle of the dead bug."""
    with browser_page(PHONE) as page:
        page.clock.install()
        page.goto(address)
        page.click("summary")
        page.uncheck("#set-voice")  # which a browser without a screen has not got
        page.click("#start")
        page.clock.run_for((LEAD_IN + INTO_DEAD_BUG) * 1000)
        return page.screenshot()


def side_by_side(*pictures: bytes) -> bytes:
    images = (f'<img src="data:image/png;base64,{base64.b64encode(picture).decode()}">' for picture in pictures)
    with browser_page((1300, 960)) as page:
        page.set_content(_SIDE_BY_SIDE + "".join(images), wait_until="load")
        return page.locator("body").screenshot(omit_background=True)


def main() -> None:
    source = next(block.text for block in blocks(ROOT / "README.md") if block.file == FILE)
    with TemporaryDirectory() as folder:
        Path(folder, FILE).write_text(source, encoding="utf-8")
        built = CliRunner().invoke(cli, ["build", f"{folder}/{FILE}", "--to", "html", "-o", folder])
        assert built.exit_code == 0, built.output
        address = Path(folder, FILE).with_suffix(".html").as_uri()
        PICTURE.parent.mkdir(exist_ok=True)
        PICTURE.write_bytes(side_by_side(sheet(address), player(address)))


if __name__ == "__main__":
    main()
