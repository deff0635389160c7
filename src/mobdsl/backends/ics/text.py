"""Text that people wrote, made safe for a calendar."""

import re

from icalendar import vText
from icalendar.prop import vCategory

_LONGEST_LINE = 300
"""Characters of a title. What is longer helps nobody in a calendar and would be repeated in every session."""

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
