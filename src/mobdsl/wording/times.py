"""Times and counts in words that people read. Every output uses these, so that they agree to the letter."""

from __future__ import annotations

from mobdsl.model.intervals import Interval, Quality, Round

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def clock(milliseconds: int) -> str:
    """A time as on a stopwatch: `0:33`, `10:00`, `1:02:03`; a fraction of a second is shown where there is one."""
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    fraction = f".{rest:03d}".rstrip("0") if rest else ""
    if hours:
        return f"{hours}:{minutes:02d}:{seconds:02d}{fraction}"
    return f"{minutes}:{seconds:02d}{fraction}"


def to_the_second(milliseconds: int) -> int:
    """A time that is only estimated, as exact as it is shown."""
    return (milliseconds + 500) // 1000 * 1000


def spoken(milliseconds: int) -> str:
    """A time as it is said: `45 s`, `4 min`, `1 min 30 s`, `1 h 5 min`."""
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = [f"{hours} h"] if hours else []
    if minutes:
        parts.append(f"{minutes} min")
    if rest:
        parts.append(f"{seconds + rest / 1000:g} s")
    elif seconds or not parts:
        parts.append(f"{seconds} s")
    return " ".join(parts)


def length(value: Interval) -> str:
    """A length with what is known of it: `10 min`, `about 5 min`, `at least 3 min, ≈ 5 min`, `at most 10 min`, `open`.

    What takes no time at all asks something and does nothing.
    """
    if value.high == 0:
        return "questions only"
    if value.declared and value.estimate is not None:
        return f"{spoken(value.estimate)} as declared" + (f", at least {spoken(value.low)}" if value.low else "")
    if value.quality in (Quality.EXACT, Quality.ASSUMED) and value.low == value.high:
        return spoken(value.low)
    if value.high is not None and value.low and value.low != value.high:
        return f"{spoken(value.low)} to {spoken(value.high)}"
    if value.estimate is not None and value.quality is Quality.ESTIMATED:
        return f"about {spoken(value.estimate)}"
    known = f"at least {spoken(value.low)}" if value.low else f"at most {spoken(value.high)}" if value.high else "open"
    likely = value.estimate
    return f"{known}, ≈ {spoken(to_the_second(likely))}" if likely and likely not in (value.low, value.high) else known


def place_words(rounds: Sequence[Round]) -> str:
    """Where one is in rounds in rounds: `round 1 of 2 in round 2 of 3`; nothing outside of any."""
    return " in ".join(map(_place, reversed(rounds)))


def _place(each: Round) -> str:
    """`round 3 of 2-3, if you like, at most 5 min in all`"""
    place = f"round {each.number}" + (f" of {_often(each)}" if each.total else "")
    choice = ", if you like" if each.optional else ""
    return f"{place}{choice}" + (f", at most {spoken(each.cap)} in all" if each.cap else "")


def _often(each: Round) -> str:
    return str(each.total) if each.least is None else f"{each.least}-{each.total}"


def rounds_words(rounds: Sequence[Round]) -> str:
    """How often something is done in them: `3 rounds`, `2-3 rounds in each of 4`; nothing where it is done once."""
    several = [each for each in reversed(rounds) if (each.total or 1) > 1 or each.cap]
    return " in each of ".join(_rounds(each, inner=not at) for at, each in enumerate(several))


def _rounds(each: Round, *, inner: bool) -> str:
    often = _often(each) if (each.total or 1) > 1 else ""
    most = f"at most {spoken(each.cap)} in all" if each.cap else ""
    return ", ".join(filter(None, (f"{often} rounds" if often and inner else often, most)))
