"""The rules of a session made ready for a long log: in the order in which they count, with what they ask for."""

from __future__ import annotations

from mobdsl.adapt.figures import LOAD, figure_for, named_figure
from mobdsl.adapt.told import names_in, streaks_in, with_times
from mobdsl.adapt.turns import period_days
from mobdsl.records import define, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from mobdsl.adapt.planned import Line, Rule, Session
    from mobdsl.model.amounts import Quantity
    from mobdsl.model.conditions import Condition

    Place: TypeAlias = object
    """By which a rule is the same wherever it is met."""

_DOWN = ("regress", "reduce")


@frozen(eq=False)
class Compiled:
    """A rule."""

    rule: Rule
    place: Place
    condition: Condition | None
    streaks: dict[int, int]
    """The number of each of its conditions on sessions in a row, by its identity."""
    names: frozenset[str]
    """What its condition asks for."""
    keys: frozenset[str]
    """What it is about: the keys of lines and the names of progressions, of what it names, of plans."""
    is_down: bool


@define
class SessionRules:
    """A session and its rules: what goes down first, and of that what is nearer first."""

    session: Session
    rules: tuple[Compiled, ...]
    growing: tuple[Compiled, ...]
    """What grows by the calendar alone."""
    lifted: tuple[Line, ...]
    """The lines that state no load, and of which a rule changes it: what was lifted is what counts."""

    def cap_of(self, line: Line) -> Quantity | None:
        """The largest step up of ``line``."""
        ladder = self.session.progressions.get(line.ladder[0]) if line.ladder else None
        return ladder.cap if ladder else None


def compiled(session: Session) -> SessionRules:
    """``session`` with its rules made ready."""
    every = [_compiled(rule) for rule in session.rules]
    every.sort(key=lambda one: (not one.is_down, one.rule.says.verb in ("reduce", "add"), one.rule.nearness))
    growing = tuple(one for one in every if _grows_alone(one.rule))
    rules = tuple(one for one in every if one not in growing)
    lacking = (line for line in session.lines if _lacks_load(line))
    lifted = tuple(line for line in lacking if any(_moves_load(one.rule, line) for one in every))
    return SessionRules(session, rules, growing, lifted)


def _compiled(rule: Rule) -> Compiled:
    says = rule.says
    keys = {line.key for line in rule.lines} | {*rule.ladders}
    keys |= {line.ladder[0] for line in rule.lines if line.ladder}
    condition = says.condition and with_times(says.condition)
    streaks = {id(streak): number for number, streak in enumerate(streaks_in(condition))}
    place = says.origin or id(says)
    return Compiled(rule, place, condition, streaks, names_in(condition), frozenset(keys), says.verb in _DOWN)


def _grows_alone(rule: Rule) -> bool:
    says = rule.says
    adds = says.verb == "add" and says.amount and says.condition is None
    return bool(adds and says.every and period_days(says.every))


def _lacks_load(line: Line) -> bool:
    return line.clauses.load is None or not line.clauses.load.amounts


def _moves_load(rule: Rule, line: Line) -> bool:
    if all(other.key != line.key for other in rule.lines):
        return False
    says = rule.says
    if says.verb == "reduce":
        return named_figure(says.what or "", line.clauses) == LOAD
    return says.verb == "add" and figure_for(says.amount, says.what, line.clauses) == LOAD
