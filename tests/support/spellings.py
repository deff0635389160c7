"""Lines as people write them, each with the line of this language that means the same."""

from collections.abc import Iterator, Sequence

from attrs import define, frozen

Choice = tuple[str, tuple[str, ...]]
"""What is meant, as this language says it, and how people write it."""


@frozen
class Spelling:
    """A natural line and what it means."""

    written: str
    meant: str


@define
class Draw:
    """Draws the same every time: the numbers of a linear congruential generator."""

    state: int = 2026

    def one(self, choices: Sequence[Choice]) -> tuple[str, str]:
        """What is meant, and one way to write it."""
        meant, ways = choices[self.below(len(choices))]
        return meant, ways[self.below(len(ways))]

    def below(self, limit: int) -> int:
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit


NAMES: tuple[Choice, ...] = (
    ("squat", ("squat", "Squat")),
    ("plank", ("plank", "Plank")),
    ("bench_press", ("bench_press", "bench press", "Bench press", "Bench Press", "bench-press")),
    ("push_ups", ("push ups", "push-ups", "Push Ups", "Push-ups")),
    ("hip_flexor_stretch", ("hip flexor stretch", "Hip flexor stretch", "hip_flexor_stretch")),
    ("dead_bug", ("Dead bug", "dead_bug", "Dead Bug")),
    ("single_leg_deadlift", ("single leg deadlift", "Single-leg deadlift")),
    ("TRX_row", ("TRX row", "TRX_row")),
    ("bulgarian_split_squat", ("Bulgarian split squat", "bulgarian split squat")),
    ("hüftkreisen", ("Hüftkreisen", "hüftkreisen")),
    ('"child\'s pose"', ("child's pose",)),
)
SETS: tuple[Choice, ...] = (
    ("3x8", ("3x8", "3 x 8", "3×8", "3 X 8", "3 sets of 8", "3 sets x 8 reps", "3x8 reps", "8 reps x 3 sets", "(3x8)")),
    ("4x10", ("4x10", "4 × 10", "4 sets of 10 reps", "4 x 10 repetitions", "4*10", "4 sets 10 reps")),
    ("3x8-10", ("3x8-10", "3 x 8-10 reps", "3 sets of 8 to 10", "3 x 8–10", "3 × 8 - 10 reps", "3x8-10 reps")),
    ("5x5", ("5x5", "5 x 5", "5 sets of 5", "[5x5]")),
    ("3xmax", ("3 x AMRAP", "3 sets to failure", "3 x max", "3xmax", "3 sets AMRAP", "3 x max reps")),
    ("3x10/8/6", ("3x10/8/6", "3 x 10/8/6", "3 sets of 10/8/6")),
)
REPS: tuple[Choice, ...] = (
    ("x10", ("10 reps", "x10", "x 10", "10 repetitions", "10 times", "×10", "10 Reps", "(10 reps)", "for 10 reps")),
    ("x8-10", ("8-10 reps", "x8-10", "8 to 10 reps", "8–10 reps", "8 - 10 reps")),
    ("x21/15/9", ("21-15-9", "x21/15/9", "21/15/9 reps", "21-15-9 reps")),
    ("x12+", ("12+ reps", "x12+")),
    ("xmax", ("AMRAP", "xmax", "max reps", "to failure", "as many reps as possible")),
)
TIMES: tuple[Choice, ...] = (
    ("30s", ("30 sec", "30s", "30 seconds", "for 30 seconds", "30 Sek", "(30s)", "30 s", "0:30", "30″", "30 Sec")),
    ("90s", ("1,5 min", "1.5 minutes", "90 sec", "1:30", "1 min 30 sec", "1m30s", "1'30", "90 Sekunden", "1½ min")),
    ("30-60s", ("30-60 sec", "30–60s", "30 to 60 seconds", "30s-60s", "30 - 60 s")),
    ("20min", ("20 min", "20 minutes", "20min", "20 mins", "for 20 min")),
)
SETS_OF_TIME: tuple[Choice, ...] = (
    (
        "3x45s",
        ("3 x 45 sec", "3x 45s", "3 sets of 45 seconds", "45s x 3", "3 × 45 s", "3x (45 sec)", "3 x 45 sec hold"),
    ),
    ("2x90s", ("2 x 1:30", "2x 90 s", "2 sets of 1 min 30 sec", "2 x 1,5 min")),
)
DISTANCES: tuple[Choice, ...] = (
    ("2.5km", ("2,5 km", "2.5 kilometers", "2.5km", "2,5km")),
    ("400m", ("400 m", "400m", "400 metres", "400 meters")),
    ("6x400m", ("6 x 400 m", "6x400m", "6 × 400m", "6 sets of 400 m")),
    ("0.5mi", ("1/2 mile", "½ mile", "0.5 miles", "0,5 mi")),
)
COUNTED: tuple[Choice, ...] = (
    ("6 breaths", ("6 breaths", "x6 breaths", "for 6 breaths", "6 Breaths")),
    ("3x5 breaths", ("3 x 5 breaths", "3 sets of 5 breaths", "3x5 breaths")),
)
SIDES: tuple[Choice, ...] = (
    (
        "each side",
        ("each side", "per side", "/side", "(each side)", "e/s", "both sides", "on each side", "each", "ea side"),
    ),
    ("each leg", ("each leg", "per leg", "/leg", "(per leg)", "Each Leg", "pro Bein")),
    ("only left", ("left only", "left side only", "only left")),
    ("alternate", ("alternating", "alternating legs", "alternate")),
)
LOADS: tuple[Choice, ...] = (
    ("load 60kg", ("@ 60kg", "@60 kg", "60 kg", "at 60kg", "with 60kg", "load 60kg", "@ 60 kilos", "60 KG")),
    ("load 62.5kg", ("62,5 kg", "@ 62.5kg", "62.5 kg")),
    ("load 135lb", ("@ 135 lbs", "135lb", "135 pounds")),
    ("load 75% of one_rm", ("@ 75% 1RM", "75% of 1RM", "@ 75 % 1RM")),
    ("load 80-85%", ("@ 80-85%", "80–85%", "@ 80 - 85 %")),
    ("load light", ("light", "light load")),
)
EFFORTS: tuple[Choice, ...] = (
    ("effort 8rpe", ("RPE 8", "@ RPE 8", "@8 RPE", "rpe 8", "8 rpe", "@RPE8")),
    ("effort 7-8rpe", ("RPE 7-8", "@ RPE 7–8", "RPE 7 to 8")),
    ("effort 2rir", ("2 RIR", "RIR 2", "@ 2 RIR", "2rir")),
)
RESTS: tuple[Choice, ...] = (
    (
        "rest 90s",
        (
            "rest 90s",
            "90s rest",
            "(90s rest)",
            "rest 90 sec",
            "rest: 90s",
            ", 90 sec rest",
            "rest 1:30",
            "with 90s rest",
        ),
    ),
    (
        "rest 90s",
        ("rest 90 seconds between sets", "rest 1 min 30 sec", ", rest 90s", "(rest 90 sec)", "90 s rest between sets"),
    ),
    ("rest 2min", ("rest 2 min", "2 min rest", "2 minutes rest", "rest 2 minutes between sets", ", rest 2min")),
    ("rest 60-90s", ("rest 60-90s", "60–90 sec rest", "rest 60 to 90 seconds")),
)
TEMPOS: tuple[Choice, ...] = (
    ("tempo 3-0-1-1", ("3011", "tempo 3011", "@ 3011", "tempo 3-0-1-1", "tempo: 3-0-1-1", "tempo 3/0/1/1")),
    ("tempo 3-0-x-1", ("30X1", "tempo 30X1", "@ 30X1", "tempo 30x1")),
    ("tempo slow", ("slow", "slowly", "slow tempo")),
)
INTERVALS: tuple[Choice, ...] = (
    ("every 1min", ("OTM", "EMOM", "every minute", "every minute on the minute", "every 1 min")),
    ("every 1:45", ("on 1:45", "every 1:45", "@ 1:45", "every 1 min 45 sec")),
    ("every 2min", ("every 2 minutes", "E2MOM", "on 2 min")),
)
KIT: tuple[Choice, ...] = (
    ("with dumbbells", ("with dumbbells", "w/ dumbbells", "using dumbbells", "(with dumbbells)")),
    ("with resistance_band", ("with a resistance band", "with resistance_band", "using a resistance band")),
    ("with band or towel", ("with a band or towel", "with band or towel")),
    ("with barbell, bench", ("with barbell and bench", "with barbell, bench")),
)
POSITIONS: tuple[Choice, ...] = (
    ("position seated", ("seated", "position seated", "in seated")),
    ("position half_kneeling", ("half kneeling", "half-kneeling", "half_kneeling")),
)
ABROAD: tuple[Choice, ...] = (
    (
        "3x12",
        ("3 Sätze mit 12 Wdh", "3 x 12 Wdh", "3 Sätze à 12 Wiederholungen", "3 séries de 12", "3 x 12 répétitions"),
    ),
    ("2x1.5min", ("2 x 1,5 min", "2 x 1,5 Minuten", "2 séries de 1,5 min")),
)
TEXTS: tuple[Choice, ...] = (
    ('note "keep the heels down"', ("(keep the heels down)", "- keep the heels down")),
    ('cue "spine still"', ('cue "spine still"', 'cue: "spine still"')),
)
ITEMS: tuple[Choice, ...] = (
    ("burpees x10", ("10 burpees", "burpees x10", "10 Burpees", "burpees 10 reps")),
    ("pull_ups x5", ("5 pull ups", "5 pull-ups", "pull ups x5", "5 pull_ups")),
    ("run 400m", ("400m run", "400 m run", "run 400m", "run 400 metres")),
    ("plank 30s", ("30 sec plank", "plank 30 sec", "plank 30s")),
    ("bench_press x5 load 60kg", ("5 bench press @ 60kg", "bench press x5 60kg", "5 bench press 60 kg")),
    ("lunges x12 each leg", ("12 lunges each leg", "12 lunges per leg", "lunges x12 /leg")),
)
GROUPS: tuple[Choice, ...] = (
    ("repeat 12 every 1min", ("EMOM 12:", "EMOM 12 min:", "12 min EMOM:", "emom 12", "EMOM for 12 minutes:")),
    ("repeat for 20min", ("AMRAP 20:", "AMRAP 20 min:", "20 min AMRAP:", "AMRAP in 20 minutes:", "20 minute AMRAP:")),
    (
        "repeat 3",
        ("3 rounds:", "3 rds:", "3 rounds of", "3 rds of", "3 rounds of:", "3 RDS:", "superset x3:", "circuit 3:"),
    ),
    ("repeat 5", ("5 rounds for time:", "5 rds", "5 rounds")),
)


