"""What a user may choose for a calendar."""

from __future__ import annotations

import re
from typing import Any, Literal

from attrs import field, frozen

from mobdsl.backends.ics.colors import COLORS
from mobdsl.suggest import nearest

LONGEST_REMINDER = 28 * 24 * 60
"""Minutes, four weeks: calendars do not remind earlier."""

# RFC 3986 without user information, which a calendar would show to everybody who opens it.
_URL = re.compile(
    r"https?://(?:[A-Za-z0-9._~-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?"
    r"(?:[/?#](?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?"
)


def _valid_reminder(_: object, __: Any, value: int | None) -> None:
    if value is not None and not 0 <= value <= LONGEST_REMINDER:
        raise ValueError(f"remind is a number of minutes from 0 to {LONGEST_REMINDER}, not {value}")


def _valid_color(_: object, __: Any, value: str | None) -> None:
    if value is not None and value not in COLORS:
        close = nearest(value, COLORS)
        hint = f" (perhaps {close})" if close else ""
        raise ValueError(f"color is the name of a colour in CSS 3, such as seagreen, not {value}{hint}")


def _valid_url(_: object, __: Any, value: str | None) -> None:
    if value is not None and not _URL.fullmatch(value):
        raise ValueError("url is a whole address that begins with https:// or http://, with %20 for a space")


@frozen(kw_only=True)
class IcsOptions:
    """How the calendar looks."""

    remind: int | None = field(default=None, validator=_valid_reminder)
    """Minutes before a session at which an alarm rings, instead of what the plan says; up to four weeks."""
    name: str | None = None
    """What the calendar is called instead of the plan's title."""
    color: str | None = field(default=None, validator=_valid_color)
    """A colour's name in CSS 3."""
    url: str | None = field(default=None, validator=_valid_url)
    """Where a person can follow the routine, shown in every session."""
    method: Literal["publish", "none"] = "publish"
    """`publish` for a file or a feed, `none` for a CalDAV server, which must not get one (RFC 4791 section 4.1)."""
    series: bool = False
    """One entry that recurs instead of one for each session, wherever the sessions are alike."""
