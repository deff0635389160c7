"""What people see and reach: sizes, contrast, assistive technology, paper, a browser without scripts."""

import re
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from mobdsl.select.tree import Notice
from support.needs import needs
from support.pages import breaths, everything, headings, prompt, rest, spinal_mobility, timeline, work

pytestmark = [needs("chromium"), pytest.mark.browser]

Show = Callable[..., Any]

SCREENS = {"small phone": (320, 568), "phone": (390, 844), "sideways": (667, 375), "desktop": (1280, 800)}
LOOKS: dict[str, dict[str, str]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
}

OUTSIDE = """(id) => {
    const { innerWidth: width, innerHeight: height } = window;
    const isOut = (element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return right > left && (left < -0.5 || top < -0.5 || right > width + 0.5 || bottom > height + 0.5);
    };
    const elements = document.getElementById(id).querySelectorAll("button, p, h1, bdi, [role=timer]");
    return [...elements].filter(isOut).map((element) => element.id || element.textContent);
}"""

SMALL = """() => [...document.querySelectorAll("button, input, summary, textarea, label.tick")]
    .filter((element) => element.checkVisibility() && !element.closest("label.tick input"))
    .map((element) => [element.closest("label.tick, .setting label, .setting") ?? element, element])
    .filter(([area]) => { const { width, height } = area.getBoundingClientRect(); return width < 44 || height < 44; })
    .map(([, element]) => element.id || element.textContent)"""

CONTRAST = """() => {
    const rgb = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
    const linear = (part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    const weights = [0.2126, 0.7152, 0.0722];
    const light = (colour) => rgb(colour).reduce((sum, part, at) => sum + linear(part) * weights[at], 0);
    const digits = light(getComputedStyle(document.getElementById("digits")).color);
    const grounds = [getComputedStyle(document.documentElement), getComputedStyle(document.querySelector(".tide"))];
    return grounds.map(({ backgroundColor }) => {
        const [dark, bright] = [digits, light(backgroundColor)].sort((one, other) => one - other);
        return (bright + 0.05) / (dark + 0.05);
    });
}"""


def long_names() -> Any:
    name = "Supine ninety-ninety hip-lift with one-sided thoracic reach and an exhale"
    return timeline(
        work(name, 4230, side="left", set=1, sets=2, reps="6-10", load="16kg", effort="8rpe", cues=(name, name)),
        work("Donaudampfschifffahrtsgesellschaftskapitänsmütze" * 2, None, estimate=20000, cues=(name,)),
        rest(10),
        work(name, 30, phases=breaths("inhale", "exhale")),
        title=name,
        headings=headings(goal=name),
    )


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("sample", [spinal_mobility, everything, long_names])
def test_all_of_the_player_fits_the_screen(show: Show, sample: Callable[[], Any], screen: str) -> None:
    width, height = SCREENS[screen]
    shown = show(sample(), viewport={"width": width, "height": height})
    shown.start(lead=5)
    for _ in range(5):
        inner = ["name", "next", "cue", "more-cues", "hint", "phase", "rep"] if sample is long_names else []
        assert [found for found in shown.ask(OUTSIDE, "player") if found not in inner] == []
        assert shown.ask("document.documentElement.scrollWidth <= innerWidth")
        shown.press("n")
        shown.run(1)


