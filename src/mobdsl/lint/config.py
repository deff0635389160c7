"""The settings of a project: who trains and with what, which findings count and how much.

They stand in `mob.toml` at the project's root, beside its routines, and come through the same door as these.
"""

from __future__ import annotations

from mobdsl.records import evolve, field, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from mobdsl.diagnostics import Severity
    from mobdsl.model.conditions import Known
    from mobdsl.model.document import Document
    from mobdsl.source import Source, Span

PATH = "mob.toml"
"""The path of the file, seen from the project's root."""


@frozen(kw_only=True)
class Config:
    """What a project says of itself.

    ``profile`` are facts about the person, ``equipment`` what is at hand (None: not said). ``off`` are codes of
    findings that nobody wants to hear of, ``levels`` other weights for some, ``plugins`` the checks of other packages
    that are asked for, each with the place of its name. ``log`` is the path of the log, from the root; None: not said.
    ``source`` is the file, where there is one.
    """

    profile: Mapping[str, Known] = field(factory=dict)
    equipment: frozenset[str] | None = None
    off: frozenset[str] = frozenset()
    levels: Mapping[str, Severity] = field(factory=dict)
    plugins: Mapping[str, Span] = field(factory=dict)
    log: str | None = None
    source: Source | None = None

    def told(self, name: str, kit: Container[str] = ()) -> Known:
        """What is known of ``name``, which may be a piece of equipment, one of the ``kit`` that there is at all."""
        value = self.profile.get(name)
        if value is None and self.equipment is not None and (name in self.equipment or name in kit):
            return name in self.equipment
        return value

    def of_person(self, document: Document) -> Document:
        """``document``, and all that it imports, with what is known of the person and their equipment."""
        return self._of_person(document, {}) if self.profile or self.equipment is not None else document

    def _of_person(self, document: Document, done: dict[int, Document]) -> Document:
        if id(document) not in done:
            imports = {alias: self._of_person(one, done) for alias, one in document.imports.items()}
            known = dict(self.profile)
            done[id(document)] = evolve(document, imports=imports, profile=known, equipment=self.equipment)
        return done[id(document)]


NO_CONFIG = Config()
