"""Laws: what holds for whatever hypothesis draws.

The suite draws the same examples every time, so that no change is judged by a random draw. ``make fuzz`` draws fresh
ones for as long as it is given, and keeps what breaks a law in ``tests/found``, where the suite meets it again.
"""

from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from attrs import frozen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.internal.conjecture import providers

TESTS = Path(__file__).parents[1]

# Hypothesis would draw constants of all the modules that happen to be loaded, which differ with what else is run.
providers._get_local_constants = lambda: providers._local_constants

SAME_EVERY_TIME = settings(
    derandomize=True,
    deadline=None,
    database=None,
    print_blob=False,
    suppress_health_check=[HealthCheck.filter_too_much],  # what is drawn and no case is left out, however much it is
)


@frozen
class Law:
    """``holds`` takes what is drawn from each of ``strategies`` and raises where the law is broken.

    ``name`` is the test, as pytest knows it: ``laws/test_printing.py::test_routines``.
    """

    name: str
    holds: Callable[..., None]
    strategies: tuple[st.SearchStrategy[Any], ...]


Test = Callable[..., None]


def law(*strategies: st.SearchStrategy[Any], examples: int = 50) -> Callable[[Test], Test]:
    """Makes a function a test with ``examples`` drawn from ``strategies``, and a law that `make fuzz` explores.

    Where what was drawn is no case of the law, the function says so with `hypothesis.assume`.
    """

    def test_of(holds: Test) -> Test:
        test = settings(SAME_EVERY_TIME, max_examples=examples)(given(*strategies)(holds))
        file = Path(holds.__code__.co_filename).relative_to(TESTS).as_posix()
        test.law = Law(f"{file}::{holds.__name__}", holds, strategies)  # type: ignore[attr-defined]
        return test

    return test_of


def laws_of(file: Path) -> Iterator[Law]:
    """The laws in a file of tests."""
    spec = spec_from_file_location(f"laws_of_{file.stem}", file)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    for value in vars(module).values():
        if isinstance(found := getattr(value, "law", None), Law):
            yield found


def files_of_laws() -> list[Path]:
    """The files of tests in which there are laws."""
    return [file for file in sorted(TESTS.rglob("test_*.py")) if "\n@law(" in file.read_text("utf-8")]


def the_law(name: str) -> Law:
    """The law called ``name``."""
    (named,) = (each for each in laws_of(TESTS / name.partition("::")[0]) if each.name == name)
    return named
