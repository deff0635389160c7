"""Signs: colons, dashes, slashes, quotes and comparisons of other notations."""

import re

from mobdsl.language.rewrites.rule import DAY, NAME, Row

_COMPARED = {"≥": ">=", "≤": "<=", "≠": "!=", "=>": ">=", "=<": "<=", "<>": "!="}


def _compared(found: re.Match[str]) -> str:
    return f" {_COMPARED[found[1]]} "


def _joined(found: re.Match[str]) -> str:
    return found[0].replace("-", "_").replace("–", "_").replace("—", "_")


def _figures(found: re.Match[str]) -> str:
    return f"{found[1]} {'-'.join(filter(None, found.groups()[1:]))}"


def _bracketed(found: re.Match[str]) -> str | None:
    """A remark in brackets; what groups conditions is none."""
    return None if re.search(r"\b(?:if|until)\b", found.string[: found.start()]) else f'note "{found[1].strip()}"'


ROWS = (
    Row(r"(?://|--|/\*)\s*(.*?)\s*(?:\*/)?\Z", r"# \1"),
    Row(r"\s*(≥|≤|≠|=>|=<|<>)\s*", _compared),
    Row(r"\b((?:if|until)\b.*?)\s*(?:&&|&)\s*", r"\1 and "),
    Row(r"\b((?:if|until)\b.*?)\s*(?:\|\||\|)\s*", r"\1 or "),
    Row(rf"\A(param\s+{NAME})\s*:=?\s*", r"\1 = "),
    Row(r"\A(-|–|—|\*|•|·)\s*(?=[^\W\d]|\")", ""),
    Row(r"(?<=\S)\s+(?:-|–|—)\s+([^\W\d][^\"]*)\Z", r' note "\1"'),
    Row(rf"(?<!\S)({DAY})\s*[-–—]\s*({DAY})", r"\1 to \2"),
    Row(rf"(?<!\S)({DAY})\s*[/&+]\s*({DAY})(?:\s*[/&+]\s*({DAY}))?", lambda m: ", ".join(filter(None, m.groups()))),
    Row(rf"(?<![\w:])({NAME})['’‘`](\w*)(\s+{NAME})?(?=\s|\Z)", r'"\g<0>"'),
    Row(r'(?<![\w"])[^\W\d]\w*(?:[-–—][^\W\d]\w*)+', _joined),
    Row(r"(?<=[^\W\d])\s*(?:&|\+)\s*(?=[^\W\d])", ", "),
    Row(r"\beffort:?\s+(\d+)(?!\S)", r"effort \1rpe"),
    Row(r"\b(tempo|breathe):?\s+(\d+)[-/:](\d+)[-/:](\d+)(?:[-/:](\d+))?(?!\S)", _figures),
    Row(r"\btempo:?\s+(\d+)[-/:](\d+)(?!\S)", r"tempo \1-0-\2"),
    Row(r"\btempo:?\s+(\d)(\d)(\d)(\d)(?!\S)", r"tempo \1-\2-\3-\4"),
    Row(rf"(?<!\S)({NAME})\s*:\s*(\S|\Z)", lambda m: f"{m[1]} {m[2]}".strip()),
    Row(r"(?<=\d)\s*:(?=\s|\Z)", ""),
    Row(r"@\s*(?=\d\S*(?:rpe|RPE|rir|RIR)\b)", "effort "),
    Row(r"@\s*(?=\d\S*(?:kg|lb|g|%)(?!\w))", "load "),
    Row(r"\A\((.*)\)\Z", r"\1"),
    Row(r"(?<!\S)\((\w[^()]*)\)", _bracketed),
    Row(r"\A(\d+/\d+)(?=\s|\Z)", r'"\1"'),
)
