"""What tells a session program from every other routine, and from every other version of it."""

from __future__ import annotations

from hashlib import sha256

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.session.program_types import Program, Step


def fingerprint(program: Program) -> str:
    """The same for programs in which the same is done; where the lines stand in their file makes no difference."""
    hashed = sha256()
    hashed.update(repr((program.routine, program.contexts)).encode("utf-8", "surrogatepass"))
    for step in program.steps:
        hashed.update(repr(_done(step)).encode("utf-8", "surrogatepass"))
    return hashed.hexdigest()[:16]


def _done(step: Step) -> tuple[object, ...]:
    return (
        step.kind.value,
        step.end.value,
        step.title,
        step.movement,
        step.side,
        step.position,
        step.set,
        step.duration,
        step.low,
        step.high,
        step.dose,
        step.reps,
        step.load,
        step.effort,
        step.prompt.name if step.prompt else None,
    )
