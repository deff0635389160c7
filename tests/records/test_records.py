"""What records do, beyond what they have in common with `attrs`: they wait, and they are copied in any way."""

import copy
import pickle
import subprocess
import sys
from functools import cached_property
from typing import ClassVar, Generic, TypeVar

import attrs
import pytest
from attrs.exceptions import FrozenInstanceError

from mobdsl.records import Factory, define, evolve, field, field_names, frozen

T = TypeVar("T")


@frozen
class Labelled:
    label: ClassVar[str] = "a label"
    x: int


@frozen
class Point:
    x: int
    y: int = 0
    name: str = field(default="", eq=False, repr=False)

    @cached_property
    def sum(self) -> int:
        ASKED.append(self)
        return self.x + self.y


@frozen(kw_only=True)
class Named(Point):
    title: str
    marks: list[str] = field(factory=list)

    def words(self) -> str:
        return f"{super().__repr__()} {self.title}"


@define
class Box(Generic[T]):
    value: T
    low: int = field(default=Factory(lambda self: self.value + 1, takes_self=True))
    seen: set[int] = field(factory=set, init=False)
    double: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.double = self.low * 2


ASKED: list[Point] = []


def test_a_frozen_record_keeps_its_values() -> None:
    point = Point(1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del point.x
    assert (point.x, point.y) == (1, 0)


def test_no_attribute_is_added() -> None:
    with pytest.raises(AttributeError, match="'Box' object has no attribute 'more'"):
        Box(1).more = 1  # type: ignore[attr-defined]
    with pytest.raises(AttributeError, match="'Point' object has no attribute 'more'"):
        Point(1).more  # type: ignore[attr-defined]  # noqa: B018


def test_what_is_cached_is_worked_out_once() -> None:
    point = Point(2, 3)
    assert (point.sum, point.sum) == (5, 5)
    assert len(ASKED) == 1


def test_a_record_based_on_another_takes_its_fields_first() -> None:
    named = Named(1, title="A")
    assert field_names(Named) == ("x", "y", "name", "title", "marks")
    assert (named.x, named.y, named.title, named.marks) == (1, 0, "A", [])
    assert named != Point(1)
    assert named.words() == "Named(x=1, y=0, title='A', marks=[]) A"
    assert named.sum == 1


def test_defaults_are_made_anew_for_each_record() -> None:
    one, other = Named(1, title="A"), Named(1, title="A")
    one.marks.append("seen")
    assert other.marks == []


def test_a_default_can_be_made_of_the_record() -> None:
    assert (Box(1).low, Box(1, 5).low) == (2, 5)
    assert Box(1).double == 4
    assert Box(1).seen == set()


def test_the_hundredth_record_is_like_the_first() -> None:
    @frozen(kw_only=True)
    class Many:
        a: int
        b: int = 2
        c: list[int] = field(factory=list)

    assert {repr(Many(a=1, c=[3])) for _ in range(100)} == {"Many(a=1, b=2, c=[3])"}


@pytest.mark.parametrize("made_before", [0, 100])
@pytest.mark.parametrize(
    ("arguments", "named", "message"),
    [
        ((), {}, "missing 1 required positional argument: 'x'"),
        ((1, 2, 3), {}, "takes from 2 to 3 positional arguments but 4 were given"),
        ((1,), {"x": 2}, "got multiple values for argument 'x'"),
        ((1,), {"z": 2}, "got an unexpected keyword argument 'z'"),
    ],
)
def test_arguments_that_do_not_fit(
    made_before: int, arguments: tuple[int, ...], named: dict[str, int], message: str
) -> None:
    @frozen
    class Pair:
        x: int
        y: int = 0

    for number in range(made_before):
        Pair(number)
    with pytest.raises(TypeError, match=message):
        Pair(*arguments, **named)


def test_patterns_take_what_the_constructor_takes_by_position() -> None:
    match Named(1, 2, title="A"):
        case Named(x, y, title=title):
            matched = (x, y, title)
        case _:
            matched = None
    assert matched == (1, 2, "A")


@pytest.mark.parametrize("record", [Point(1, 2, "p"), Named(1, title="A", marks=["m"]), Box(1)], ids=type)
def test_a_record_is_copied_and_stored(record: Point | Box[int]) -> None:
    for again in (copy.copy(record), copy.deepcopy(record), pickle.loads(pickle.dumps(record))):
        assert again == record
        assert [getattr(again, name) for name in field_names(type(again))] == [
            getattr(record, name) for name in field_names(type(record))
        ]


def test_a_changed_copy_leaves_the_record_alone() -> None:
    named = Named(1, title="A", marks=["m"])
    changed = evolve(named, title="B", y=4)
    assert (changed.x, changed.y, changed.title, changed.marks) == (1, 4, "B", ["m"])
    assert changed.marks is named.marks
    assert named.title == "A"
    assert evolve(named) == named
    assert evolve(Box(1), low=7).double == 14


def test_a_record_that_holds_itself_can_be_shown() -> None:
    box: Box[object] = Box(1)
    box.value = box
    assert repr(box) == "Box(value=..., low=2, seen=set(), double=4)"


def test_a_record_takes_no_more_memory_than_one_of_attrs() -> None:
    twin = attrs.make_class("Twin", ["x", "y", "name"], frozen=True, slots=True)
    assert sys.getsizeof(Named(1, title="A")) <= sys.getsizeof(twin(1, 2, 3)) + 3 * 8
    plain = frozen(type("Plain", (), {"__annotations__": dict.fromkeys("xyz", "int")}))
    assert sys.getsizeof(plain(1, 2, 3)) <= sys.getsizeof(twin(1, 2, 3))


def test_a_definition_compiles_nothing_and_imports_nothing() -> None:
    program = """
import sys
import mobdsl.model.document
from mobdsl.model.document import Document
from mobdsl.source import Span
assert "attr" not in sys.modules, "attrs is loaded"
assert not hasattr(vars(Span)["__init__"], "__code__"), "a constructor is compiled"
assert Span("a.mob", 1, 2) == Span("a.mob", 1, 2)
assert "attr" not in sys.modules, "attrs is loaded by an object"
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_what_is_annotated_as_of_the_class_is_no_field() -> None:
    assert field_names(Labelled) == ("x",)
    assert (Labelled.label, Labelled(1).label) == ("a label", "a label")
