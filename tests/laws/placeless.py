"""What two models have in common, places aside."""

from collections.abc import Iterator
from typing import Any

import attrs

from mobdsl.source import Span


def differences(left: Any, right: Any, path: str = "") -> Iterator[str]:
    """Where ``left`` and ``right`` differ in anything but places; mappings also in their order."""
    if isinstance(left, Span) or isinstance(right, Span):
        return
    if type(left) is not type(right):
        yield f"{path}: {left!r} is not {right!r}"
    elif attrs.has(type(left)):
        for field in attrs.fields(type(left)):
            if field.eq:
                yield from differences(getattr(left, field.name), getattr(right, field.name), f"{path}.{field.name}")
    elif isinstance(left, dict):
        yield from differences(tuple(left), tuple(right), f"{path} keys")
        for key in left.keys() & right.keys():
            yield from differences(left[key], right[key], f"{path}[{key!r}]")
    elif isinstance(left, tuple) and len(left) == len(right):
        for number, (one, other) in enumerate(zip(left, right, strict=True)):
            yield from differences(one, other, f"{path}[{number}]")
    elif left != right:
        yield f"{path}: {left!r} is not {right!r}"
