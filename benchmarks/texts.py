"""Texts to check: the same training for this tool and for its peer."""

LINE = 'at 1:28 dead_bug x8 cue "spine still"; if pre_activity skip child_pose\n'
"""A small file, as a person would write one."""

STEPS = (
    ("air_squat x10", "10 Air squat", "Sit back"),
    ("push_up x12", "12 Push-up", "Body in one line"),
    ("burpee x15", "15 Burpee", "Land softly"),
    ("pull_up x8", "8 Pull-up", "All the way down"),
    ("wall_ball x20 load 9kg", "20 Wall ball 9 kg", "Catch it high"),
    ("deadlift x5 load 100kg", "5 Deadlift 100 kg", "Back flat"),
    ("thruster x12 load 40kg", "12 Thruster 40 kg", "Elbows up"),
    ("box_jump x10", "10 Box jump 24 in", "Step down"),
    ("sit_up x25", "25 Sit-up", "Touch behind the head"),
    ("run 200m", "200 m Run", "Easy pace"),
)
"""Ten steps: for us, for the peer, and what the coach says of each."""


_LINES = len(STEPS) + 3
"""Of a routine: its steps, two braces and an empty line."""


def routines(count: int) -> str:
    """``count`` routines of ten steps, each with a cue."""
    steps = "".join(f'  {step} cue "{cue}"\n' for step, _, cue in STEPS)
    return "\n".join(f'routine day_{number} "Day {number}" {{\n{steps}}}\n' for number in range(count))


def workouts(count: int) -> str:
    """The same for the peer: ``count`` parts of a session, ten movements each, with a note for each."""
    steps = "".join(f"  {step}\n  note: {cue}\n" for _, step, cue in STEPS)
    return "# Bench\n" + "".join(f"\n## Day {number}\nFor time\n{steps}" for number in range(count))


def lines(count: int) -> str:
    """A file of ``count`` lines: routines of ten steps, and what is left over as comments."""
    text = routines(count // _LINES)
    return text + "# A line.\n" * (count - text.count("\n"))
