"""Lines and bodies, whatever they say."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_INDENT = "  "


def joined(*parts: object) -> str:
    """The parts that are texts and say something, with blanks between them: ``joined(rest and f"rest {rest}")``."""
    return " ".join(part for part in parts if part and isinstance(part, str))


def with_body(head: str, lines: Iterable[str]) -> list[str]:
    """``head``, and ``lines`` in braces behind it. The braces stay where there are none."""
    inner = [_INDENT + line for line in lines]
    return [joined(head, "{"), *inner, "}"] if inner else [joined(head, "{}")]
