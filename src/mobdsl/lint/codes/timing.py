"""M3xx: timing."""

from __future__ import annotations

from mobdsl.diagnostics import Severity
from mobdsl.lint.codes.code import Code

CODES: dict[str, Code] = {
    "M301": Code(
        "A time that goes back",
        "`at` says when a line starts, counted from the start of the routine, so the times go up from line to line.",
        "lasts 10:00\nat 3:00 plank\nat 2:00 dead_bug",
        "lasts 10:00\nat 2:00 dead_bug\nat 3:00 plank",
    ),
    "M302": Code(
        "A line that starts behind the end",
        "`lasts` says how long the whole takes, and this line starts when that is over.",
        "lasts 2:00\nat 0:00 plank\nat 3:00 dead_bug",
        "lasts 4:00\nat 0:00 plank\nat 3:00 dead_bug",
    ),
    "M303": Code(
        "More than fits",
        "Between this `at` and the next one, or the end, there is less time than the doses of the line take; or the "
        "reps of `x10 in 60s` take longer at their pace than the time that they are given. It is "
        "played as written, and everything after it comes later. Of a length declared as a range (`lasts 8-10min`) it "
        "is also told where all that there is to do is surely over before the least of it.",
        "lasts 1:00\nat 0:00 plank 45s\nat 0:30 dead_bug",
        "lasts 1:00\nat 0:00 plank 30s\nat 0:30 dead_bug",
        severity=Severity.WARNING,
    ),
    "M305": Code(
        "Longer than anyone could do",
        "Sets, rounds and blocks multiply. This comes to more than twenty thousand sets and rests; most likely a digit "
        "too many was typed.",
        "repeat 100 { plank 300x10s }",
        "repeat 10 { plank 3x10s }",
    ),
    "M306": Code(
        "A round longer than its interval",
        "`every` starts a new round, or a new set, at fixed times, and what is in it takes longer than that.",
        "repeat 10 every 30s { plank 45s }",
        "repeat 10 every 1min { plank 45s }",
        severity=Severity.WARNING,
    ),
    "M307": Code(
        "It cannot be made to fit",
        "`fit` leaves out the least important movements, or brings back the most important ones, until the length is "
        "right. What is required stays, so sometimes there is no way; and where a movement takes as long as it takes, "
        "nobody can know.",
        "plank 5min; dead_bug 5min\nrequire plank, dead_bug\nfit 3-4min",
        "plank 5min; dead_bug 4min\nfit 3-4min",
        severity=Severity.WARNING,
        needs_complete_file=True,
    ),
    "M310": Code(
        "A time in which no round fits",
        "`whole rounds` begins a round only if it can be finished, and here not even the first one can. `finish round` "
        "finishes the round in which the time is over, and without either the round is cut off.",
        "repeat for 20s whole rounds { plank 30s }",
        "repeat for 20s finish round { plank 30s }",
    ),
    "M311": Code(
        "Between rounds that are not there",
        "`between rounds` leaves a line out after the last round of a `repeat`. Outside of one, or where there is one "
        "round only, there is nothing between; nor is there a place for the rest of such a `repeat`.",
        "run 1min\nrest 30s between rounds\nbridge 1min",
        "repeat 3 { run 1min; rest 30s between rounds }",
        severity=Severity.WARNING,
    ),
    "M309": Code(
        "More than can be worked out",
        "`check` works every routine out in each of its contexts, makes fit what has to fit, and dates the sessions of "
        "every plan. Lines, rounds and contexts multiply; where that would take longer than anyone waits, it ends, and "
        "what comes later is not checked. A routine lists no more than 20,000 holds, breaths and such, either.",
        severity=Severity.WARNING,
    ),
}
