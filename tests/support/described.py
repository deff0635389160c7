"""Prints what every record class of the package is and does, as JSON; with the argument `attrs`, built by `attrs`."""

import inspect
import json
import pkgutil
import re
import sys
from importlib import import_module
from types import ModuleType

import attrs


def by_attrs() -> ModuleType:
    """What stands in for `mobdsl.records`: the same names, as `attrs` has them."""
    import mobdsl

    module = ModuleType("mobdsl.records")
    module.__path__ = [f"{folder}/records" for folder in mobdsl.__path__]
    for name in ("Factory", "define", "evolve", "field", "frozen"):
        setattr(module, name, getattr(attrs, name))
    module.field_names = lambda cls: tuple(each.name for each in attrs.fields(cls))  # type: ignore[attr-defined]
    return module


def classes() -> dict[str, type]:
    """Every class of the package that `attrs` takes for its own and that no validator looks after, by whole name.

    A line of the log that is read when it is asked for works its fields out.
    """
    import mobdsl

    found = {}
    for module in pkgutil.walk_packages(mobdsl.__path__, "mobdsl."):
        if module.name.startswith("mobdsl.records") or module.name.endswith("__main__"):
            continue
        for value in vars(import_module(module.name)).values():
            if isinstance(value, type) and value.__module__.startswith("mobdsl.") and is_record(value):
                found[f"{value.__module__}.{value.__qualname__}"] = value
    return found


def is_record(cls: type) -> bool:
    lazy = cls.__qualname__ == "WrittenEntry"
    return attrs.has(cls) and not lazy and not any(each.validator for each in attrs.fields(cls))


def parameters(cls: type) -> list[str]:
    """How the constructor takes its arguments."""
    signature = inspect.signature(cls)
    return [f"{each.kind.name} {each.name} {given(each.default)}" for each in signature.parameters.values()]


def given(default: object) -> str:
    """The default as text."""
    if callable(default):
        return default.__qualname__
    return repr(default)


def fields(cls: type) -> list[str]:
    """The fields, as `attrs` tells them."""
    names = ("name", "alias", "init", "repr", "eq", "kw_only", "inherited")
    return [
        " ".join(f"{name}={getattr(each, name)}" for name in names)
        + f" {getattr(each.type, '__name__', each.type)!s} {default(each.default)}"
        for each in attrs.fields(cls)
    ]


def default(value: object) -> str:
    """The default of a field as text."""
    factory = getattr(value, "factory", None)
    if factory is None:
        return given(value)
    return f"made by {factory.__qualname__}, of itself: {value.takes_self}"  # type: ignore[attr-defined]


def outcome(work: object) -> str:
    """What comes of calling ``work``: its result as text, without places in memory, or the error."""
    try:
        return re.sub(r" at 0x[0-9a-f]+", "", repr(work()))  # type: ignore[operator]
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def behaviour(cls: type) -> dict[str, object]:
    """What ``cls`` says of itself, and what its objects do: the first that are made, and later ones."""
    first = of_objects(cls)
    own = vars(cls)
    told: dict[str, object] = {
        "parameters": parameters(cls),
        "fields": fields(cls),
        "match": cls.__match_args__,  # type: ignore[attr-defined]
        "hash": own.get("__hash__", "inherited") is None,
        "nothing": outcome(cls),
        "too much": outcome(lambda: cls(*range(60))),
        "unknown": outcome(lambda: cls(unheard_of=1)),
        "objects": first,
    }
    assert of_objects(cls) == first
    return told


def of_objects(cls: type) -> dict[str, object]:
    """What objects of ``cls`` do that are filled with numbers."""
    if hasattr(cls, "__attrs_post_init__"):
        return {}
    arguments = [each.alias for each in attrs.fields(cls) if each.init]
    numbers = {name: number for number, name in enumerate(arguments)}

    def made() -> object:
        return cls(**numbers)

    one, same = made(), made()
    told: dict[str, object] = {"shown": repr(one)}
    told["equal"] = outcome(lambda: (one == same, one != same, one == 1, one != 1))
    told["hashed alike"] = outcome(lambda: hash(one) == hash(same))
    told["state"] = outcome(lambda: attrs.asdict(one))
    by_position = [each.alias for each in attrs.fields(cls) if each.init and not each.kw_only]
    told["by position"] = outcome(lambda: cls(*range(len(by_position)), **dict.fromkeys(arguments[len(by_position) :])))
    told["required only"] = outcome(
        lambda: cls(**{each.alias: 1 for each in attrs.fields(cls) if each.init and each.default is attrs.NOTHING})
    )
    for name in arguments:
        other = outcome(lambda name=name: attrs.evolve(one, **{name: "other"}))
        told[f"with {name}"] = other
        told[f"equal without {name}"] = outcome(lambda name=name: attrs.evolve(one, **{name: "other"}) == one)
        assert other == outcome(lambda name=name: copied(one, {name: "other"}))
    told["copied wrongly"] = outcome(lambda: copied(one, {"unheard_of": 1}))
    for each in attrs.fields(cls):
        told[f"set {each.name}"] = outcome(lambda name=each.name: setattr(made(), name, 1))
        told[f"delete {each.name}"] = outcome(lambda name=each.name: delattr(made(), name))
    told["set unknown"] = outcome(lambda: setattr(made(), "unheard_of", 1)).split(":", maxsplit=1)[0]
    return told


def copied(record: object, changes: dict[str, object]) -> object:
    """The record with ``changes``, as the package itself makes such copies."""
    return sys.modules["mobdsl.records"].evolve(record, **changes)


if __name__ == "__main__":
    if sys.argv[1:] == ["attrs"]:
        sys.modules["mobdsl.records"] = by_attrs()
    json.dump({name: behaviour(cls) for name, cls in classes().items()}, sys.stdout)
