"""Names of zones that are no place: letters, offsets, and names that the database keeps for old files only."""

from __future__ import annotations

import re

_ZONE = 'Write the place where the plan is done, such as zone "{}".'
_OFFSET = r"(?:Etc/)?(?:UTC|GMT)?[ ]?[+-][0-9]{1,2}(?::?[0-9]{2})?\Z"
_NEW_YORK, _CHICAGO, _DENVER = "America/New_York", "America/Chicago", "America/Denver"
_LOS_ANGELES, _LONDON, _BERLIN = "America/Los_Angeles", "Europe/London", "Europe/Berlin"
_LETTERS = {
    **dict.fromkeys(("EST", "EDT", "ET", "EST5EDT"), (_NEW_YORK,)),
    **dict.fromkeys(("CDT", "CT", "CST6CDT"), (_CHICAGO,)),
    **dict.fromkeys(("MST", "MDT", "MT", "MST7MDT"), (_DENVER,)),
    **dict.fromkeys(("PST", "PDT", "PT", "PST8PDT"), (_LOS_ANGELES,)),
    **dict.fromkeys(("AKST", "AKDT"), ("America/Anchorage",)),
    **dict.fromkeys(("GMT", "GMT0", "GMT+0", "GMT-0", "GREENWICH"), (_LONDON, "Africa/Abidjan")),
    **dict.fromkeys(("CET", "CEST", "MEZ", "MESZ", "MET", "MEST"), (_BERLIN, "Europe/Paris")),
    **dict.fromkeys(("EET", "EEST"), ("Europe/Athens",)),
    **dict.fromkeys(("WET", "WEST"), ("Europe/Lisbon",)),
    **dict.fromkeys(("AEST", "AEDT"), ("Australia/Sydney",)),
    **dict.fromkeys(("NZST", "NZDT"), ("Pacific/Auckland",)),
    "CST": (_CHICAGO, "Asia/Shanghai"),
    "BST": (_LONDON, "Asia/Dhaka"),
    "IST": ("Asia/Kolkata", "Europe/Dublin"),
    "AST": ("America/Halifax", "Asia/Riyadh"),
    "HST": ("Pacific/Honolulu",),
    "JST": ("Asia/Tokyo",),
    "KST": ("Asia/Seoul",),
    "MSK": ("Europe/Moscow",),
    "SGT": ("Asia/Singapore",),
    "HKT": ("Asia/Hong_Kong",),
    "SAST": ("Africa/Johannesburg",),
}
"""Letters that stand for several clocks or for a part of the year, with places where they are in use."""


def hint_for(name: str) -> str | None:
    """What to write in the place of ``name`` where that is an offset or letters; None where it is neither."""
    if re.match(_OFFSET, name) and name not in _LETTERS:
        return _ZONE.format(f'{_LONDON}" or "{_NEW_YORK}')
    places = _LETTERS.get(name.upper())
    return _ZONE.format('" or "'.join(places)) if places else None


def current(name: str, places: str, links: str) -> str | None:
    """The name by which the database calls ``name`` today; None where that is a place by itself.

    ``places`` is the list of the places of the world (`zone.tab`), ``links`` that of the zones (`tzdata.zi`).
    """
    if re.search(rf"\t{re.escape(name)}(?:\t|\n|\Z)", places) or name in ("UTC", "Etc/UTC"):
        return None
    link = re.search(rf"^L (\S+) {re.escape(name)}$", links, re.MULTILINE)
    return link[1] if link else name