def spellings(count: int) -> Iterator[Spelling]:
    """``count`` lines of all shapes in turn."""
    draw = Draw()
    shapes = (
        _behind, _in_front, _load_first, _sides_first, _timed, _group, _several, _behind, _rest_that_moves, _listed,
        _interval, _with_things,
    )  # fmt: skip
    for number in range(count):
        yield shapes[number % len(shapes)](draw)


def _line(name: tuple[str, str], *parts: tuple[str, str], written: str | None = None) -> Spelling:
    order = written if written is not None else " ".join((name[1], *(way for _, way in parts)))
    clauses = [meant for meant, _ in parts]
    return Spelling(order.replace(" ,", ","), " ".join((name[0], *clauses)))


def _some(draw: Draw, *of: Sequence[Choice]) -> list[tuple[str, str]]:
    """None to two of the kinds ``of`` clauses, in their order or the other way round."""
    chosen = [draw.one(kind) for kind in of if draw.below(3) == 0][:3]
    return chosen[::-1] if draw.below(4) == 0 else chosen


def _behind(draw: Draw) -> Spelling:
    """`squat 3 x 8 each side @ 60kg, 90s rest`"""
    dose = draw.one((SETS, SETS, REPS, SETS_OF_TIME)[draw.below(4)])
    clauses = _some(draw, SIDES, LOADS, TEMPOS, EFFORTS, RESTS if "x" in dose[0][1:] else TEMPOS)
    return _line(draw.one(NAMES), dose, *_once(clauses), *_text(draw))


