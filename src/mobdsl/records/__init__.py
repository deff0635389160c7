"""Records: classes of data, declared as with `attrs`, whose methods are built when they are first needed.

`attrs` writes and compiles the methods of a class where the class is defined, which takes 0.4 ms. A command that
answers at once cannot wait for two hundred classes, a third of which it uses. Here a definition takes 20 µs: the
annotations become `__slots__`, and the rest waits: `__init__` is compiled when many objects are made, `__eq__` when the
first two are compared; what is seldom called is a function that all records share.

A record means what the same lines mean with `attrs`, and is one of its classes for whoever asks: `attrs.has`,
`attrs.fields`, `attrs.asdict` and `attrs.evolve` work. For a type checker the names here are those of `attrs`.

There are the arguments of `field` below, `ClassVar`, `cached_property`, `__attrs_post_init__`, and records based on
others; there are no validators, no converters and no weak references: a class that needs them is one of `attrs`.
"""

from __future__ import annotations

from functools import cached_property
from operator import attrgetter
from reprlib import recursive_repr

from mobdsl.records import constructor as _constructor
from mobdsl.records.constructor import NOTHING, Constructor, Field, annotated, arguments_of, compiled, fields_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import FunctionType
    from typing import Any

    from attrs import Factory, define, evolve, field, frozen

__all__ = ["Factory", "define", "evolve", "field", "field_names", "frozen"]


class _WhenNeeded:
    """An attribute of a class that is built when it is first asked for, and from then on is what was built."""

    __slots__ = ("build", "name")

    def __init__(self, name: str, build: Callable[[Any], Any]) -> None:
        self.name, self.build = name, build

    def __get__(self, instance: object, owner: type) -> Any:
        for cls in owner.__mro__:
            if vars(cls).get(self.name) is self:
                setattr(cls, self.name, self.build(cls))
                break
        return getattr(owner if instance is None else instance, self.name)


def _getter(fields: Iterable[Field]) -> Callable[[Any], tuple[Any, ...]]:
    """A function that gives the values of ``fields`` in one record."""
    names = [field.name for field in fields]
    get = attrgetter(*names) if names else None
    return get if get and len(names) > 1 else lambda record: (get(record),) if get else ()


def _evolved(record: Any, /, **changes: Any) -> Any:
    cls = record.__class__
    values, places = cls.__copying__
    arguments = [*values(record)]
    for name, value in changes.items():
        if name not in places:
            raise TypeError(f"{cls.__qualname__}.__init__() got an unexpected keyword argument {name!r}")
        arguments[places[name]] = value
    copy = object.__new__(cls)
    cls.__by_position__(copy, *arguments)
    return copy


def _copying(cls: Any) -> tuple[Callable[[Any], tuple[Any, ...]], dict[str, int]]:
    """What a changed copy takes: the arguments that make such a record, and the place of each among them."""
    arguments = cls.__arguments__
    return _getter(arguments.values()), {name: place for place, name in enumerate(arguments)}


def _attributes(cls: Any) -> tuple[Any, ...]:
    """The fields as `attrs` describes them."""
    import attr

    described: dict[str, Any] = {}
    for field in cls.__fields__:
        default = attr.Factory(field.factory.make, field.factory.takes_self) if field.factory else field.default
        default = attr.NOTHING if default is NOTHING else default
        flags = {"init": field.init, "repr": field.repr, "eq": field.eq, "kw_only": field.kw_only}
        described[field.name] = attr.ib(default=default, type=field.annotation, **flags)
    made: Any = attr.make_class(cls.__name__, described).__dict__["__attrs_attrs__"]
    return type(made)(field.evolve(inherited=field.name not in cls.__annotations__) for field in made)  # type: ignore[no-any-return]


def _refuse(self: object, name: str, value: object = None) -> None:
    from attrs.exceptions import FrozenInstanceError

    raise FrozenInstanceError


def _equal(cls: Any) -> FunctionType:
    same = [f"self.{field.name} == other.{field.name}" for field in cls.__fields__ if field.eq]
    body = ["if other.__class__ is not self.__class__: return NotImplemented", f"return {' and '.join(same) or 'True'}"]
    return compiled(cls, "__eq__", ("self", "other"), body, {})


