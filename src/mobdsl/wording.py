"""Times and counts in words that people read. Every output uses these, so that they agree to the letter."""

from collections.abc import Sequence

from mobdsl.timeline.events import Length, Quality, Round


def clock(milliseconds: int) -> str:
    """A time as on a stopwatch: `0:33`, `10:00`, `1:02:03`; a fraction of a second is shown where there is one."""
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    fraction = f".{rest:03d}".rstrip("0") if rest else ""
    if hours:
        return f"{hours}:{minutes:02d}:{seconds:02d}{fraction}"
    return f"{minutes}:{seconds:02d}{fraction}"


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


def length(value: Length) -> str:
    """A length with what is known of it: `10 min`, `about 5 min`, `at least 3 min`, `30 min as declared`, `open`.

    What takes no time at all asks something and does nothing.
    """
    if value.high == 0:
        return "questions only"
    if value.declared and value.estimate is not None:
        return f"{spoken(value.estimate)} as declared" + (f", at least {spoken(value.low)}" if value.low else "")
    if value.quality in (Quality.EXACT, Quality.ASSUMED) and value.low == value.high:
        return spoken(value.low)
    if value.high is not None and value.low != value.high:
        return f"{spoken(value.low)} to {spoken(value.high)}"
    if value.estimate is not None and value.quality is Quality.ESTIMATED:
        return f"about {spoken(value.estimate)}"
    if value.low:
        return f"at least {spoken(value.low)}"
    return "open"


def place_words(rounds: Sequence[Round]) -> str:
    """Where one is in rounds in rounds: `round 1 of 2 in round 2 of 3`; nothing outside of any."""
    placed = (f"round {one.number}" + (f" of {one.total}" if one.total else "") for one in reversed(rounds))
    return " in ".join(placed)


def rounds_words(rounds: Sequence[Round]) -> str:
    """How often something is done in them: `3 rounds`, `2 rounds in each of 3`; nothing where it is done once."""
    inner, *outer = [one.total for one in reversed(rounds) if (one.total or 1) > 1] or [None]
    return "" if inner is None else " in each of ".join((f"{inner} rounds", *map(str, outer)))
