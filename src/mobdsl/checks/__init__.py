"""Checks: one file each, named here once. The docstring of a check is its page."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from mobdsl.checks.support.base import Check, On

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

NAMES: Mapping[On, Mapping[str, str]] = {
    On.FILE: {
        "impossible_conditions": "if until",
        "missing_files": "next related requires_reading",
        "times_of_day": "at",
        "touching_texts": '"',
        "unfilled_blanks": "{",
        "unused_imports": "import",
    },
    On.DOCUMENT: {
        "amounts_asked": "ask",
        "claimed_twice": "context",
        "days_as_facts": "if until",
        "efforts_off_scale": "effort",
        "habits_and_routines": "plan did",
        "level_jumps": "progression",
        "log_answers": "did",
        "missing_disclaimers": "clearance warn contraindication",
        "missing_ladders": "advance regress",
        "missing_routines": "next related requires_reading",
        "near_facts": "movement never",
        "near_names": "",
        "near_words": "tempo motion load effort with position each only equipment variation",
        "shared_names": "block do",
        "unanswered_facts": "if until",
        "unknown_references": "load effort",
        "unlike_figures": "if until",
        "unmet_answers": "ask",
    },
    On.VARIANT: {
        "cautioned_uses": "warn",
        "claimed_planes": "expect",
        "clashing_contexts": "require",
        "efforts_and_loads": "effort",
        "expected_lengths": "expect",
        "expected_movements": "expect",
        "fits_filled_up": "fit",
        "forbidden_uses": "never",
        "goals_below": "build",
        "groups_named": "skip only require prefer replace",
        "idle_clauses": "hold reset tempo switch each",
        "idle_rests": "rest",
        "left_out_preferences": "prefer",
        "metres_or_minutes": "",
        "missing_equipment": "equipment",
        "names_of_the_library": "",
        "one_sided_doses": "only",
        "ranks_and_preferences": "order",
        "several_ranges": "only",
        "shared_slots": "at lasts",
        "slot_lengths": "at",
        "totals_over_sets": "total",
        "uneven_sides": "only alternate each",
        "unfilled_lengths": "lasts at",
        "unsaid_sides": "",
        "unstated_doses": "",
    },
    On.SCHEDULE: {
        "rotation_repeats": "rotate",
        "sessions_close": "plan",
        "sessions_frequent": "per",
        "unused_days": "activity days",
    },
}
"""Every check that comes with the language, by what it looks at, with words that call for it.

Where none of its words stands in a text of the project, `mob.toml` among them, a check has nothing to find and is not
even loaded; without words it always is.
"""


def load(kind: On, texts: Collection[str]) -> tuple[Check, ...]:
    """The checks on ``kind`` that may find something in a project of ``texts``."""
    names = NAMES[kind].items()
    return tuple(_loaded(name) for name, words in names if not words or _any_stands(words.split(), texts))


def every() -> tuple[Check, ...]:
    """All checks, by their names."""
    return tuple(map(_loaded, sorted(name for names in NAMES.values() for name in names)))


def _any_stands(words: Collection[str], texts: Collection[str]) -> bool:
    return any(_stands(word, text) for word in words for text in texts)


def _stands(word: str, text: str) -> bool:
    """Whether ``word`` begins anywhere in ``text``: within the letters of another (`deadlift`) it is no word."""
    at = text.find(word)
    while at > 0 and (text[at - 1].isalpha() or text[at - 1] == "_"):
        at = text.find(word, at + 1)
    return at >= 0


@cache
def _loaded(name: str) -> Check:
    check: Check = import_module(f"mobdsl.checks.{name}")
    return check


__all__ = ["NAMES", "Check", "On", "every", "load"]
