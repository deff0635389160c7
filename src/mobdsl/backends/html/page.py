"""A timeline as the bytes of a page."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from mobdsl.backends.files import encoded
from mobdsl.backends.html import player, sheet
from mobdsl.backends.html.scripts import script
from mobdsl.backends.html.text import clean, clean_title

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mobdsl.backends.html.habits import Habits
    from mobdsl.backends.html.options import HtmlOptions
    from mobdsl.model.document import Document
    from mobdsl.timeline.events import Timeline

_NOTHING = "'none'"
_STYLES = ("base.css", "sheet.css", "player.css", "print.css")


def render(
    timeline: Timeline,
    document: Document,
    file: str,
    pages: Mapping[str, str],
    habits: Sequence[Habits],
    options: HtmlOptions,
) -> bytes:
    """The page for ``timeline``, to be called ``file``.

    ``pages`` are the files that are made with it, by the names of their routines: the page leads to those. ``habits``
    are those of the file's plans.
    """
    read = sheet.read(timeline, document, options.title, pages)
    style = "\n".join(_resource("css", name) for name in _STYLES)
    code = script()
    routine = player.data(timeline, read.title, file, options.lang)
    return _rendered(
        "page.html.jinja",
        sheet=read,
        habits=habits,
        window_title=clean_title(" · ".join((read.title, *read.contexts))),
        lang=options.lang,
        style=Markup(style),  # noqa: S704 - the package's own file
        script=Markup(code),  # noqa: S704 - the package's own files
        routine=map(Markup, routine),  # escaped for where it stands
        policy=_policy(style, code),
        starred=any(event.preferred for event in timeline.events),
        stops=[note.text for note in read.safety if note.word == "stop"],
        asks_flow=any(event.duration is None and event.estimate for event in timeline.events),
    )


def render_habits(plan: Habits, options: HtmlOptions) -> bytes:
    """A page of the habits alone, which needs no script."""
    style = "\n".join(_resource("css", name) for name in ("base.css", "sheet.css", "print.css"))
    title = options.title or plan.title
    return _rendered(
        "habits.html.jinja",
        plan=plan,
        title=title,
        window_title=clean_title(title),
        lang=options.lang,
        style=Markup(style),  # noqa: S704 - the package's own file
        policy=_policy(style, None),
    )


def _policy(style: str, code: str | None) -> str:
    """The content security policy: this style, this script and nothing else from anywhere (W3C CSP level 3)."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {_hash(style)}",
            f"script-src {_hash(code) if code else _NOTHING}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _resource(*path: str) -> str:
    return files("mobdsl.backends.html").joinpath(*path).read_text("utf-8")


def _rendered(template: str, **values: object) -> bytes:
    return encoded(_template(template).generate(**values))


@cache
def _template(name: str) -> Template:
    """A template of the package, with the macros for habits before it."""
    environment = Environment(
        autoescape=True, finalize=_fit, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_resource("habits.jinja") + _resource(name))


def _fit(value: object) -> object:
    """What the template shows: other people's texts are made fit, which markup of our own is already."""
    return clean(value) if type(value) is str else value
