"""The fields of a record: what is said of each, and how the constructor takes them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class _Nothing:
    """Stands where a field has no default, and for an argument that was not given."""

    def __repr__(self) -> str:
        return "NOTHING"


NOTHING = _Nothing()


class Factory:
    """A default that is made anew for each object; from that object, filled so far, where ``takes_self``."""

    __slots__ = ("make", "takes_self")

    def __init__(self, factory: Callable[..., Any], takes_self: bool = False) -> None:
        self.make, self.takes_self = factory, takes_self


class Field:
    """What is said of a field; and once its class is looked at, its name and what the constructor calls it."""

    __slots__ = ("annotation", "argument", "default", "eq", "factory", "init", "kw_only", "name", "repr")

    name: str
    argument: str
    annotation: Any
    kw_only: bool

    def __init__(self, default: Any, factory: Factory | None, **flags: bool) -> None:
        self.default, self.factory = default, factory
        self.init, self.repr, self.eq = flags["init"], flags["repr"], flags["eq"]


def field(
    *,
    default: Any = NOTHING,
    factory: Callable[[], Any] | None = None,
    init: bool = True,
    repr: bool = True,  # noqa: A002
    eq: bool = True,
) -> Field:
    """A field that is more than its annotation and a default. ``init``: whether the constructor takes it."""
    if factory:
        default = Factory(factory)
    made = default if isinstance(default, Factory) else None
    return Field(NOTHING if made else default, made, init=init, repr=repr, eq=eq)


def fields_of(cls: Any) -> tuple[Field, ...]:
    """The fields of ``cls``: those of the record that it is based on, then its own."""
    _, kw_only, defaults = vars(cls)["__record__"]
    own = []
    for name, annotation in cls.__annotations__.items():
        default = defaults.get(name, NOTHING)
        one = default if isinstance(default, Field) else field(default=default)
        one.name, one.argument, one.annotation, one.kw_only = name, name.lstrip("_"), annotation, kw_only
        own.append(one)
    inherited = next((base.__fields__ for base in cls.__mro__[1:] if "__record__" in vars(base)), ())
    return (*(one for one in inherited if one.name not in cls.__annotations__), *own)


def arguments_of(cls: Any) -> list[Field]:
    """The fields that the constructor takes, in its order."""
    return sorted((one for one in cls.__fields__ if one.init), key=lambda one: one.kw_only)
