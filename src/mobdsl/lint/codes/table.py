"""One table of all codes. It loads every check, for its page."""

from __future__ import annotations

from mobdsl.checks import every
from mobdsl.lint.codes.pages import pages
from mobdsl.lint.codes.without_checks import CODES_WITHOUT_CHECKS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.lint.codes.code import Code

CODES: dict[str, Code] = dict(sorted({**CODES_WITHOUT_CHECKS, **pages(every())}.items()))
