"""The keyboard: one table for the keys themselves, for the help on the screen and for the documents.

The keys are those of the page wherever both can do the same. A key is named by its character, or by one of the names
`space`, `enter`, `escape`, `backspace`, `left`, `right`, `up` and `down`.
"""

from __future__ import annotations

from enum import StrEnum

from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection


class Action(StrEnum):
    """What a key does."""

    PAUSE = "pause"
    DONE = "done"
    NEXT = "next"
    BACK = "back"
    MORE = "more"
    LESS = "less"
    JUMP = "jump"
    CORRECT = "correct"
    ENOUGH = "enough"
    EASIER = "easier"
    HARDER = "harder"
    STOPS = "stops"
    VOICE = "voice"
    TONES = "tones"
    LIGHT = "light"
    HELP = "help"
    QUIT = "quit"


@frozen
class Key:
    """One row of the table."""

    action: Action
    keys: tuple[str, ...]
    shown: str
    """The keys as people read them."""
    does: str
    """What they do, in a sentence without its end."""
    hint: str
    """The same in a word or two."""


KEYS = (
    Key(Action.PAUSE, ("space", "p"), "Space or P", "Pause, go on", "pause"),
    Key(Action.DONE, ("enter",), "Enter", "Done: this step, this set, this round", "done"),
    Key(Action.NEXT, ("right", "n"), "→ or N", "The next step; what is left of this one is skipped", "next"),
    Key(Action.BACK, ("left", "b"), "← or B", "Back to the start of this step, then to the one before", "back"),
    Key(Action.MORE, ("+", "=", "up"), "+ or ↑", "Ten seconds more on this step", "10 s more"),
    Key(Action.LESS, ("-", "_", "down"), "- or ↓", "Ten seconds less on this step", "10 s less"),
    Key(Action.JUMP, ("j",), "J", "Jump to a step of the list", "jump"),
    Key(Action.ENOUGH, ("x",), "X", "Enough: no more of these rounds, or of these sets", "enough"),
    Key(Action.CORRECT, ("c",), "C", "Correct the repetitions and the load of the last set", "correct"),
    Key(Action.EASIER, ("<", ",", "e"), "< or E", "An easier form of this movement, where there is one", "easier"),
    Key(Action.HARDER, (">", ".", "r"), "> or R", "A harder form of this movement, where there is one", "harder"),
    Key(Action.STOPS, ("s",), "S", "What to stop at; the clock waits meanwhile", "stop"),
    Key(Action.VOICE, ("v",), "V", "Voice on or off", "voice"),
    Key(Action.TONES, ("m",), "M", "Tones on or off", "tones"),
    Key(Action.LIGHT, ("t",), "T", "Dark or light", "light"),
    Key(Action.HELP, ("?", "h"), "? or H", "This list", "keys"),
    Key(Action.QUIT, ("q", "escape"), "Q or Esc", "Close a list, or stop here: what was done is kept", "quit"),
)
"""All of them, the most needed first."""

_ACTIONS = {key: row.action for row in KEYS for key in row.keys}


def action_of(key: str) -> Action | None:
    """What ``key`` does, large letters like small ones."""
    return _ACTIONS.get(key.lower() if len(key) == 1 else key)


def hint_of(action: Action) -> str:
    """`Space pause`: the first key of ``action`` and what it does."""
    row = next(row for row in KEYS if row.action is action)
    return f"{row.shown.split(' or ')[0]} {row.hint}"


def help_lines(without: Collection[Action] = ()) -> list[tuple[str, str]]:
    """Keys and what they do, as a person reads them."""
    return [(row.shown, row.does) for row in KEYS if row.action not in without]
