"""The player's modules as one script, for a page that loads nothing.

Each file of `js/` is a module that node can run as it stands. In the page each becomes a function that runs once, in
its own scope, and gives what the file exports. It takes the two forms of import that the files use. Comments that have
lines of their own stay behind: they are for who reads the files.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_ORDER = (
    *("session_turn", "session_moves", "session_acts", "session_time", "session", "reading", "kept", "cues", "pace"),
    *("words", "logged", "report", "store", "sound", "voice", "wake", "view", "summary", "keys"),
)
"""Every module but the last, `main`; each only imports what stands before it."""

_NAMED = re.compile(r'^import (\{[^}]*\}) from "\./(\w+)\.mjs";$', re.MULTILINE)
_WHOLE = re.compile(r'^import \* as (\w+) from "\./(\w+)\.mjs";$', re.MULTILINE)
_COMMENT = re.compile(r"^[ ]*(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/)\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class) (\w+))", re.MULTILINE)


@cache
def script() -> str:
    """The whole script, to stand in a `<script type="module">`."""
    modules = (f"const module_{name} = (() => {{\n{_body(name)}\n}})();" for name in _ORDER)
    return "\n".join((*modules, _imported(_source("main"))))


def _source(name: str) -> str:
    text = (files("mobdsl.backends.html") / "js" / f"{name}.mjs").read_text("utf-8")
    return _COMMENT.sub("", text)


def _body(name: str) -> str:
    source = _source(name)
    exported = ", ".join(_EXPORT.findall(source))
    return f"{_imported(_EXPORT.sub('', source))}\nreturn {{ {exported} }};"


def _imported(source: str) -> str:
    return _WHOLE.sub(r"const \1 = module_\2;", _NAMED.sub(r"const \1 = module_\2;", source)).strip()
