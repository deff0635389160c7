"""Where one stands, for a terminal and as a page: ladders, adherence, answers as small charts."""

from __future__ import annotations

from html import escape

from mobdsl.model.names import title_of, words_of
from mobdsl.render.coming import question, reason, reasons, stop
from mobdsl.render.terminal import painter, visible
from mobdsl.wording.columns import wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

_BARS = "▁▂▃▄▅▆▇█"
MOST_VALUES = 30
"""So many of the last answers a small chart shows."""

_WIDTH, _HEIGHT = 480, 80


def status_text(status: dict[str, Any], width: int | None, *, colour: bool = False) -> str:
    """``status``, which is what `status --json` writes, in words."""
    paint = painter(colour)
    lines: list[str] = []
    for heading, said in _parts(status):
        if said:
            lines += [*([""] if lines else []), paint(heading, "1")]
            lines += [line for text in said for line in wrapped(visible(text), width, "  ", 4)]
    return "\n".join(lines) or "The log says nothing yet."


def sparkline(values: Sequence[float]) -> str:
    """`▁▃▅`: ``values`` between their least and their most."""
    low, high = min(values), max(values)
    step = (high - low) / (len(_BARS) - 1)
    return "".join(_BARS[round((value - low) / step) if step else 0] for value in values)


def _parts(status: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    yield "Due", [*map(stop, status["stops"]), *map(question, status["due"])]
    yield "Ladders", [_ladder(one) for one in status["ladders"]]
    yield "Changed", list(reasons(status["changes"]))
    yield "Done", [_regularity(one) for one in status["adherence"]]
    yield "Answers", [_trend(one) for one in status["answers"]]
    yield "Assessments", [_trend(one) for one in status["assessments"]]


def _ladder(one: dict[str, Any]) -> str:
    level, levels = one["level"], one["levels"]
    steps = "●" * level + "○" * (len(levels) - level)
    now = words_of(one["instead"] or levels[level - 1])
    why = f". {reason(one['why'])}" if one["why"] else ""
    return f"{one['title']}  {steps}  {level} of {len(levels)}: {now}{why}"


def _regularity(one: dict[str, Any]) -> str:
    return (
        f"{title_of(one['routine'])}: {one['sessions']} in all, {one['last_28_days']} in 28 days,"
        f" {one['last_7_days']} in 7; last {one['last']}"
    )


def _trend(one: dict[str, Any]) -> str:
    values = [each["value"] for each in one["values"]][-MOST_VALUES:]
    return f"{title_of(one['name'])}  {sparkline(values)}  last {values[-1]:g}, {min(values):g} to {max(values):g}"


def status_page(status: dict[str, Any]) -> str:
    """``status`` as a page that needs no script and loads nothing."""
    body = []
    for heading, said in _parts(status):
        charts = {"Answers": status["answers"], "Assessments": status["assessments"]}.get(heading, [])
        if said:
            items = "".join(f"<li>{escape(text)}</li>\n" for text in said) if not charts else ""
            body.append(f"<h2>{heading}</h2>\n{f'<ul>{items}</ul>' if items else ''}{''.join(map(_chart, charts))}")
    return _PAGE.format(date=escape(status["date"]), body="\n".join(body) or "<p>The log says nothing yet.</p>")


def _chart(one: dict[str, Any]) -> str:
    values = [each["value"] for each in one["values"]]
    low, high = min(values), max(values)
    across, up = _WIDTH / max(len(values) - 1, 1), _HEIGHT / ((high - low) or 1)
    points = [(round(at * across, 1), round(_HEIGHT - (value - low) * up, 1)) for at, value in enumerate(values)]
    line = " ".join(f"{x:g},{y:g}" for x, y in points)
    dots = "".join(f'<circle cx="{x:g}" cy="{y:g}" r="2.5"/>' for x, y in points[-1:])
    title = f"{title_of(one['name'])}: last {values[-1]:g}, {low:g} to {high:g}"
    first, last = one["values"][0]["date"], one["values"][-1]["date"]
    return (
        f'<figure><figcaption>{escape(title)}</figcaption><svg viewBox="-4 -4 {_WIDTH + 8} {_HEIGHT + 8}" role="img"'
        f' aria-label="{escape(title)}"><polyline points="{line}"/>{dots}</svg>'
        f"<p>{escape(first)} – {escape(last)}</p></figure>\n"
    )


_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Where you stand</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }}
h1 {{ font-size: 1.5rem; }} h2 {{ font-size: 1.1rem; margin-top: 2rem; }}
figure {{ margin: 1rem 0; }} figure p {{ margin: 0; opacity: .7; font-size: .85rem; }}
svg {{ width: 100%; height: 6rem; overflow: visible; }}
polyline {{ fill: none; stroke: currentColor; stroke-width: 2; }} circle {{ fill: currentColor; }}
</style>
</head>
<body>
<h1>Where you stand, {date}</h1>
{body}
</body>
</html>
"""
