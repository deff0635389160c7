"""Calls into the code of other packages, which may raise anything and return anything, and must not end the tool."""

from __future__ import annotations

import signal

from mobdsl.checks.support.listing import Listing
from mobdsl.diagnostics import Diagnostic, Related, Severity
from mobdsl.records import frozen
from mobdsl.records.types import TypeVar
from mobdsl.source import Source, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import FrameType
    from typing import Any

T = TypeVar("T")


@frozen
class Failure:
    """A call that raised."""

    reason: str
    """The exception in words."""
    place: str
    """The file and the line that raised it."""


def guarded(call: Callable[[], T]) -> T | Failure:
    """What ``call`` returns; a :class:`Failure` where it raises anything, `SystemExit` and `KeyboardInterrupt` too.

    A signal that arrives meanwhile is not the other code's: what its handler raises goes on from here, even where
    that code caught it.
    """
    raised_by_signals: list[BaseException] = []
    handlers = _watch_signals(raised_by_signals)
    result: T | Failure
    try:
        result = call()
    except BaseException as error:
        result = Failure(reason_of(error), _place_of(error))
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    if raised_by_signals:
        raise raised_by_signals[0]
    return result


def _watch_signals(raised: list[BaseException]) -> Mapping[int, Callable[..., Any]]:
    """Has what the handlers of signals raise noted in ``raised``. Gives the handlers, to be put back."""
    handlers: dict[int, Callable[..., Any]] = {}
    for number in (signal.SIGINT, signal.SIGTERM):
        handler = signal.getsignal(number)
        if not callable(handler):
            continue
        try:
            signal.signal(number, _noting(handler, raised))
        except ValueError:  # signals are not for this thread
            break
        handlers[number] = handler
    return handlers


def _noting(handler: Callable[..., Any], raised: list[BaseException]) -> Callable[[int, FrameType | None], None]:
    def noting(number: int, frame: FrameType | None) -> None:
        try:
            handler(number, frame)
        except BaseException as error:
            raised.append(error)
            raise

    return noting


def reason_of(error: BaseException) -> str:
    """The kind of ``error`` and the first line of its text, without its full stop."""
    try:
        text = str.strip(str(error))
    except BaseException:  # the text is worked out by the exception, which is somebody else's code as well
        text = ""
    try:
        return ": ".join((type(error).__name__, *text.splitlines()[:1])).rstrip(".")
    except BaseException:
        return "an exception without a name"


def _place_of(error: BaseException) -> str:
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    return f"{place.tb_frame.f_code.co_filename}, line {place.tb_lineno}" if place else "an unknown place"


def defect_of_diagnostic(value: object, sources: Mapping[str, Source], code: str | None = None) -> str | None:
    """What keeps ``value`` from being shown as a diagnostic about ``sources``, such as "has no message".

    ``code`` is the one that it has to have, where it is not free.
    Only the classes themselves will do, and of them values of the very types that are declared: a subclass, of `str`
    as well, can do anything when it is used.
    """
    if type(value) is Listing:
        whole = value.whole is None or _is_place(value.whole, sources)
        if type(value.lead) is not str or not (whole and value.parts and _are_related(value.parts, sources)):
            return "has parts that cannot be shown"
    elif type(value) is not Diagnostic:
        return f"is no finding with the code {code}" if code else "is no diagnostic"
    if type(value.code) is not str or not value.code:
        return "has no code"
    if code and value.code != code:
        return f"is no finding with the code {code}"
    if type(value.message) is not str or not value.message.strip():
        return "has no message"
    if type(value.severity) is not Severity:
        return "has no severity"
    if not (value.span is None or _is_place(value.span, sources)):
        return "has a place outside the files that were read"
    if not all(text is None or type(text) is str for text in (value.expected, value.hint)):
        return "has a hint that is no text"
    return None if _are_related(value.related, sources) else "has related places that cannot be shown"


def _are_related(parts: object, sources: Mapping[str, Source]) -> bool:
    return type(parts) is tuple and all(
        type(part) is Related and type(part.message) is str and _is_place(part.span, sources) for part in parts
    )


def _is_place(span: object, sources: Mapping[str, Source]) -> bool:
    if not (type(span) is Span and type(span.path) is str and type(span.start) is type(span.end) is int):
        return False
    source = sources.get(span.path)
    return source is not None and 0 <= span.start <= span.end <= len(source.text)
