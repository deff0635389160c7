"""No test can pass without asserting: each has an assertion that is neither in a loop that may be empty nor in an `if`.

Where what was drawn is no case of a law, the law says so with `hypothesis.assume` and does not return.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((*ROOT.glob("tests/**/test_*.py"), *ROOT.glob("plugins/*/tests/test_*.py")))


def functions(body: list[ast.stmt]) -> Iterator[ast.FunctionDef]:
    yield from (node for node in body if isinstance(node, ast.FunctionDef))


def always(body: list[ast.stmt], filled: frozenset[str] = frozenset()) -> Iterator[ast.stmt]:
    """The statements that are reached whatever is true; a loop's body only where it is entered for sure.

    ``filled`` are the names that are known not to be empty.
    """
    for node in body:
        yield node
        filled |= names_filled_by(node, filled)
        if isinstance(node, ast.With | ast.Try) or (isinstance(node, ast.For) and never_empty(node.iter, filled)):
            yield from always(node.body, filled)


def names_filled_by(node: ast.stmt, filled: frozenset[str]) -> frozenset[str]:
    """The name that is not empty behind ``node``: given a constant, asserted, or assumed."""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if never_empty(value, filled):
            return frozenset({name})
        case ast.Assert(test=ast.Name(id=name)):
            return frozenset({name})
        case ast.Expr(value=ast.Call(func=ast.Name(id="assume"), args=[ast.Name(id=name)])):
            return frozenset({name})
    return frozenset()


def never_empty(iterable: ast.expr, filled: frozenset[str] = frozenset()) -> bool:
    """Whether ``iterable`` is a constant: written out, or a name in capitals or among the ``filled``."""
    match iterable:
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts) | ast.Dict(values=parts):
            return bool(parts)
        case ast.Name(id=name):
            return name.isupper() or name in filled
        case ast.Attribute(value=inner) | ast.Call(func=ast.Attribute(value=inner)):
            return never_empty(inner, filled)
        case ast.Call(func=ast.Name(id="range"), args=[*_, ast.Constant(value=int(end))]):
            return end > 0
        case ast.Call(func=ast.Name(id="zip"), args=parts, keywords=[_]):
            return any(never_empty(part, filled) for part in parts)  # strict
        case ast.Call(func=ast.Name(id="enumerate" | "product" | "sorted" | "pairwise"), args=parts):
            return all(never_empty(part, filled) for part in parts)
    return False


def asserts(node: ast.stmt, helpers: set[str]) -> bool:
    """Whether ``node`` by itself asserts something."""
    match node:
        case ast.Assert():
            return True
        case ast.With(items=items):
            return any(_calls(item.context_expr, {"raises", "warns"}) for item in items)
        case ast.Expr(value=value) | ast.Assign(value=value):
            return _calls(value, helpers) or _checks_the_status(value)
    return False


def _checks_the_status(value: ast.expr) -> bool:
    """Whether a program is run that must end with 0."""
    keywords = (word for node in ast.walk(value) if isinstance(node, ast.Call) for word in node.keywords)
    return any(word.arg == "check" and ast.unparse(word.value) == "True" for word in keywords)


def _calls(value: ast.expr, names: set[str]) -> bool:
    called = (node.func for node in ast.walk(value) if isinstance(node, ast.Call))
    return any((f.id if isinstance(f, ast.Name) else getattr(f, "attr", "")) in names for f in called)


def helpers_of(tree: ast.Module) -> set[str]:
    """The functions of a module that assert for their callers, and those from elsewhere that do."""
    helpers = {"fail", "expect", "validate"}
    for function in functions(tree.body):
        if any(asserts(node, helpers) for node in always(function.body)):
            helpers.add(function.name)
    return helpers


def all_tests() -> Iterator[tuple[str, ast.FunctionDef, set[str]]]:
    """Every test with its place and what asserts for it."""
    for file in FILES:
        tree = ast.parse(file.read_text("utf-8"))
        helpers = helpers_of(tree)
        for function in functions(tree.body):
            if function.name.startswith("test_"):
                yield f"{file.relative_to(ROOT)}:{function.lineno} {function.name}", function, helpers


TESTS = list(all_tests())


def test_every_test_asserts_whatever_it_meets() -> None:
    assert len(TESTS) > 1_000
    assert [
        place for place, function, helpers in TESTS if not any(asserts(node, helpers) for node in always(function.body))
    ] == []


def test_no_test_returns_before_it_has_asserted() -> None:
    assert [place for place, function, helpers in TESTS if may_return_first(function.body, helpers)] == []


def may_return_first(body: list[ast.stmt], helpers: set[str]) -> bool:
    """Whether a `return` stands before the first assertion that is always reached."""
    for node in body:
        if asserts(node, helpers):
            return False
        if any(isinstance(inner, ast.Return) for inner in within([node])):
            return True
    return False


def within(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """All statements of a function, but those of functions in it."""
    for node in body:
        yield node
        if not isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield from within([inner for inner in ast.iter_child_nodes(node) if isinstance(inner, ast.stmt)])


def test_an_early_return_is_found() -> None:
    (function,) = functions(ast.parse("def test():\n    if found: return\n    assert found").body)
    assert may_return_first(function.body, set())


@pytest.mark.parametrize(
    "body",
    [
        "for one in found: assert one",
        "if found: assert found",
        "while found: assert found.pop()",
        "found = check()",
        "for one in []: assert one",
    ],
)
def test_a_test_that_may_pass_without_asserting_is_found(body: str) -> None:
    (function,) = functions(ast.parse(f"def test():\n    {body}").body)
    assert not any(asserts(node, set()) for node in always(function.body))