def _hash(cls: Any) -> FunctionType:
    values = "".join(f"self.{field.name}, " for field in cls.__fields__ if field.eq)
    return compiled(cls, "__hash__", ("self",), [f"return hash(({values}))"], {})


@recursive_repr()
def _shown(self: Any) -> str:
    values = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in self.__fields__ if field.repr)
    return f"{type(self).__qualname__.rsplit('>.', 1)[-1]}({values})"


def _cached(self: Any, name: str) -> Any:
    """The value of a cached property that has not been asked for, which then stays in its slot."""
    work_out = type(self).__caches__.get(name)
    if work_out is None:
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
    value = work_out(self)
    object.__setattr__(self, name, value)
    return value


def _reduced(self: Any) -> tuple[Any, ...]:
    return _restored, (type(self), [(field.name, getattr(self, field.name)) for field in self.__fields__])


def _restored(cls: type, values: list[tuple[str, Any]]) -> object:
    record: object = object.__new__(cls)
    for name, value in values:
        object.__setattr__(record, name, value)
    return record


def _when_needed(**builders: Callable[[Any], Any]) -> dict[str, Any]:
    return {name: _WhenNeeded(name, build) for name, build in builders.items()}


_SHARED = {
    "__repr__": _shown,
    "__reduce__": _reduced,
    **_when_needed(
        __fields__=fields_of,
        __arguments__=arguments_of,
        __copying__=_copying,
        __match_args__=lambda cls: tuple(field.name for field in cls.__arguments__.values() if not field.kw_only),
        __attrs_attrs__=_attributes,
    ),
}
_COMPARED = _when_needed(__eq__=_equal, __hash__=_hash)
_REFUSING = {"__setattr__": _refuse, "__delattr__": _refuse}


def _record(cls: type, refuses: bool, kw_only: bool, eq: bool) -> type:
    """The class ``cls`` as a record: made once more, since slots can only be given from the start."""
    own = {name: value for name, value in vars(cls).items() if name not in ("__dict__", "__weakref__")}
    annotations = annotated(cls)
    defaults = {name: own.pop(name) for name in annotations if name in own}
    caches = {name: value.func for name, value in own.items() if isinstance(value, cached_property)}
    namespace = {**_SHARED, **(_COMPARED if eq else {}), **(_REFUSING if refuses else {"__hash__": None} if eq else {})}
    constructor = Constructor()
    namespace |= {"__init__": constructor, "__by_position__": constructor.by_position, **own}
    if caches:
        namespace = {name: value for name, value in namespace.items() if name not in caches}
        namespace.update(__getattr__=_cached, __caches__=getattr(cls, "__caches__", {}) | caches)
    inherited = {slot for base in cls.__mro__[1:] for slot in getattr(base, "__slots__", ())}
    namespace["__slots__"] = tuple(name for name in (*annotations, *caches) if name not in inherited)
    namespace["__qualname__"] = cls.__qualname__
    namespace["__record__"] = (refuses, kw_only, defaults)
    record = type(cls)(cls.__name__, cls.__bases__, namespace)
    for function in (*own.values(), *caches.values()):
        for cell in getattr(function, "__closure__", None) or ():
            if cell.cell_contents is cls:  # which `super()` without arguments refers to
                cell.cell_contents = record
    return record


def _decorator(refuses: bool) -> Callable[..., Any]:
    def decorate(cls: type | None = None, *, kw_only: bool = False, eq: bool = True) -> Any:
        return _record(cls, refuses, kw_only, eq) if cls else lambda cls: _record(cls, refuses, kw_only, eq)

    return decorate


if not TYPE_CHECKING:
    Factory, field, evolve = _constructor.Factory, _constructor.field, _evolved
    define, frozen = _decorator(refuses=False), _decorator(refuses=True)


def field_names(cls: Any) -> tuple[str, ...]:
    """The names of the fields of the record class ``cls``, in their order."""
    return tuple(field.name for field in cls.__fields__)
