"""Which file imports which. Files come through an interface: the disk, memory, an editor's buffers."""

from __future__ import annotations

import posixpath

from mobdsl.diagnostics import Diagnostic, Outcome
from mobdsl.records import define, field, frozen
from mobdsl.records.types import Protocol
from mobdsl.source import Source, Span
from mobdsl.syntax import nodes
from mobdsl.syntax.parser import parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_FILES = 1_000
"""The most files that one file may draw in."""

MAX_REMEMBERED = 200_000
"""The characters of all files together that are remembered when they were parsed; their nodes take 40 MB."""


class UnreadableError(Exception):
    """A file cannot be had. ``code``, the message and ``hint`` are for people."""

    def __init__(self, code: str, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


class Files(Protocol):
    """Where texts come from. Paths are relative to the project's root, with ``/`` between parts."""

    def read(self, path: str) -> str:
        """The text of ``path``. Raises :class:`UnreadableError`."""
        ...


@frozen
class Memory:
    """Files in memory, for tests and for callers that have the text already."""

    texts: Mapping[str, str]

    def read(self, path: str) -> str:
        """The text of ``path``. Raises :class:`UnreadableError`."""
        if path not in self.texts:
            raise UnreadableError("M620", f"There is no file {path}.", "Paths start at the folder of this file.")
        return self.texts[path]


@frozen
class Import:
    """A line `import "path" as alias`, its path resolved."""

    alias: str
    path: str
    origin: Span


@frozen
class Unit:
    """One parsed file with its imports."""

    source: Source
    file: nodes.File
    imports: tuple[Import, ...] = ()


@define
class Parsed:
    """Files that were parsed before, for who reads many files that import the same few. The oldest are forgotten."""

    _files: dict[Source, Outcome[nodes.File]] = field(factory=dict, init=False)
    _characters: int = field(default=0, init=False)

    def parse(self, source: Source) -> Outcome[nodes.File]:
        """The nodes of ``source``, as the parser gives them."""
        if source not in self._files:
            self._files[source] = parse(source)
            self._characters += len(source.text)
            while self._characters > MAX_REMEMBERED and len(self._files) > 1:
                oldest = next(iter(self._files))
                self._characters -= len(oldest.text)
                del self._files[oldest]
        return self._files[source]


@define
class Project:
    """Every file that was read, each before the files that import it, and what there is to say about the reading.

    ``parsed`` are the imports that were parsed for other files.
    """

    files: Files
    parsed: Parsed = field(factory=Parsed)
    units: dict[str, Unit] = field(factory=dict)
    diagnostics: list[Diagnostic] = field(factory=list)
    _open: list[str] = field(factory=list)

    def load(self, path: str, asked_by: Span | None = None) -> bool:
        """Reads ``path`` and all that it imports. False where the file itself could not be had."""
        if path in self.units:
            return True
        try:
            source = Source(path, self.files.read(path))
        except UnreadableError as error:
            self.diagnostics.append(
                Diagnostic(error.code, error.message, asked_by or Span(path, 0, 0), hint=error.hint)
            )
            return False
        parsed = self.parsed.parse(source) if asked_by else parse(source)
        self.diagnostics.extend(parsed.diagnostics)
        assert parsed.value is not None
        self._open.append(path)
        imports = tuple(line for line in self._imports(source, parsed.value) if self._draw_in(line))
        self._open.pop()
        self.units[path] = Unit(source, parsed.value, imports)
        return True

    def _report(self, code: str, message: str, span: Span, hint: str | None = None) -> None:
        self.diagnostics.append(Diagnostic(code, message, span, hint=hint))

    def _draw_in(self, wanted: Import) -> bool:
        if wanted.path in self._open:
            ring = " → ".join([*self._open[self._open.index(wanted.path) :], wanted.path])
            hint = "Move what both need into a third file."
            self.diagnostics.append(
                Diagnostic("M624", f"These files import each other: {ring}.", wanted.origin, hint=hint)
            )
            return False
        if len(self._open) + len(self.units) > MAX_FILES or len(self._open) > MAX_DEPTH:
            self._report("M626", "Too many files import each other.", wanted.origin)
            return False
        return self.load(wanted.path, wanted.origin)

    def _imports(self, source: Source, file: nodes.File) -> list[Import]:
        imports: dict[str, Import] = {}
        for line in file.statements:
            match line:
                case nodes.Statement(
                    (nodes.Name("import"), nodes.Text(path) as text, nodes.Name("as"), nodes.Name(alias) as name)
                ):
                    place = source.span(text.start, text.end)
                    target = self._resolve(source.path, path, place)
                    if alias in imports:
                        span = source.span(name.start, name.end)
                        hint = f"Call this one {alias}2."
                        self.diagnostics.append(
                            Diagnostic("M625", f"Two imports are called `{alias}`.", span, hint=hint)
                        )
                    elif target:
                        imports[alias] = Import(alias, target, place)
        return list(imports.values())

    def _resolve(self, importer: str, path: str, place: Span) -> str | None:
        """``path`` as seen from the file ``importer``, never above the project's root."""
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(importer), path))
        outside = joined == ".." or joined.startswith(("../", "/"))
        if outside or "\\" in path or ":" in path or not path.strip() or "\0" in path:
            hint = 'Paths start from the file that imports, with / between the parts: "library/back.mob".'
            if outside:
                hint = "Files of the same project can be imported. A file called mob.toml marks the project's folder."
            self._report("M623", f"{path!r} lies outside the project.", place, hint)
            return None
        return joined


MAX_DEPTH = 100
"""How long a chain of imports may be."""
