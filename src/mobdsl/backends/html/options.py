"""What can be chosen about a page."""

from __future__ import annotations

import re

from attrs import Attribute, field, frozen

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", re.ASCII)


def _is_language(_: object, __: Attribute[str], value: str) -> None:
    if not _LANGUAGE_TAG.fullmatch(value):
        raise ValueError(f"`lang` is a language tag such as `en` or `pt-BR`, not `{value}`")


@frozen(kw_only=True)
class HtmlOptions:
    """How a page is made."""

    lang: str = field(default="en", validator=_is_language)
    """The language of the routine, a tag of BCP 47 (RFC 5646), for reading aloud and for hyphens."""
    title: str | None = None
    """A heading for the page instead of the routine's own."""
