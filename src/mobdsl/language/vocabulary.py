"""Words that are no rows of the table of keywords: those that are never names, headings, units, sides, and what people
write who know another tool."""

from __future__ import annotations

DOSE_WORDS = ("about", "total", "max")
"""Words with which a dose may begin; where a dose can stand they are no names."""

NEVER_NAMES = frozenset({"and", "or", "if", "until", "not", "to"})
"""Words that are never names, wherever they stand."""

HEADINGS = (
    "cue", "setup", "feel", "avoid", "mistake", "why", "note", "goal", "author", "credentials", "contact", "audience",
    "disclaimer", "source", "link", "video", "caution", "next", "related",
)  # fmt: skip
"""Headings that outputs know. Any other word with a text is a heading too, shown as a note under its own name."""

UNITS = {
    "breath": "breath", "breaths": "breath", "pass": "pass", "passes": "pass", "beat": "beat", "beats": "beat",
    "lap": "lap", "laps": "lap", "step": "step", "steps": "step", "stroke": "stroke", "strokes": "stroke",
    "circle": "circle", "circles": "circle", "calorie": "calorie", "calories": "calorie",
    "length": "length", "lengths": "length", "flight": "flight", "flights": "flight", "skip": "skip", "skips": "skip",
    "jump": "jump", "jumps": "jump", "floor": "floor", "floors": "floor", "hop": "hop", "hops": "hop",
    "throw": "throw", "throws": "throw", "turn": "turn", "turns": "turn", "tap": "tap", "taps": "tap",
    "pump": "pump", "pumps": "pump",
}  # fmt: skip
"""What can be counted by name behind a figure, with its singular. Other plurals in -s are counted things as well."""

PLURALS = {singular: plural for plural, singular in UNITS.items() if plural != singular}
"""The plural of each."""

SPELLED_OUT = {
    **dict.fromkeys(("sek", "secs", "second", "seconds"), "s"),
    **dict.fromkeys(("mins", "minute", "minutes"), "min"),
    **dict.fromkeys(("hr", "hrs", "hour", "hours"), "h"),
    **dict.fromkeys(("meter", "meters", "metre", "metres"), "m"),
    **dict.fromkeys(("kilometer", "kilometers", "kilometre", "kilometres"), "km"),
    **dict.fromkeys(("mile", "miles"), "mi"),
    **dict.fromkeys(("yard", "yards"), "yd"),
    **dict.fromkeys(("kilo", "kilos", "kgs"), "kg"),
    **dict.fromkeys(("lbs", "pound", "pounds"), "lb"),
    **dict.fromkeys(("percent",), "%"),
}
"""Units as people write them elsewhere, with the spelling here."""

LIMBS = ("side", "leg", "arm", "hand", "foot", "knee", "hip", "shoulder", "ankle", "wrist")
"""Words for what has a left and a right."""

SIDES = ("left", "right")

ELSEWHERE = {
    "emom": "repeat 10 every 1min { ... }",
    "amrap": "repeat for 12min { ... }",
    "tabata": "repeat 8 { sprint 20s; rest 10s }",
    "superset": "repeat 3 rest 90s { first x8; second x8 }",
    "circuit": "repeat 3 rest 60s { ... }",
    "rounds": "repeat 3 { ... }",
    "sets": "squat 3x8",
    "reps": "squat 3x8",
    "per": "lunge x8 each side",
    "slow": "squat x8 tempo slow",
    "slowly": "squat x8 tempo slow",
    "giant_set": "repeat 3 rest 90s { first x8; second x8; third x8 }",
    "deload": "week 4 reduce volume 40%",
    "tracks": "routine anna { ... }; routine ben { ... }",
    "parallel": "routine anna { ... }; routine ben { ... }",
    "when": "if tired skip twist",
    "whenever": "if tired skip twist",
    "unless": "if not tired skip twist",
    "else": "if not tired skip twist",
}
"""Words of other tools, with the line to write instead."""

MEANT = {
    "length": ("lasts",),
    "duration": ("lasts",),
    "pause": ("rest",),
    "wait": ("rest",),
    "break": ("rest",),
    "halt": ("stop",),
    "warning": ("warn",),
    "caution": ("warn",),
    "include": ("import",),
    "workout": ("routine",),
    "session": ("routine",),
    "exercise": ("movement",),
}
"""Words that people take for a word of the language, with that word."""

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days of the week as plans name them; the first is day 0."""

WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The same in full."""
