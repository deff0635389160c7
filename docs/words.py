"""Writes the table of words into the reference. `make docs` runs it; a test compares."""

import re
from pathlib import Path

from mobdsl.language.keywords import WORDS, Place, reserved
from mobdsl.language.vocabulary import NEVER_NAMES

SPEC = Path(__file__).parents[1] / "grammar" / "SPEC.md"
_MARKED = re.compile(r"(<!-- words:[^\n]*-->\n).*?(<!-- /words -->)", re.DOTALL)


def table() -> str:
    """Every word, grouped by where it may stand, with what follows it."""
    never = ", ".join(f"`{word}`" for word in sorted(NEVER_NAMES))
    parts = [
        f"{len(list(reserved()))} words have a meaning somewhere. {never} are never names. In the second column "
        "CAPITALS are kinds of parts, `label:` names one, `[ ]` may be left out, `|` separates alternatives.\n"
    ]
    for place in Place:
        rows = [word for word in WORDS if place in word.places]
        parts.append(f"\n**{place[:1].upper()}{place[1:]}**\n\n| word | takes | means | example |\n|---|---|---|---|\n")
        for word in rows:
            signature = f"`{_cell(word.signature)}`" if word.signature else "–"
            parts.append(f"| `{word.name}` | {signature} | {_cell(word.means)} | `{_cell(word.example)}` |\n")
    return "".join(parts)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def with_table(text: str) -> str:
    """``text`` with the table between its marks."""
    return _MARKED.sub(lambda found: f"{found[1]}\n{table()}\n{found[2]}", text)


if __name__ == "__main__":
    SPEC.write_text(with_table(SPEC.read_text("utf-8")), "utf-8")
