"""What is known of a program before it is played: the number of each step, and how long what follows takes."""

from __future__ import annotations

from mobdsl.records import frozen
from mobdsl.session.program_types import End, GroupKind
from mobdsl.timeline.events import Kind
from mobdsl.wording.times import clock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.session.program_types import Program, Step


@frozen
class Span:
    """A stretch of time: milliseconds as far as they are known, whether some are estimated, whether some lack."""

    known: int = 0
    about: bool = False
    open: bool = False
    most: bool = False
    """Whether it is no more than ``known``."""

    def __add__(self, other: Span) -> Span:
        """Both, one after the other."""
        return Span(
            self.known + other.known, self.about or other.about, self.open or other.open, self.most or other.most
        )


@frozen
class Outline:
    """``numbers`` has for each step which line of work it is of, from 1, or for what lies between the line before it;
    ``after`` how long all takes that comes behind it; ``whole`` how long everything takes."""

    numbers: tuple[int, ...]
    count: int
    after: tuple[Span, ...]
    whole: Span


def outline(program: Program) -> Outline:
    """What is known of ``program``."""
    numbers: list[int] = []
    known: dict[object, int] = {}
    for index, step in enumerate(program.steps):
        if step.kind is Kind.WORK:
            known.setdefault(_line(program, index), len(known) + 1)
            numbers.append(known[_line(program, index)])
        else:
            numbers.append(numbers[-1] if numbers else 0)
    after: list[Span] = []
    behind = Span()
    for index in reversed(range(len(program.steps))):
        after.append(behind)
        behind += _length(program, index)
    return Outline(tuple(numbers), len(known), tuple(reversed(after)), behind)


def step_numbered(program: Program, number: int) -> int | None:
    """The first step of line ``number``, counted from 1; None where there are not so many."""
    numbers = outline(program).numbers
    return numbers.index(number) if number in numbers else None


def _line(program: Program, index: int) -> object:
    """What a step of work is counted with: its line in its round."""
    groups = (program.groups[each] for each in program.steps[index].groups)
    return next((group.id for group in groups if group.kind is GroupKind.LINE), ("step", index))


def _length(program: Program, index: int) -> Span:
    """How long step ``index`` takes; of a round on a clock the last step takes what is left of it."""
    step = program.steps[index]
    if step.kind is Kind.PROMPT:
        return Span()
    if step.end is End.GROUP:
        return _rest_of_round(program, step)
    length = own_length(step)
    return Span(length.known, length.about) if _is_on_clock(program, step) else length


def _is_on_clock(program: Program, step: Step) -> bool:
    """Whether ``step`` stands in a round that is over at its deadline."""
    groups = (program.groups[each] for each in step.groups)
    return any(group.kind is GroupKind.ROUND and group.deadline is not None for group in groups)


def own_length(step: Step) -> Span:
    """How long ``step`` takes by itself."""
    if step.duration is not None:
        return Span(step.duration, step.about)
    return Span(step.estimate, about=True) if step.estimate is not None else Span(step.low or 0, open=True)


def _rest_of_round(program: Program, step: Step) -> Span:
    for identity in reversed(step.groups):
        group = program.groups[identity]
        if group.deadline is not None:
            others = (each for each in program.steps[group.first : group.last + 1] if each.end is not End.GROUP)
            taken = sum(own_length(each).known for each in others if each.kind is not Kind.PROMPT)
            return Span(max(group.deadline - taken, 0))
    return Span(open=True)


def left_words(left: Span) -> str:
    """`8:29 left`, `≈ 8:29 left`, `at least 8:29 left`; nothing where nothing is known."""
    if not left.known or (left.open and left.most):
        return ""
    mark = "≥ " if left.open else "≤ " if left.most else "≈ " if left.about else ""
    return f"{mark}{clock(whole_seconds(left.known))} left"


def whole_seconds(milliseconds: int) -> int:
    """Milliseconds up to the next whole second, as a countdown shows them."""
    return -(-milliseconds // 1000) * 1000
