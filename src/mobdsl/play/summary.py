"""What was done, at the end."""

from __future__ import annotations

from mobdsl.model.names import words_of
from mobdsl.play.dialogs import About, Dialog
from mobdsl.play.words import named, stopwatch
from mobdsl.render.terminal import visible
from mobdsl.session.program_types import Asked
from mobdsl.wording.times import clock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.session.engine_types import State, Visit

_HOW = {
    "finished": "Done",
    "stopped": "Stopped by a stop rule",
    "gate": "Not begun: the gate was not clear",
    "quit": "Stopped early",
}


def summary(state: State, line: str | None, told: str) -> Dialog:
    """What was done, the line for the log, and what became of it."""
    title = f"{_HOW.get(state.how or '', 'Ended')} · {stopwatch(state.clock)}"
    if state.paused >= 1000:
        title += f", paused for {stopwatch(state.paused)}"
    rows = [*_counts(state), *_lines(state), *_said(state)]
    rows += ["", *([visible(line)] if line else []), told]
    return Dialog(about=About.SUMMARY, title=title, rows=tuple(rows))


def _counts(state: State) -> Iterator[str]:
    """`11 of 12 done, 1 skipped`"""
    became = [visit.became.value for visit in _work(state)]
    counts = {word: became.count(word) for word in ("done", "cut", "skipped", "left", "missed") if word in became}
    words = {"done": "done", "cut": "cut short", "skipped": "skipped", "left": "left out", "missed": "missed"}
    told = ", ".join(f"{count} {words[word]}" for word, count in counts.items())
    if told:
        yield f"Sets: {told}"


def _work(state: State) -> list[Visit]:
    return [visit for visit in state.past if state.program.steps[visit.step].kind == "work"]


def _lines(state: State) -> Iterator[str]:
    """What is worth a line: rounds that were counted, results, what did not come to its end."""
    for visit in _work(state):
        step = state.program.steps[visit.step]
        if visit.rounds is not None:
            extra = f" and {visit.extra} repetitions" if visit.extra else ""
            yield f"{named(step)}: {visit.rounds} rounds{extra}"
        elif visit.sets:
            yield f"{named(step)}: {' + '.join(stopwatch(each) for each in visit.sets)}"
        elif visit.became in ("cut", "skipped", "missed"):
            yield f"{named(step)}: {'cut short' if visit.became == 'cut' else visit.became.value}"
    for result in state.results:
        title = state.program.groups[result.group].title or "Time"
        yield f"{visible(title)}: {clock(result.time // 1000 * 1000)}{', capped' if result.capped else ''}"


def _said(state: State) -> Iterator[str]:
    """The answers, and the stop rules that were met."""
    answers = []
    for one in state.answers:
        step = state.program.steps[one.prompt] if one.prompt is not None else None
        if step is None or step.prompt is None or step.prompt.type is not Asked.GATE:
            answers.append(f"{visible(words_of(one.name))} {_value(one.value)}")
        elif one.value == "not_clear":
            yield f"Not clear: {visible(step.title)}"
    if answers:
        yield f"Said: {', '.join(answers)}"
    for stop in state.stopped:
        yield f"Stopped: {visible(state.program.stops[stop.rule].name)}"


def _value(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else visible(words_of(str(value)))