def _once(clauses: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Of each word one clause."""
    return list({meant.split()[0]: (meant, way) for meant, way in clauses}.values())


def _text(draw: Draw) -> list[tuple[str, str]]:
    return [draw.one(TEXTS)] if draw.below(6) == 0 else []


def _in_front(draw: Draw) -> Spelling:
    """`3 sets of 10 push ups`, `30 sec plank`, `2,5 km run`"""
    kinds = (SETS, REPS[:2], TIMES, DISTANCES, COUNTED)
    dose, name = draw.one(kinds[draw.below(len(kinds))]), draw.one(NAMES)
    clauses = _once(_some(draw, SIDES[:2], LOADS[:4], EFFORTS))
    behind = "".join(f" {way}" for _, way in clauses)
    return _line(name, dose, *clauses, written=f"{dose[1]} {name[1]}{behind}")


def _load_first(draw: Draw) -> Spelling:
    """`squat 60kg x 5`, `squat 5 @ 60kg`"""
    name = draw.one(NAMES)
    load, way = draw.one((LOADS[0], LOADS[1], LOADS[2]))
    way = way.lstrip("@ ").removeprefix("at ").removeprefix("with ").removeprefix("load ")
    forms = (
        ("x5", f"{way} x 5"), ("x5", f"{way} x5"), ("x5", f"{way} × 5"), ("3x8", f"{way} 3x8"), ("3x8", f"{way} 3 x 8"),
        ("x5", f"5 @ {way}"), ("x5", f"5@{way}"), ("3x8", f"3x8x{way}"), ("3x8", f"3 x 8 @{way}"),
    )  # fmt: skip
    dose, order = forms[draw.below(len(forms))]
    return _line(name, (dose, ""), (load, ""), written=f"{name[1]} {order}")


def _sides_first(draw: Draw) -> Spelling:
    """`lunge 10/side`, `lunge 10 per leg`"""
    name, (sides, way) = draw.one(NAMES), draw.one(SIDES[:2])
    dose, written = (("x10", "10"), ("x8-10", "8-10"), ("x12", "12"), ("2x12", "2 x 12"))[draw.below(4)]
    joined = f"{written}{way}" if way[0] == "/" else f"{written} {way}"
    return _line(name, (dose, ""), (sides, ""), written=f"{name[1]} {joined}")


def _timed(draw: Draw) -> Spelling:
    """`plank 1 min 30 sec`, `run 6 x 400 m`"""
    dose = draw.one((TIMES, SETS_OF_TIME, DISTANCES, COUNTED)[draw.below(4)])
    clauses = _some(draw, SIDES[:2], EFFORTS, RESTS) if "x" in dose[0] else _some(draw, SIDES[:2], EFFORTS)
    return _line(draw.one(NAMES), dose, *_once(clauses), *_text(draw))


def _group(draw: Draw) -> Spelling:
    """`EMOM 12: 10 burpees`, `3 rds of 400m run, 5 pull ups`"""
    head, way = draw.one(GROUPS)
    items = [draw.one(ITEMS) for _ in range(1 + draw.below(3))]
    joiner = (", ", " + ", ", ")[draw.below(3)]
    inner = "; ".join(meant for meant, _ in items)
    return Spelling(f"{way} {joiner.join(written for _, written in items)}", f"{head} {{ {inner} }}")


def _several(draw: Draw) -> Spelling:
    """`squat 3x8, lunge 3x8`, and as a superset."""
    first, second, dose = draw.one(NAMES), draw.one(NAMES), draw.one(SETS[:2])
    if draw.below(2):
        inner = f"{first[0]} x{dose[0].partition('x')[2]}; {second[0]} x{dose[0].partition('x')[2]}"
        head = ("superset: ", "Superset ", "superset ")[draw.below(3)]
        return Spelling(
            f"{head}{first[1]} {dose[1]}, {second[1]} {dose[1]}", f"repeat {dose[0].partition('x')[0]} {{ {inner} }}"
        )
    return Spelling(f"{first[1]} {dose[1]}, {second[1]} {dose[1]}", f"{first[0]} {dose[0]}; {second[0]} {dose[0]}")


def _listed(draw: Draw) -> Spelling:
    """`1. Squat 3 x 8`, `- Squat: 3 x 8`, `at 1:28 squat 3 x 8`"""
    name, dose = draw.one(NAMES), draw.one((SETS, SETS_OF_TIME)[draw.below(2)])
    head, meant, sign = (
        ("1. ", "", " "), ("- ", "", " "), ("• ", "", ": "), ("", "", ": "), ("a) ", "", " "),
        ("at 1:28 ", "at 1:28 ", " "),
        ("", "", " - "), ("B2. ", "", " "), ("2) ", "", ", "),
    )[draw.below(9)]  # fmt: skip
    return Spelling(f"{head}{name[1]}{sign}{dose[1]}", f"{meant}{name[0]} {dose[0]}")


def _interval(draw: Draw) -> Spelling:
    """`squat 10x3 OTM`, `swim 4 x 75 m on 1:15`"""
    dose = draw.one((SETS[1], SETS[3], DISTANCES[2], SETS_OF_TIME[0]))
    every = draw.one(INTERVALS)
    return _line(draw.one(NAMES), dose, every)


def _with_things(draw: Draw) -> Spelling:
    """`curl 3 x 8 with dumbbells, seated`, in words of German and French too."""
    dose = draw.one((SETS[:2] + ABROAD, ABROAD)[draw.below(2)])
    clauses = [draw.one(KIT)] if draw.below(2) else [draw.one(POSITIONS)]
    return _line(draw.one(NAMES), dose, *clauses)


def _rest_that_moves(draw: Draw) -> Spelling:
    """`run 6x400m rest 200m jog`"""
    sets, way = draw.one((DISTANCES[2],))
    name = draw.one((("run", ("run", "Run")), ("swim", ("swim", "Swim"))))
    rest, between = (
        ("jog 200m", "rest 200m jog"), ("jog 200m", "(200m jog recovery)"), ("walk 90s", "rest 90 sec walk"),
        ("walk 1min", ", 1 min walk rest"),
    )[draw.below(4)]  # fmt: skip
    each = sets.partition("x")[2]
    return Spelling(
        f"{name[1]} {way} {between}".replace(" ,", ","),
        f"repeat 6 {{ {name[0]} {each}; {rest} between rounds }}",
    )
