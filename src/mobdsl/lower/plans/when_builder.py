"""What has been read of the WHEN-words of a line."""

from __future__ import annotations

from mobdsl.model.plans import EVERY_DAY, When
from mobdsl.records import define, evolve, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mobdsl.lower.scope import Scope
    from mobdsl.model.amounts import Count
    from mobdsl.syntax import nodes


@define
class WhenBuilder:
    """WHEN-words that have been read.

    A line starts from what the lines above said by themselves, and each of its words takes the place of theirs.
    """

    scope: Scope
    """The file that they stand in."""
    when: When = field(factory=When)
    """What holds: the words of this line, and for what it does not say those of the lines above."""
    dated: bool = False
    """Whether something says on which days."""
    around: When | None = None
    """What the bodies that the line stands in say."""
    own: When = field(factory=When)
    """The same with what the line itself says: of the lines above only the weeks, days and dates that hold."""
    minutes: int | None = None
    """How long an activity takes."""
    sessions: Count | None = None
    """The figure in front of `per`."""
    days_per: bool = False
    """Whether that figure counts days: `6 days per week`."""
    length: tuple[int, str] | None = None
    """For how many days or weeks the line holds."""
    blocked: list[tuple[nodes.Name, int, int]] = field(factory=list)
    """The times of day left out, from and to, in minutes after midnight, each with its word."""
    words: dict[str, nodes.Name] = field(factory=dict)
    """The words of this very line, by what they are about."""
    names: list[nodes.Name] = field(factory=list)
    """The kinds of day that the line asks for."""

    def line(self) -> WhenBuilder:
        """Where a line below starts."""
        own = evolve(self.around or When(), spans=self.when.spans, first=self.when.first, last=self.when.last)
        return WhenBuilder(self.scope, self.when, self.dated, self.around, own, days_per=self.days_per)

    def body(self) -> WhenBuilder:
        """Where the lines of a body start that stands behind these words."""
        return WhenBuilder(self.scope, self.when, self.dated, self.own, days_per=self.days_per)

    def say(self, about: str, word: nodes.Name, **fields: Any) -> None:
        """Takes down what ``word`` says ``about`` something; once a line."""
        earlier = self.words.get(about)
        if earlier is not None:
            both = f"`{word.text}` is said twice." if earlier.text == word.text else None
            message = both or f"`{earlier.text}` and `{word.text}` do not go together on one line."
            counted = about == "at" and "per" in (word.text, earlier.text)
            hint = "Name each time, as in at 07:00, 12:00, 18:00, or none." if counted else "Write a line for each."
            self.scope.reject("M107" if both else "M426", message, word, hint=hint)
        self.words[about] = word
        self.put(**fields)

    def put(self, **fields: Any) -> None:
        """What ``when`` says from here on, and ``own`` as well."""
        self.when, self.own = evolve(self.when, **fields), evolve(self.own, **fields)

    def on_any_day(self) -> None:
        """What the lines above say of weekdays no longer counts."""
        self.dated = True
        if "on" not in self.words:
            self.put(weekdays=EVERY_DAY, kinds=())
