"""Signs: colons, dashes, slashes, quotes and comparisons of other notations."""

from __future__ import annotations

import re

from mobdsl.language.rewrites.rule import DAY, NAME, RewriteRule

_COMPARED = {"≥": ">=", "≤": "<=", "≠": "!=", "=>": ">=", "=<": "<=", "<>": "!="}


def _compared(match: re.Match[str]) -> str:
    return f" {_COMPARED[match[1]]} "


def _joined(match: re.Match[str]) -> str:
    return match[0].replace("-", "_").replace("–", "_").replace("—", "_")


def _figures(match: re.Match[str]) -> str:
    return f"{match[1]} {'-'.join(filter(None, match.groups()[1:]))}"


def _bracketed(match: re.Match[str]) -> str | None:
    """A remark in brackets; what groups conditions is none, and a figure means more than a remark."""
    if re.search(r"\d", match[1]):
        return None
    return None if re.search(r"\b(?:if|until)\b", match.string[: match.start()]) else f'note "{match[1].strip()}"'


RULES = (
    RewriteRule(r"(?://|--|/\*)\s*(.*?)\s*(?:\*/)?\Z", r"# \1"),
    RewriteRule(r"\s*(≥|≤|≠|=>|=<|<>)\s*", _compared),
    RewriteRule(r"\b((?:if|until)\b.*?)\s*(?:&&|&)\s*", r"\1 and "),
    RewriteRule(r"\b((?:if|until)\b.*?)\s*(?:\|\||\|)\s*", r"\1 or "),
    RewriteRule(rf"\A(param\s+{NAME})\s*:=?\s*", r"\1 = "),
    RewriteRule(r"\A(-|–|—|\*|•|·)\s*(?=[^\W\d]|\")", ""),
    RewriteRule(r"(?<=\S)\s+(?:-|–|—)\s+([^\W\d][^\"\d]*)\Z", r' note "\1"'),
    RewriteRule(rf"(?<!\S)({DAY})\s*[-–—]\s*({DAY})", r"\1 to \2"),
    RewriteRule(
        rf"(?<!\S)({DAY})\s*[/&+]\s*({DAY})(?:\s*[/&+]\s*({DAY}))?", lambda m: ", ".join(filter(None, m.groups()))
    ),
    RewriteRule(rf"(?<![\w:])({NAME})['’‘`](\w*)(\s+{NAME})?(?=\s|\Z)", r'"\g<0>"'),
    RewriteRule(r'(?<![\w"])[^\W\d]\w*(?:[-–—][^\W\d]\w*)+', _joined),
    RewriteRule(r"(?<=[^\W\d])\s*(?:&|\+)\s*(?=[^\W\d])", ", "),
    RewriteRule(r"\beffort:?\s+(\d+)(?!\S)", r"effort \1rpe"),
    RewriteRule(r"\b(tempo|breathe):?\s+(\d\d?)[-/:](\d\d?)[-/:](\d\d?)(?:[-/:](\d\d?))?(?!\S)", _figures),
    RewriteRule(r"\btempo:?\s+(\d+)[-/:](\d+)(?!\S)", r"tempo \1-0-\2"),
    RewriteRule(r"\btempo:?\s+(\d)(\d)(\d)(\d)(?!\S)", r"tempo \1-\2-\3-\4"),
    RewriteRule(rf"(?<!\S)({NAME})\s*:\s*(\S|\Z)", lambda m: f"{m[1]} {m[2]}".strip()),
    RewriteRule(r"(?<=\d)\s*:(?=\s|\Z)", ""),
    RewriteRule(r"@\s*(?=\d\S*(?:rpe|RPE|rir|RIR)\b)", "effort "),
    RewriteRule(r"@\s*(?=\d\S*(?:kg|lb|g|%)(?!\w))", "load "),
    RewriteRule(r"\A\((.*)\)\Z", r"\1"),
    RewriteRule(r"(?<!\S)\((\w[^()]*)\)", _bracketed),
    RewriteRule(r"\A(\d+/\d+)(?=\s|\Z)", r'"\1"'),
)
