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
    """One finding about several lines. The message is ``lead`` and the names of the ``parts``, each with its place."""

    lead: str = ""
    parts: tuple[Related, ...] = ()

    def about(self, parts: tuple[Related, ...]) -> Listing:
        """The same about other ``parts``."""
        return evolve(self, message=_message(self.lead, parts), parts=parts)


def listing(code: str, lead: str, parts: Iterable[Related], span: Span | None, hint: str | None = None) -> Listing:
    """An info at ``span`` about ``parts``: \"No dose is stated for Plank and Twist.\""""
    every = tuple(parts)
    return Listing(code, _message(lead, every), span, Severity.INFO, hint=hint, lead=lead, parts=every)


def _message(lead: str, parts: tuple[Related, ...]) -> str:
    return f"{lead} {listed(dict.fromkeys(part.message for part in parts))}."
