"""What is said of a movement as a person writes it on a sheet: worked out where an output asks for it."""

from __future__ import annotations

from functools import cached_property

from mobdsl.model.names import words_of
from mobdsl.records import field_names, frozen
from mobdsl.wording.doses import dose_text, effort_text, load_text
from mobdsl.wording.phrases import kit_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.model.clauses import Clauses
    from mobdsl.select.tree import Leaf
    from mobdsl.wording.doses import DoseText


@frozen(kw_only=True)
class Texts:
    """Texts that are known."""

    load: str | None = None
    """How heavy: `16kg`."""
    effort: str | None = None
    """How hard: `8rpe`."""
    dose: DoseText | None = None
    """The whole dose; None where nothing is stated."""
    stance: str | None = None
    """The position to be in: `seated or half kneeling`."""
    kit: str | None = None
    """The equipment that is taken."""
    kit_choice: str | None = None
    """The same, each with its alternatives behind it."""


NO_TEXTS = Texts()
"""Nothing is said."""


@frozen(eq=False)
class TextsOfLine:
    """The texts of a movement on its line, each worked out when it is first asked for. See :class:`Texts`."""

    leaf: Leaf
    said: Clauses
    """What is said for one set or round, or for all of them."""

    def __eq__(self, other: object) -> bool:  # noqa: D105
        return self.known() == (other.known() if isinstance(other, TextsOfLine) else other)

    def __hash__(self) -> int:  # noqa: D105
        return hash(self.known())

    def known(self) -> Texts:
        """All of them."""
        return Texts(**{name: getattr(self, name) for name in field_names(Texts)})

    @cached_property
    def load(self) -> str | None:
        """How heavy."""
        return load_text(self.said.load, self.leaf.fact)

    @cached_property
    def effort(self) -> str | None:
        """How hard."""
        return effort_text(self.said.effort, self.leaf.fact)

    @cached_property
    def dose(self) -> DoseText | None:
        """The whole dose."""
        return dose_text(self.said, self.leaf.until, self.leaf.flow)

    @cached_property
    def stance(self) -> str | None:
        """The position to be in."""
        return " or ".join(words_of(name) for name in self.said.position) or None

    @cached_property
    def kit(self) -> str | None:
        """The equipment that is taken."""
        return kit_words(self.said.equipment)

    @cached_property
    def kit_choice(self) -> str | None:
        """The same, each with its alternatives behind it."""
        return kit_words(self.leaf.needs)
