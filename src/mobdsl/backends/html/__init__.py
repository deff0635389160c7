"""A page for each routine: one file, without a network, with a sheet to read or print and a player to follow."""

from __future__ import annotations

from mobdsl.backends.base import API, Artifact, Job
from mobdsl.backends.files import distinct, names_of
from mobdsl.backends.html.options import HtmlOptions
from mobdsl.diagnostics import Outcome

_TYPE = "text/html; charset=utf-8"


class HtmlBackend:
    """`--to html`."""

    name = "html"
    api = API
    options = HtmlOptions

    def compile(self, job: Job, options: HtmlOptions) -> Outcome[tuple[Artifact, ...]]:
        """A page for each timeline of ``job`` with the habits of its plans; of habits alone one for each plan."""
        from mobdsl.backends.html.habits import of_plans
        from mobdsl.backends.html.page import render, render_habits

        habits = of_plans(job)
        if not job.timelines:
            names = distinct(((plan.name,) for plan in habits), "html")
            contents = [render_habits(plan, options) for plan in habits]
        else:
            names = names_of(job.timelines, "html")
            pages = {timeline.name: name for name, timeline in reversed([*zip(names, job.timelines, strict=True)])}
            contents = [
                render(timeline, job.document, name, pages, habits, options)
                for name, timeline in zip(names, job.timelines, strict=True)
            ]
        return Outcome(tuple(Artifact(name, _TYPE, content) for name, content in zip(names, contents, strict=True)))
