"""Events made by hand."""

from typing import Any

import attrs

from mobdsl.model.intervals import Interval, Quality
from mobdsl.timeline.events import Event, Exercise, Kind, Prompt, Rest, Switch, Work
from mobdsl.timeline.texts import Texts
from mobdsl.wording.doses import DoseText

_OF_EXERCISE = {field.name for field in attrs.fields(Exercise)} - {"texts"}
_TEXTS = {field.name for field in attrs.fields(Texts)}
_OTHERS: dict[Kind, type[Rest] | type[Switch] | type[Prompt]] = {
    Kind.REST: Rest,
    Kind.SWITCH: Switch,
    Kind.PROMPT: Prompt,
}


def event(
    kind: Kind,
    title: str,
    duration: int | None = None,
    *,
    low: int | None = None,
    high: int | None = None,
    estimate: int | None = None,
    quality: Quality | None = None,
    dose: DoseText | str | None = None,
    **fields: Any,
) -> Event:
    """An event that takes ``duration`` milliseconds, or with None as long as a person wants within the bounds given.

    ``fields`` are those of the kind of event and, for work, of its exercise.
    """
    if duration is None:
        interval = Interval(low or 0, high, estimate, quality or Quality.OPEN)
    else:
        interval = Interval(duration, duration, duration, quality or Quality.EXACT)
    if kind is not Kind.WORK:
        return _OTHERS[kind](title=title, interval=interval, **fields)
    shared = {name: fields.pop(name) for name in _OF_EXERCISE & fields.keys()}
    words = {name: fields.pop(name) for name in _TEXTS & fields.keys()}
    texts = Texts(dose=DoseText(dose) if isinstance(dose, str) else dose, **words)
    return Work(exercise=Exercise(title=title, texts=texts, **shared), interval=interval, **fields)
