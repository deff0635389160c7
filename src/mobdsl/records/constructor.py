"""The fields of a record, and the constructor that fills them."""

from __future__ import annotations

from functools import partial
from types import FunctionType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
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

    def __init__(self, default: Any, init: bool = True, shown: bool = True, eq: bool = True) -> None:
        self.factory = default if isinstance(default, Factory) else None
        self.default = NOTHING if self.factory else default
        self.init, self.repr, self.eq = init, shown, eq


def field(
    *,
    default: Any = NOTHING,
    factory: Callable[[], Any] | None = None,
    init: bool = True,
    repr: bool = True,  # noqa: A002
    eq: bool = True,
) -> Field:
    """A field that is more than its annotation and a default. ``init``: whether the constructor takes it."""
    return Field(Factory(factory) if factory else default, init, repr, eq)


def annotated(cls: Any) -> dict[str, Any]:
    """The names that ``cls`` annotates as fields, with their annotations; what is of the class is none."""
    own = cls.__annotations__
    return {name: annotation for name, annotation in own.items() if "ClassVar[" not in str(annotation)}


def fields_of(cls: Any) -> tuple[Field, ...]:
    """The fields of ``cls``: those of the record that it is based on, then its own."""
    _, kw_only, defaults = vars(cls)["__record__"]
    own = []
    for name, annotation in annotated(cls).items():
        default = defaults.get(name, NOTHING)
        field = default if isinstance(default, Field) else Field(default)
        field.name, field.argument, field.annotation, field.kw_only = name, name.lstrip("_"), annotation, kw_only
        own.append(field)
    inherited = next((base.__fields__ for base in cls.__mro__[1:] if "__record__" in vars(base)), ())
    return (*(field for field in inherited if field.name not in cls.__annotations__), *own)


def arguments_of(cls: Any) -> dict[str, Field]:
    """The arguments that the constructor takes, in its order, and the fields that they are for."""
    taken = sorted((field for field in cls.__fields__ if field.init), key=lambda field: field.kw_only)
    return {field.argument: field for field in taken}


class Constructor:
    """`__init__` of a record: fills the first objects field by field, and is compiled where there are more.

    To compile takes as long as to fill forty objects, and of most classes a small file makes a few.
    """

    __slots__ = ("cls", "left", "plan")

    cls: Any
    plan: list[tuple[str, str, Any, Factory | None]] | None

    def __init__(self) -> None:
        self.left, self.plan = 40, None

    def __set_name__(self, owner: type, name: str) -> None:  # noqa: D105
        self.cls = owner

    def __get__(self, record: object, owner: type) -> Callable[..., None]:  # noqa: D105
        if isinstance(record, self.cls):
            return partial(self.fill, record)
        # Somebody asks the class, as `inspect.signature` does; from Python 3.13 on it binds the method to the class.
        return self.compiled() if record is None else self.compiled().__get__(record)

    def fill(self, record: Any, /, *args: Any, **named: Any) -> None:
        """Does what the compiled constructor does, which also says what is wrong with arguments that do not fit."""
        values = dict(zip(self.cls.__arguments__, args, strict=False)) | named if args else named.copy()
        fits = len(args) <= len(self.cls.__match_args__) and len(values) == len(args) + len(named)
        if not fits or not self._filled(record, values):
            self.compiled()(record, *args, **named)

    def by_position(self, record: Any, /, *values: Any) -> None:
        """Fills ``record`` with a value for each argument."""
        if not self._filled(record, dict(zip(self.cls.__arguments__, values, strict=True))):
            self.compiled()
            self.cls.__by_position__(record, *values)

    def _filled(self, record: Any, values: dict[str, Any]) -> bool:
        """Fills ``record``, and says whether that could be done and has not been done often enough."""
        if self.plan is None:
            fields = self.cls.__fields__
            self.plan = [
                (field.name, field.argument if field.init else "", field.default, field.factory) for field in fields
            ]
        self.left -= 1
        if self.left < 0:
            return False
        take, put = values.pop, object.__setattr__
        for name, argument, default, factory in self.plan:
            value = take(argument, default)
            if value is NOTHING:
                if factory:
                    value = factory.make(record) if factory.takes_self else factory.make()
                elif argument:
                    return False
                else:
                    continue
            put(record, name, value)
        if not values and hasattr(self.cls, "__attrs_post_init__"):
            record.__attrs_post_init__()
        return not values

    def compiled(self) -> FunctionType:
        """The constructor as a function, which from now on is that of the class."""
        function = _constructor(self.cls)
        code, count = function.__code__, len(self.cls.__arguments__)
        by_position = code.replace(co_argcount=1 + count, co_kwonlyargcount=0)
        self.cls.__init__ = function
        self.cls.__by_position__ = staticmethod(FunctionType(by_position, function.__globals__))
        return function


def _constructor(cls: Any) -> FunctionType:
    """The constructor of ``cls``, compiled from its fields.

    An object that refuses assignment is filled while it is of a class with the same slots that does not refuse: to
    change its class twice takes less time than a call for field field.
    """
    refuses, *_ = vars(cls)["__record__"]
    names: dict[str, Any] = {"NOTHING": NOTHING, "set_class": vars(object)["__class__"].__set__}
    body = ["cls = self.__class__", "set_class(self, Open)"] if refuses else []
    for field in cls.__fields__:
        names[f"default_{field.name}"], names[f"make_{field.name}"] = (
            field.default,
            field.factory and field.factory.make,
        )
        value = field.argument if field.init else f"default_{field.name}"
        if field.factory:
            made = f"make_{field.name}({'self' if field.factory.takes_self else ''})"
            value = f"{made} if {value} is NOTHING else {value}" if field.init else made
        if field.init or field.factory or field.default is not NOTHING:
            body.append(f"self.{field.name} = {value}")
    if refuses:
        layout = {name: vars(cls)[name] for name in ("__slots__", "__orig_bases__") if name in vars(cls)}
        names["Open"] = type(cls)(cls.__name__, cls.__bases__, {**layout, "__setattr__": object.__setattr__})
        body.append("self.__class__ = cls")
    if hasattr(cls, "__attrs_post_init__"):
        body.append("self.__attrs_post_init__()")
    return compiled(cls, "__init__", _parameters(cls), body, names)


def _parameters(cls: Any) -> Iterator[str]:
    yield "self"
    star = ["*"]
    for field in cls.__arguments__.values():
        if field.kw_only and star:
            yield star.pop()
        default = "=NOTHING" if field.factory else "" if field.default is NOTHING else f"=default_{field.name}"
        yield f"{field.argument}{default}"


def compiled(cls: Any, name: str, parameters: Iterable[str], body: list[str], names: dict[str, Any]) -> FunctionType:
    """The method ``name`` of ``cls``, with the lines of its ``body``; ``names`` are what they refer to."""
    exec(f"def {name}({', '.join(parameters)}):\n " + "\n ".join(body or ["pass"]), names)  # noqa: S102
    function: FunctionType = names[name]
    function.__qualname__, function.__module__ = f"{cls.__qualname__}.{name}", cls.__module__
    return function
