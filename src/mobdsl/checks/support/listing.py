"""One finding about several lines, each of which can be left out of it."""

from __future__ import annotations

from mobdsl.diagnostics import Diagnostic, Related, Severity
from mobdsl.records import evolve, frozen
from mobdsl.wording.phrases import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from mobdsl.source import Span


@frozen
class Listing(Diagnostic):
    """One finding about several lines, at the first of them. Its message is the ``lead`` and the names of the lines."""

    lead: str = ""
    parts: tuple[Related, ...] = ()
    """The lines: the place of each, and what it is called."""
    whole: Span | None = None
    """The routine that they stand in; what allows the finding there allows it for all."""

    def about(self, parts: tuple[Related, ...]) -> Listing:
        """The same about other ``parts``."""
        return evolve(self, message=_message(self.lead, parts), span=parts[0].span, parts=parts)


def listing(code: str, lead: str, parts: Iterable[Related], whole: Span | None, hint: str | None = None) -> Listing:
    """An info about ``parts`` of the routine at ``whole``: \"No dose is stated for Plank and Twist.\""""
    every = tuple(parts)
    message = _message(lead, every)
    return Listing(code, message, every[0].span, Severity.INFO, hint=hint, lead=lead, parts=every, whole=whole)


def _message(lead: str, parts: tuple[Related, ...]) -> str:
    return f"{lead} {listed(dict.fromkeys(part.message for part in parts))}."
