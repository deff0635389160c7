"""A page in a browser, under a clock that the test moves."""

from typing import Any

from attrs import define, field

TONES = """
    window.heard = [];
    window.moments = [];
    window.OscillatorNode = class {
        constructor(context, { frequency }) { this.frequency = frequency; }
        connect(node) { return node; }
        start() { heard.push(this.frequency); moments.push([performance.now(), this.frequency]); }
        stop() {}
    };
    window.GainNode = class {
        gain = { setValueAtTime() {}, linearRampToValueAtTime() {}, setTargetAtTime() {} };
        connect(node) { return node; }
    };
"""
"""Tones are written down instead of played."""

SPEECH = """
    window.spoken = [];
    Object.defineProperty(window, "speechSynthesis", {
        value: { cancel() {}, speak(said) { spoken.push([said.text, said.lang]); said.onstart?.(); } },
    });
"""
"""So is what would be said."""


SETTINGS = "localStorage.getItem('mobdsl:settings')"


@define
class Shown:
    """One routine's page in a tab of its own. ``problems`` collects what the browser complained of."""

    tab: Any
    url: str
    problems: list[str] = field(factory=list)
    requests: list[str] = field(factory=list)

    def text(self, name: str) -> str:
        return str(self.tab.locator(f"#{name}").text_content())

    def sees(self, name: str) -> bool:
        return bool(self.tab.locator(f"#{name}").is_visible())

    def wait_for(self, name: str, text: str) -> None:
        """Waits for what the browser does in its own time."""
        self.tab.locator(f"#{name}", has_text=text).wait_for()

    def click(self, name: str) -> None:
        self.tab.click(f"#{name}")

    def press(self, key: str) -> None:
        self.tab.keyboard.press(key)

    def freeze(self) -> None:
        """Stops the time. It jumps ahead to where it stops, far enough that a busy machine is not too late for it."""
        self.tab.clock.pause_at(self.ask("Date.now() / 1000 + 600"))

    def run(self, seconds: float) -> None:
        """Lets the time pass, every timer going off when it is due."""
        self.tab.clock.run_for(round(seconds * 1000))

    def sleep(self, seconds: float) -> None:
        """Lets the time jump as when a lid is closed: what was due goes off once, late."""
        self.tab.clock.fast_forward(round(seconds * 1000))

    def ask(self, script: str, *arguments: Any) -> Any:
        return self.tab.evaluate(script, *arguments)

    def reload(self) -> None:
        """Loads the page again as soon as the browser has passed on what the page keeps: it does so in its own time."""
        kept = self.ask("Object.keys(localStorage).sort()")
        settings = self.ask(SETTINGS)
        for _ in range(100):
            self.tab.reload()
            if self.ask("Object.keys(localStorage).sort()") == kept and self.ask(SETTINGS) == settings:
                return
        raise AssertionError(f"{self.url} does not keep {kept} when it is loaded again")

    def start(self, lead: int = 0) -> None:
        """Starts the session after a lead-in of ``lead`` seconds."""
        self.tab.evaluate("document.querySelector('details').open = true")
        self.tab.fill("#lead", str(lead))
        self.tab.locator("#lead").blur()
        self.click("start")
