"""Writes the findings into their guide. `make docs` runs it; a test compares."""

import re
from itertools import groupby
from pathlib import Path

from mobdsl.lint.codes.code import Code
from mobdsl.lint.codes.table import CODES
from mobdsl.render.pages import level

GUIDE = Path(__file__).with_name("diagnostics.md")
_MARKED = re.compile(r"(<!-- findings:[^\n]*-->\n).*?(<!-- /findings -->)", re.DOTALL)
_HUNDREDS = {
    "M0": "Text and shapes",
    "M1": "Words and doses",
    "M2": "Names, rules and contexts",
    "M3": "Timing",
    "M4": "Plans and the log",
    "M5": "Outputs",
    "M6": "Files, settings and packages",
}


def findings() -> str:
    """Every finding, by hundreds: its code, what it is, a file that gives it and that file mended."""
    parts = []
    for hundred, codes in groupby(CODES, key=lambda code: code[:2]):
        parts.append(f"\n## {_HUNDREDS[hundred]}\n")
        parts.extend(_finding(code, CODES[code]) for code in codes)
    return "".join(parts)


def _finding(code: str, said: Code) -> str:
    weight = level(said)
    lines = [f"### {code} {said.title}", said.explanation]
    if weight:
        lines.append(f"By itself {weight}.")
    if said.bad:
        lines += ["This gives it:", _fenced(said.bad)]
    if said.good:
        lines += ["This does not:" if said.bad else "Write it so:", _fenced(said.good)]
    return "\n" + "\n\n".join(lines) + "\n"


def _fenced(text: str) -> str:
    shown = "".join(character if character.isprintable() or character == "\n" else "�" for character in text)
    return f"```text\n{shown.rstrip()}\n```"


def with_findings(text: str) -> str:
    """``text`` with the findings between its marks."""
    return _MARKED.sub(lambda found: f"{found[1]}{findings()}\n{found[2]}", text)


if __name__ == "__main__":
    GUIDE.write_text(with_findings(GUIDE.read_text("utf-8")), "utf-8")
