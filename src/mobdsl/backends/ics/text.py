"""Text that people wrote, made safe for a calendar."""

from __future__ import annotations

import re

from icalendar import vText
from icalendar.prop import vCategory

_LONGEST_LINE = 300
"""Characters of a title. What is longer helps nobody in a calendar and would be repeated in every session."""

_LONGEST_PHYSICAL_LINE = 75

_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_REFUSED = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters, which RFC 5545 section 3.1 forbids
    "\ud800-\udfff"  # halves of characters, which UTF-8 cannot say
    "\u202a-\u202e\u2066-\u2069"  # turn the direction of all that follows, also of others' text
    "\ufeff\ufffe\uffff"
    "]"
)


class Text(vText):
    r"""A text value (RFC 5545 section 3.3.11).

    icalendar takes a backslash and an N for a line break, so that `C:\New` would lose a letter; here they stay.
    """

    def to_ical(self) -> bytes:
        """The value as it stands in the file."""
        escaped = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
        return escaped.encode()


def fold(content_line: str) -> bytes:
    r"""``content_line`` in lines of at most 75 octets (RFC 5545 section 3.1), with its line end.

    Neither a character nor an escape is split: Google drops an event in which `\,` is. icalendar's own folding splits
    an escape that follows an escaped backslash.
    """
    content = content_line.encode()
    pieces, begin, room = [], 0, _LONGEST_PHYSICAL_LINE
    while len(content) - begin > room:
        end = begin + room
        while content[end] & 0b1100_0000 == 0b1000_0000:  # inside of a character
            end -= 1
        piece = content[begin:end]
        if (len(piece) - len(piece.rstrip(b"\\"))) % 2:
            piece = piece[:-1]
        pieces.append(piece)
        begin, room = begin + len(piece), _LONGEST_PHYSICAL_LINE - 1
    return b"\r\n ".join((*pieces, content[begin:])) + b"\r\n"


def categories(names: list[str]) -> vCategory:
    """A value of several texts with commas in between."""
    value = vCategory([])
    value.cats = [Text(name) for name in names]
    return value


def clean(text: str) -> str:
    """``text`` without what a calendar may not hold; every kind of line end becomes a line feed."""
    return _REFUSED.sub("", _LINE_ENDS.sub("\n", text)).replace("\t", " ")


def line(text: str) -> str:
    """``text`` cleaned, on one line and not longer than a title may be."""
    single = " ".join(clean(text).split())
    return single if len(single) <= _LONGEST_LINE else single[: _LONGEST_LINE - 1] + "…"
