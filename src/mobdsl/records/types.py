"""What stands for `typing` in classes that are read by a type checker: to load it would take as long as forty modules.

What is only needed in annotations is imported under `TYPE_CHECKING`; these are the names that code needs as well.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Generic, Protocol, TypeVar

__all__ = ["Generic", "Protocol", "TypeVar"]


if not TYPE_CHECKING:

    class Generic:
        """The base of a class with a parameter: `Outcome[int]` is `Outcome`."""

        __slots__ = ()

        def __class_getitem__(cls, parameter: object) -> type:  # noqa: D105
            return cls

    class Protocol:
        """The base of a class that says what others have."""

    def TypeVar(name: str, *bounds: object, **said: object) -> str:  # noqa: N802
        """A parameter: its name."""
        return name
