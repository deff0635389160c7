"""Tones and a voice, where the machine has them. Neither ever holds up the clock."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from queue import SimpleQueue
from threading import Thread

from mobdsl.records import define, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_POWERSHELL = (
    "Add-Type -AssemblyName System.Speech;"
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer;$voice.Speak([Console]::In.ReadToEnd())"
)

_VOICES: dict[str, tuple[tuple[str, ...], str | None]] = {
    "say": (("-f", "-"), None),
    "spd-say": (("--wait", "--pipe-mode"), "--language"),
    "espeak-ng": (("--stdin",), "-v"),
    "espeak": (("--stdin",), "-v"),
    "termux-tts-speak": ((), "-l"),
    "powershell.exe": (("-NoProfile", "-Command", _POWERSHELL), None),
}
"""Programs that speak what they read, as the timer script knows them: their arguments, and the option for a language.

The text is their input: it is never an option and never a command."""

_SECONDS_TO_END = 2
"""So long a voice that is told to end is waited for."""


@frozen
class Voice:
    """A program that speaks."""

    command: tuple[str, ...]


def find_voice(language: str | None = None) -> Voice | None:
    """The first program of this machine that speaks."""
    for name, (arguments, option) in _VOICES.items():
        if path := shutil.which(name):
            return Voice((path, *((option, language) if option and language else ()), *arguments))
    return None


@define
class Sound:
    """What is heard. ``voice`` speaks where there is one and it is on; else ``ring`` rings, unless tones are off."""

    ring: Callable[[], None]
    voice: Voice | None = None
    voice_on: bool = True
    tones_on: bool = True
    _texts: SimpleQueue[str | None] | None = None
    _speaking: subprocess.Popen[str] | None = None
    _thread: Thread | None = None
    _waiting: bool = False

    @property
    def speaks(self) -> bool:
        """Whether it would say a text."""
        return self.voice is not None and self.voice_on

    def announce(self, text: str) -> None:
        """Says ``text``, which cuts off what is being said, or rings."""
        if self.speaks and text:
            self._say(text)
        elif self.tones_on:
            self.ring()

    def remark(self, text: str) -> None:
        """Something short in passing: it does not cut off what is being said, but rings instead."""
        if self.speaks and text and not self._is_speaking():
            self._say(text)
        elif self.tones_on:
            self.ring()

    def tell(self, text: str) -> None:
        """Says ``text`` where a voice is free for it; nothing rings for it."""
        if self.speaks and text and not self._is_speaking():
            self._say(text)

    def hush(self) -> None:
        """Ends what is being said."""
        speaking = self._speaking
        if speaking is not None and speaking.poll() is None:
            _end(speaking)

    def close(self) -> None:
        """Ends what is being said, for good."""
        self.voice = None
        self.hush()
        if self._texts is not None and self._thread is not None:
            self._texts.put(None)
            self._thread.join(_SECONDS_TO_END)
        _see_it_end(self._speaking)

    def _is_speaking(self) -> bool:
        return self._waiting or (self._speaking is not None and self._speaking.poll() is None)

    def _say(self, text: str) -> None:
        if self._texts is None:
            self._texts = SimpleQueue()
            self._thread = Thread(target=self._speak_what_comes, daemon=True)
            self._thread.start()
        self.hush()
        self._waiting = True
        self._texts.put(text)

    def _speak_what_comes(self) -> None:
        """Starts a program for each text; of several that wait the last counts. To start one takes time."""
        assert self._texts is not None
        while (text := self._texts.get()) is not None:
            voice = self.voice
            if voice is None:
                return
            if self._texts.empty():
                self.hush()
                self._start(voice, text)

    def _start(self, voice: Voice, text: str) -> None:
        """Starts the program, speaking ``text``; one that does not start says nothing."""
        before, self._speaking = self._speaking, None
        _see_it_end(before)
        try:
            process = self._speaking = _started(voice)
            self._waiting = False
            if self.voice is None:
                self.hush()
            assert process.stdin is not None
            with process.stdin as stream:
                stream.write(f"{text}\n")
        except OSError:
            self._waiting = False


def _started(voice: Voice) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - the command is one of our table
        voice.command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=sys.platform != "win32",
    )


def _end(process: subprocess.Popen[str]) -> None:
    """Ends ``process`` and what it has started."""
    try:
        if sys.platform == "win32":
            process.terminate()
        else:
            os.killpg(process.pid, signal.SIGTERM)
    except OSError:
        process.terminate()


def _see_it_end(process: subprocess.Popen[str] | None) -> None:
    """Waits for ``process``, which has been told to end, and ends it where it does not."""
    if process is None:
        return
    try:
        process.wait(_SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
