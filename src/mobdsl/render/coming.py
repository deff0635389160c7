"""What is due, for a terminal: what, how much, why."""

from __future__ import annotations

import datetime as dt

from mobdsl.render.terminal import painter, visible
from mobdsl.wording.columns import wrapped
from mobdsl.wording.phrases import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

MOST_MOVEMENTS, MOST_PLACES = 12, 3


def next_text(due: dict[str, Any], lengths: list[str], width: int | None, *, colour: bool = False) -> str:
    """``due``, which is what `next --json` writes, in words; ``lengths`` are how long the sessions take."""
    paint = painter(colour)
    lines: list[str] = []
    for session, length in zip(due["sessions"], lengths, strict=True):
        lines += [""] if lines else []
        contexts = f" ({', '.join(session['contexts'])})" if session["contexts"] else ""
        title = f"{_when(session, due['date'])}{session['title']}{contexts}: {length}"
        lines += [paint(line, "1") for line in wrapped(visible(title), width, margin=2)]
        for text, code in _said(session):
            lines += [paint(line, code) for line in wrapped(visible(text), width, "  ", 4)]
    return "\n".join(lines)


def reason(change: dict[str, Any]) -> str:
    """`Squat: 62.5kg, was 60kg. Add 2.5kg, if all sets done (day.mob:2); log.mob:1`"""
    rule = f"{change['rule']} ({change['rule_at']})" if change["rule_at"] else change["rule"]
    places = change["log_at"]
    cited = ", ".join(places[-MOST_PLACES:])
    more = f"{len(places) - MOST_PLACES} more and " if len(places) > MOST_PLACES else ""
    return f"{change['of']}: {change['text']}. {rule}{f'; {more}{cited}' if cited else ''}"


def reasons(changes: list[dict[str, Any]]) -> Iterator[str]:
    """Each reason once, with all that it is one for."""
    together: dict[str, list[str]] = {}
    for change in changes:
        together.setdefault(reason({**change, "of": "\0"}), []).append(change["of"])
    yield from (text.replace("\0", listed(titles), 1) for text, titles in together.items())


def question(due: dict[str, Any]) -> str:
    """What waits for an answer."""
    held = ": nothing goes up until it is answered" if due["holds"] else ""
    return f"Not answered: {due['text']} ({due['name']}) after {due['session']}, {due['log_at']}{held}"


def stop(met: dict[str, Any]) -> str:
    """What stopped the last session."""
    again = f", {met['times']} times in a row" if met["times"] > 1 else ""
    advice = "See somebody about it first." if met["times"] > 2 else "Begin only if that is over."
    return f"Stopped last time{again}: {met['rule']} ({met['log_at']}). {advice}"


def _said(session: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for met in session["stops"]:
        yield stop(met), "31"
    every = session["movements"]
    for movement in every[:MOST_MOVEMENTS]:
        details = [movement[key] for key in ("dose", "load", "effort", "level") if movement[key]]
        yield f"{movement['title']}  {', '.join(details)}".rstrip(), ""
    if len(every) > MOST_MOVEMENTS:
        yield f"… and {len(every) - MOST_MOVEMENTS} more", "2"
    yield from ((f"This week: {text}", "") for text in session["modifiers"])
    yield from ((f"Why: {text}", "2") for text in reasons(session["changes"]))
    yield from ((question(due), "33") for due in session["due"])


def _when(session: dict[str, Any], today: str) -> str:
    if session["day"] is None:
        return ""
    day = dt.date.fromisoformat(session["day"])
    name = "Today" if session["day"] == today else f"{day:%a %Y-%m-%d}"
    time = f" {session['start'][11:16]}" if session["start"] else ""
    return f"{name}{time}  "
