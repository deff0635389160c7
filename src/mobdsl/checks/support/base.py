"""The door that every check goes through, built in or from a package of its own.

A check is a module, or any object, with what :class:`Check` asks for. Its docstring is its page, which
`mobdsl explain` shows and `docs/diagnostics.md` holds: a title, what it finds and why that is bad, a file that it
finds fault with (indented), `Use instead:`, and the same file mended.

It is pure, and takes time in proportion to what it is given. It names no context: whoever runs it does, because a
finding that holds in every variant is said once, and one that holds in some is said with their names.

A check whose findings depend on the profile in `mob.toml`, whatever the file says, has `DEPENDS_ON_PROJECT = True`.
One whose infos only say what is made of what is written has `QUIET = True`: they are counted, and shown by `--all`.

A package offers one by an entry point of the group ``mobdsl.checks``; a project asks for it by that name:
`[checks] plugins = ["name"]` in `mob.toml`. Its code is letters and three figures, and does not begin with M.
"""

from __future__ import annotations

from enum import StrEnum

from mobdsl.records.types import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mobdsl.diagnostics import Diagnostic, Severity


class On(StrEnum):
    """What a check looks at, with what its function takes.

    file: `check(unit, files)`, a :class:`~mobdsl.project.imports.Unit` and the `Files` around it;
    document: `check(document)`; variant: `check(variant, timeline)`, for every routine the whole and each context by
    itself; schedule: `check(schedule)`, for every plan.
    """

    FILE = "file"
    DOCUMENT = "document"
    VARIANT = "variant"
    SCHEDULE = "schedule"


class Check(Protocol):
    """A check: ``CODE`` is that of all its findings, ``SEVERITY`` theirs unless the project says otherwise."""

    ON: On
    CODE: str
    SEVERITY: Severity

    @property
    def check(self) -> Callable[..., Iterable[Diagnostic]]:
        """What finds."""
        ...
