"""What broke a law, as a file: the law, the arguments exactly, and the text of a document among them for people."""

import datetime
import hashlib
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import Enum
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import attrs
from attrs import frozen

from mobdsl import model
from support.laws import TESTS

FOLDER = TESTS / "found"
_FORM = """# {law}

{error}

{texts}## ARGUMENTS
```python
{arguments}
```
"""
_LAW = re.compile(r"# (.*)\n")
_ARGUMENTS = re.compile(r"^## ARGUMENTS\n```python\n(.*)\n```$", re.MULTILINE | re.DOTALL)


@frozen
class Find:
    """The ``law`` that is broken by ``arguments``, and the ``error`` that told so."""

    law: str
    arguments: tuple[Any, ...]
    error: str = ""

    @property
    def file_name(self) -> str:
        digest = hashlib.sha256(f"{self.law} {spelled(self.arguments)}".encode()).hexdigest()
        return f"{self.law.rpartition('::test_')[2]}-{digest[:8]}.md"

    @property
    def text(self) -> str:
        return _FORM.format(
            law=self.law,
            error="\n".join(f"    {line}" for line in self.error.splitlines()),
            texts="".join(f"## {path}\n```mob\n{text}\n```\n\n" for path, text in _texts(self.arguments)),
            arguments=spelled(self.arguments),
        )


def _texts(arguments: Sequence[Any]) -> Iterator[tuple[str, str]]:
    for argument in arguments:
        if isinstance(texts := getattr(argument, "texts", None), dict):
            yield from texts.items()


def read(file: Path) -> Find:
    """The find that ``file`` holds."""
    text = file.read_text("utf-8")
    law, arguments = _LAW.match(text), _ARGUMENTS.search(text)
    assert law
    assert arguments
    return Find(law[1], eval(arguments[1], _names()))


def _names() -> dict[str, Any]:
    """What the spelling of a value may name: the modules of the model and of its strategies, `Decimal`, `datetime`."""
    modules = [import_module(f"{model.__name__}.{module.name}") for module in iter_modules(model.__path__)]
    modules.append(import_module("laws.documents"))
    return {**{_last(module.__name__): module for module in modules}, "datetime": datetime, "Decimal": Decimal}


def _last(path: str) -> str:
    return path.rpartition(".")[2]


def spelled(value: Any, indent: str = "") -> str:
    """The expression of Python that makes ``value``: parts that go without saying are left out."""
    inner = f"{indent}  "
    kind = f"{_last(type(value).__module__)}.{type(value).__name__}"
    if isinstance(value, Enum):
        return f"{kind}.{value.name}"
    if attrs.has(type(value)):
        shown = ((field, getattr(value, field.name)) for field in attrs.fields(type(value)) if field.init)
        parts = [f"{field.alias}={spelled(part, inner)}" for field, part in shown if part != _default(field)]
        return f"{kind}({_in_lines(parts, indent)})"
    if isinstance(value, dict):
        return f"{{{_in_lines([f'{spelled(key)}: {spelled(part, inner)}' for key, part in value.items()], indent)}}}"
    if isinstance(value, list):
        return f"[{_in_lines([spelled(part, inner) for part in value], indent)}]"
    if isinstance(value, tuple):
        parts = [spelled(part, inner) for part in value]
        return f"({parts[0]},)" if len(parts) == 1 else f"({_in_lines(parts, indent)})"
    return repr(value)


def _default(field: Any) -> Any:
    return field.default.factory() if isinstance(field.default, attrs.Factory) else field.default  # type: ignore[arg-type]


def _in_lines(parts: list[str], indent: str) -> str:
    line = ", ".join(parts)
    if len(line) < 80 and "\n" not in line:
        return line
    return "".join(f"\n{indent}  {part}," for part in parts).removesuffix(",") + f"\n{indent}"
