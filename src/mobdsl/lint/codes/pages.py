"""The page of a check, from its docstring."""

from __future__ import annotations

from inspect import cleandoc

from mobdsl.lint.codes.code import Code

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mobdsl.checks.support.base import Check
    from mobdsl.diagnostics import Severity

INSTEAD = "Use instead:"


def page(check: Check) -> Code:
    """What there is to say about the findings of ``check``; its code alone under -OO, which leaves docstrings out."""
    of_project = getattr(check, "DEPENDS_ON_PROJECT", False)
    quiet = getattr(check, "QUIET", False)
    return page_of(check.__doc__ or check.CODE, check.SEVERITY, of_project=of_project, quiet=quiet)


def page_of(docstring: str, severity: Severity, *, of_project: bool = False, quiet: bool = False) -> Code:
    """The page that ``docstring`` is: a title, prose, a file with such a finding, the file mended."""
    title, *parts = _parts(cleandoc(docstring))
    prose = [part for part in parts if not part.startswith(" ")]
    files = [cleandoc(part) for part in parts if part.startswith(" ")]
    explanation = "\n\n".join(" ".join(part.split()) for part in prose if part != INSTEAD)
    bad, good = (*files, "", "")[:2]
    return Code(title, explanation, bad, good, severity, of_check=True, of_project=of_project, quiet=quiet)


def _parts(text: str) -> Iterator[str]:
    """The paragraphs of ``text``; indented ones that follow each other are one file."""
    file: list[str] = []
    for paragraph in text.split("\n\n"):
        if paragraph.startswith(" "):
            file.append(paragraph)
            continue
        if file:
            yield "\n\n".join(file)
            file = []
        yield paragraph
    if file:
        yield "\n\n".join(file)


def pages(checks: Iterable[Check]) -> dict[str, Code]:
    """The pages of ``checks`` by their codes."""
    return {check.CODE: page(check) for check in checks}
