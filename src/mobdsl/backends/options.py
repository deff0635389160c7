"""Options of an output: from what the user typed to an instance of the output's attrs class."""

from __future__ import annotations

import math
import re
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from mobdsl.diagnostics import Diagnostic, Outcome
from mobdsl.suggest import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping


def read(backend: str, options: type[Any], given: Mapping[str, str]) -> Outcome[Any]:
    """An instance of ``options``, the options of the output called ``backend``, with the values ``given`` as text.

    A field is a `str`, `int`, `float` or `bool`, a `Literal` of texts, or any of these or None, which is written as
    nothing at all (`voice=`). A hyphen in a name counts as an underscore.
    """
    fields = {field.alias: field for field in attrs.fields(options) if field.init}
    types = get_type_hints(options)
    values: dict[str, Any] = {}
    diagnostics: list[Diagnostic] = []
    for typed, text in given.items():
        field = fields.pop(typed.replace("-", "_"), None)
        if field is None:
            diagnostics.append(_unknown(backend, typed, [each.alias for each in attrs.fields(options) if each.init]))
            continue
        try:
            values[field.alias] = _convert(text, types[field.name])
        except ValueError:
            wanted = _in_words(types[field.name])
            diagnostics.append(Diagnostic("M609", f"The option `{typed}` cannot be `{text}`.", expected=wanted))
    for name, field in fields.items():
        if field.default is attrs.NOTHING:
            wanted = _in_words(types[field.name])
            diagnostics.append(
                Diagnostic("M609", f"The output `{backend}` needs the option `{name}`.", expected=wanted)
            )
    if diagnostics:
        return Outcome(None, tuple(diagnostics))
    try:
        made = options(**values)
    except (ValueError, TypeError) as refused:  # from attrs' validators, whose first argument is the message
        reason = refused.args[0] if refused.args else type(refused).__name__
        return Outcome(None, (Diagnostic("M609", f"The output `{backend}` says: {reason}."),))
    if type(made) is not options:
        raise TypeError(f"{options.__name__}() makes something else")
    return Outcome(made)


def _convert(text: str, wanted: Any) -> Any:
    """``text`` as a value of the type ``wanted``; ValueError where it is none."""
    origin, members = get_origin(wanted), get_args(wanted)
    if origin is Literal:
        return _one_of(members, text)
    if origin not in (Union, UnionType):
        return _SCALARS[wanted][0](text)
    for member in sorted(members, key=lambda member: member is not NoneType):  # as a `str`, "" would not be None
        try:
            return _convert(text, member)
        except ValueError:
            continue
    raise ValueError


def _in_words(wanted: Any) -> str:
    members = get_args(wanted)
    if get_origin(wanted) is Literal:
        return " or ".join(members)
    return " or ".join(_in_words(member) for member in members) if members else _SCALARS[wanted][1]


def _one_of(choices: Collection[str], text: str) -> str:
    if text not in choices:
        raise ValueError
    return text


def _nothing(text: str) -> None:
    _one_of(("",), text)


def _flag(text: str) -> bool:
    yes, no = ("yes", "true", "on", "1"), ("no", "false", "off", "0")
    return _one_of(yes + no, text.lower()) in yes


def _whole(text: str) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,18}", text):
        raise ValueError
    return int(text)


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError
    return number


_SCALARS: dict[Any, tuple[Callable[[str], Any], str]] = {
    NoneType: (_nothing, "nothing"),
    bool: (_flag, "yes or no"),
    int: (_whole, "a whole number"),
    float: (_number, "a number"),
    str: (str, "a text"),
}


def _unknown(backend: str, typed: str, available: list[str]) -> Diagnostic:
    near = nearest(typed.replace("-", "_"), available)
    return Diagnostic(
        "M608",
        f"The output `{backend}` has no option `{typed}`.",
        expected=", ".join(available) or "no option at all",
        hint=f"Did you mean `{near}`?" if near else None,
    )
