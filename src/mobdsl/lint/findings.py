"""The findings of all variants together: one that holds in the whole is said once, the others with their contexts."""

from collections.abc import Iterable, Iterator

import attrs
from attrs import define, field, frozen

from mobdsl.diagnostics import Diagnostic, Related, Severity
from mobdsl.source import Span
from mobdsl.wording.phrases import listed


@frozen
class Listing(Diagnostic):
    """One finding about several lines. The message is ``lead`` and the names of the ``parts``, each with its place."""

    lead: str = ""
    parts: tuple[Related, ...] = ()

    def of(self, parts: tuple[Related, ...]) -> "Listing":
        """The same about other ``parts``."""
        return attrs.evolve(self, message=_message(self.lead, parts), parts=parts)


def listing(code: str, lead: str, parts: Iterable[Related], span: Span | None, hint: str | None = None) -> Listing:
    """An info at ``span`` about ``parts``: \"No dose is stated for Plank and Twist.\""""
    every = tuple(parts)
    return Listing(code, _message(lead, every), span, Severity.INFO, hint=hint, lead=lead, parts=every)


def _message(lead: str, parts: tuple[Related, ...]) -> str:
    return f"{lead} {listed(dict.fromkeys(part.message for part in parts))}."


@define
class Findings:
    """Findings in the order in which they were first met."""

    _contexts: dict[Diagnostic, list[tuple[str, ...]]] = field(factory=dict, init=False)

    def add(self, found: Iterable[Diagnostic], contexts: tuple[str, ...] = ()) -> None:
        """Takes note of what was ``found`` in the variant of ``contexts``."""
        for one in dict.fromkeys(found):
            self._contexts.setdefault(one, []).append(contexts)

    def __iter__(self) -> Iterator[Diagnostic]:
        """Each once. The message of one that does not hold in the whole begins with the contexts in which it does."""
        for found, contexts in self._contexts.items():
            if () in contexts:
                yield found
                continue
            where = listed(" with ".join(f"`{name}`" for name in names) for names in dict.fromkeys(contexts))
            yield attrs.evolve(found, message=f"In {where}: {found.message}")
