"""Times and counts in words that people read. Every output uses these, so that they agree to the letter."""

from mobdsl.timeline.events import Length, Quality


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
    """A length with what is known of it: `10 min`, `about 5 min 30 s`, `at least 3 min`, `open`."""
    if value.quality in (Quality.EXACT, Quality.ASSUMED) and value.low == value.high:
        return spoken(value.low)
    if value.high is not None and value.low != value.high:
        return f"{spoken(value.low)} to {spoken(value.high)}"
    if value.estimate is not None and value.quality is Quality.ESTIMATED:
        return f"about {spoken(value.estimate)}"
    if value.low:
        return f"at least {spoken(value.low)}"
    return "open"