def test_the_sheet_is_never_wider_than_the_screen(show: Show) -> None:
    for sample in (spinal_mobility(), everything(), long_names()):
        shown = show(sample)
        for width, height in SCREENS.values():
            shown.tab.set_viewport_size({"width": width, "height": height})
            assert shown.ask("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("screen", SCREENS)
def test_digits_take_more_than_a_third_of_the_short_side(show: Show, screen: str) -> None:
    width, height = SCREENS[screen]
    third = 0.35 * min(width, height)
    lengths = {7: "7", 33: "33", 88: "1:28", 600: "10:00", 5900: "98:20"}
    shown = show(timeline(*(work("Hold", seconds) for seconds in lengths)), viewport={"width": width, "height": height})
    shown.start()
    for digits in lengths.values():
        assert shown.text("digits") == digits
        box = shown.tab.locator("#digits").bounding_box()
        assert box["height"] >= third
        assert shown.ask("parseFloat(getComputedStyle(document.getElementById('digits')).fontSize)") >= third
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        shown.press("n")


def test_everything_to_press_is_large_enough(show: Show) -> None:
    shown = show(everything())

    def assert_large() -> None:
        for width, height in SCREENS.values():
            shown.tab.set_viewport_size({"width": width, "height": height})
            assert shown.ask(SMALL) == []

    shown.click("launch summary")
    assert_large()
    shown.start()
    assert_large()
    shown.run(20)
    assert shown.sees("done")
    assert_large()
    shown.click("open-steps")
    assert_large()
    shown.press("Escape")
    shown.click("leave")
    shown.click("end-here")
    assert_large()


@pytest.mark.parametrize("look", ["light", "dark"])
def test_digits_stand_out(show: Show, look: str) -> None:
    shown = show(everything(), **LOOKS[look])
    shown.start(lead=5)
    for _ in range(13):
        assert min(shown.ask(CONTRAST)) >= 7
        shown.press("n")


def audit(shown: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    shown.tab.clock.resume()  # axe waits for timeouts
    violations = Axe().run(shown.tab).response["violations"]
    shown.freeze()
    return [f"{found['id']}: {[node['html'] for node in found['nodes']]}" for found in violations]


@pytest.mark.parametrize(
    "look", ["light", *(pytest.param(look, marks=pytest.mark.slow) for look in LOOKS if look != "light")]
)
def test_axe_finds_nothing_in_any_state(show: Show, look: str) -> None:
    stop = Notice(kind="stop", text="Sharp pain: stop here")
    shown = show(attrs.evolve(everything(), notices=(stop,)), **LOOKS[look])
    shown.click("launch summary")
    found = {"sheet": audit(shown)}
    shown.start(lead=5)
    found["lead-in"] = audit(shown)
    shown.run(6)
    found["breathing"] = audit(shown)
    shown.run(15)
    found["waiting"] = audit(shown)
    shown.click("open-steps")
    found["steps"] = audit(shown)
    shown.press("Escape")
    shown.click("open-keys")
    found["keys"] = audit(shown)
    shown.press("Escape")
    shown.click("open-stops")
    found["stops"] = audit(shown)
    shown.click("close-stops")
    shown.click("done")
    found["switch"] = audit(shown)
    shown.press("n")
    shown.press("n")
    shown.run(10)
    found["rest"] = audit(shown)
    shown.click("pause")
    shown.click("voice")
    found["paused"] = audit(shown)
    shown.click("open-steps")
    shown.tab.locator("#step-list button").nth(10).click()
    found["prompt"] = audit(shown)
    shown.click("leave")
    found["left"] = audit(shown)
    shown.click("end-here")
    found["summary"] = audit(shown)
    assert {state: violations for state, violations in found.items() if violations} == {}


def test_focus_is_always_to_be_seen(show: Show) -> None:
    shown = show(everything())
    shown.start()
    for _ in range(8):
        shown.press("Tab")
        assert shown.ask("document.activeElement.matches('button:focus-visible')")
        assert shown.ask("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_without_scripts_the_sheet_is_all_there_is(show: Show) -> None:
    shown = show(spinal_mobility(), java_script_enabled=False)
    visible = shown.tab.locator("body").inner_text()
    for text in ("10-minute spinal mobility", "10 min", "Dead bug", "Spine still", "split assumed", "dose not stated"):
        assert text in visible
    assert not any(shown.sees(name) for name in ("launch", "player", "summary", "start"))
    assert shown.tab.locator("button:visible").count() == 0


@pytest.mark.parametrize("part", ["sheet", "player", "summary"])
def test_paper_shows_the_sheet_without_controls_from_wherever_it_is_printed(show: Show, part: str) -> None:
    shown = show(spinal_mobility(), color_scheme="dark")
    if part != "sheet":
        shown.start()
    if part == "summary":
        shown.run(600)
    shown.tab.emulate_media(media="print")
    assert (shown.sees("sheet"), shown.sees("player"), shown.sees("summary")) == (True, False, False)
    assert shown.tab.locator("button:visible, summary:visible, dialog:visible").count() == 0
    assert shown.tab.locator("#lines input:visible").count() == 12
    assert shown.ask("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert shown.ask("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    rows = "[...document.querySelectorAll('#lines .line, #lines .line tr')]"
    assert set(shown.ask(f"{rows}.map((row) => getComputedStyle(row).breakInside)")) == {"avoid"}


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_short_routine_prints_on_one_page_and_a_long_one_on_several(show: Show, paper: str) -> None:
    assert pages_of(show(spinal_mobility()).tab.pdf(format=paper)) == 1
    many = timeline(*(work(f"Movement {number}", 30, headings=headings(cue="a cue")) for number in range(100)))
    assert 3 <= pages_of(show(many).tab.pdf(format=paper)) <= 6


HOSTILE = (
    "<script>pwned = 1</script>",
    "</script><script>pwned = 1</script>",
    "<img src=x onerror=pwned=1>",
    "</textarea><svg onload=pwned=1>",
    '" onfocus="pwned=1" autofocus x="',
    "javascript:pwned=1",
    "${pwned=1}`",
    "\u2028pwned=1\u2029",
    "\u202eright to left",
)


def test_hostile_texts_never_run_and_are_shown_as_they_are(show: Show) -> None:
    steps = [
        work(text, 5, side=text, position=text, reps=text, load=text, effort=text, dose=text, kit_choice=text,
             cues=(text, text), block=text, headings=headings(cue=text, video=text))
        for text in HOSTILE
    ]  # fmt: skip
    text = "".join(HOSTILE)
    sample = timeline(*steps, prompt(text), name=text, title=text, contexts=(text,), headings=headings(goal=text))
    shown = show(sample, stubs="")
    shown.start()
    for hostile in HOSTILE:
        assert shown.text("name") == hostile
        assert shown.text("cue") in (hostile, f"Change to {hostile}: {hostile}")
        shown.run(5)
    shown.click("open-steps")
    shown.press("Escape")
    shown.tab.get_by_role("button", name="Clear", exact=True).click()
    assert shown.sees("summary")
    assert shown.ask("typeof pwned") == "undefined"
    assert shown.problems == []
    assert set(shown.requests) == {shown.url}


def test_the_policy_stops_what_gets_in_all_the_same(show: Show) -> None:
    shown = show(spinal_mobility())
    shown.ask("""() => {
        const image = document.createElement("img");
        image.src = "https://example.org/x.png";
        document.body.append(image);
        for (const attack of [
            () => image.setAttribute("onerror", "window.pwned = 1"),
            () => { document.body.innerHTML += "<b id=injected>x</b>"; },
        ]) try { attack(); } catch { /* refused, as it should be */ }
    }""")
    shown.run(1)
    assert shown.ask("typeof pwned") == "undefined"
    assert shown.tab.locator("#injected").count() == 0
    assert shown.ask("document.querySelector('body > img').naturalWidth") == 0
    assert any("https://example.org/x.png" in problem and "violates" in problem for problem in shown.problems)
