"""A page for each routine: one file, without a network, with a sheet to read or print and a player to follow."""

import re
from typing import Any

from attrs import Attribute, field, frozen

from mobdsl.backends.base import API, Artifact, Job
from mobdsl.backends.files import file_name, stems
from mobdsl.diagnostics import Outcome

_TYPE = "text/html; charset=utf-8"
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", re.ASCII)


def _is_language(_: object, __: "Attribute[str]", value: str) -> None:
    if not _LANGUAGE_TAG.fullmatch(value):
        raise ValueError(f"`lang` is a language tag such as `en` or `pt-BR`, not `{value}`")


@frozen(kw_only=True)
class HtmlOptions:
    """How a page is made.

    ``lang``: the language that the routine is written in, a tag of BCP 47 (RFC 5646), for reading aloud and for
    hyphens; ``title``: a heading for the page instead of the routine's own.
    """

    lang: str = field(default="en", validator=_is_language)
    title: str | None = None


class HtmlBackend:
    """`--to html`."""

    name = "html"
    api = API
    options: type[Any] = HtmlOptions

    def compile(self, job: Job, options: HtmlOptions) -> Outcome[tuple[Artifact, ...]]:
        """A page for each timeline of ``job`` with the habits of its plans; of habits alone one for each plan."""
        from mobdsl.backends.html.habits import of_plans
        from mobdsl.backends.html.page import render, render_habits

        habits = of_plans(job)
        if not job.timelines:
            return Outcome(
                tuple(Artifact(file_name(one.name, "html"), _TYPE, render_habits(one, options)) for one in habits)
            )
        made = tuple(zip(stems(job.timelines), job.timelines, strict=True))
        pages = {timeline.name: file_name(stem, "html") for stem, timeline in reversed(made)}
        return Outcome(
            tuple(
                Artifact(
                    file_name(stem, "html"),
                    _TYPE,
                    render(timeline, job.document, stem, pages, habits, options),
                )
                for stem, timeline in made
            )
        )
