"""What holds for the session program of any routine that the language can say."""

from laws.documents import Drawn
from laws.test_timelines import any_routine, only, shown
from mobdsl.session.program import program
from mobdsl.source import position_in
from support.held_programs import holds
from support.laws import law


@law(any_routine)
def test_a_program_has_the_steps_of_its_timeline_in_groups_that_nest(drawn: Drawn) -> None:
    timeline = shown(only(drawn))
    assert holds(timeline, program(timeline, position_in({})))
