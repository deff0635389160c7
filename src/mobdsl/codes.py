"""One table of all diagnostics: code → title, explanation, an example that gives it and one that does not.

M0xx text and shapes · M1xx words and doses · M2xx names, rules and contexts · M3xx timing · M4xx plans ·
M5xx outputs · M6xx files, imports and plugins.
"""

from attrs import frozen


@frozen
class Code:
    """A kind of finding. ``bad`` is a file that gives it, ``good`` the same file mended; empty where no file can."""

    title: str
    explanation: str
    bad: str = ""
    good: str = ""


CODES: dict[str, Code] = {}
