"""The findings of all variants together: one that holds in the whole is said once, the others with their contexts."""

from __future__ import annotations

from mobdsl.records import define, evolve, field
from mobdsl.wording.phrases import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mobdsl.diagnostics import Diagnostic


@define
class Findings:
    """Findings in the order in which they were first met."""

    _contexts: dict[Diagnostic, list[tuple[str, ...]]] = field(factory=dict, init=False)

    def add(self, diagnostics: Iterable[Diagnostic], contexts: tuple[str, ...] = ()) -> None:
        """Takes note of the ``diagnostics`` of the variant of ``contexts``."""
        for diagnostic in dict.fromkeys(diagnostics):
            self._contexts.setdefault(diagnostic, []).append(contexts)

    def __iter__(self) -> Iterator[Diagnostic]:
        """Each once. The message of one that does not hold in the whole begins with the contexts in which it does."""
        for diagnostic, contexts in self._contexts.items():
            if () in contexts:
                yield diagnostic
                continue
            where = listed(" with ".join(f"`{name}`" for name in names) for names in dict.fromkeys(contexts))
            yield evolve(diagnostic, message=f"In {where}: {diagnostic.message}")
