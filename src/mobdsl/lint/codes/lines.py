"""M1xx: words and doses."""

from __future__ import annotations

from mobdsl.diagnostics import Severity
from mobdsl.lint.codes.code import Code

CODES: dict[str, Code] = {
    "M101": Code(
        "Something is missing",
        "The word needs something behind it, such as a time, a name or a number, and the line ends before that. The "
        "message shows an example.",
        "plank 30s rest",
        "plank 30s rest 10s",
        rewritable=True,
    ),
    "M102": Code(
        "Not what belongs there",
        "The word needs something of a certain kind behind it: `rest` a time, `each` a side, `start` a date. What "
        "stands there is of another kind. The message says what fits, with an example.",
        "plank 30s rest x8",
        "plank 30s rest 10s",
        rewritable=True,
    ),
    "M103": Code(
        "A figure that cannot be read",
        "Figures have one spelling each: x8, 3x8 and x6-10 for repetitions, 45s, 2min and 1:30 for times, 400m, 16kg. "
        "This one is close to it but is not one, or says something that cannot be.",
        "at 1:75 plank 30s",
        "at 1:15 plank 30s",
        rewritable=True,
    ),
    "M104": Code(
        "An unknown word",
        "Behind a movement stands its dose and then words that say more, such as `each side`, `rest 10s`, or any word "
        'with a text in quotes (`cue "long spine"`). This word is none of them here. A name of several words is '
        "written with underscores (dead_bug) or in quotes.",
        "dead bug x8",
        "dead_bug x8",
        rewritable=True,
    ),
    "M105": Code(
        "Something that belongs to nothing",
        "The line is complete without this, or there is a word missing in front of it that says what it is: a text has "
        "a word such as `cue` before it, a weight the word `load`.",
        'plank 30s "long spine"',
        'plank 30s cue "long spine"',
        rewritable=True,
    ),
    "M106": Code(
        "A heading that nearly has a known name",
        "Any word with a text is a heading, so nothing is wrong. But this one is one letter away from a heading that "
        "outputs show in a place of its own; perhaps a letter slipped.",
        'plank 30s ceu "long spine"',
        'plank 30s cue "long spine"',
        severity=Severity.WARNING,
    ),
    "M107": Code(
        "The same thing said twice",
        "A line can say this once only, and which of the two counts is not guessed.",
        "plank 30s rest 10s rest 20s",
        "plank 30s rest 10s",
    ),
    "M108": Code(
        "Nothing to do on this line",
        "The line says when, or under which condition, but not what: a movement, or a rule such as `skip plank`, is "
        "missing.",
        "plank 30s\nat 1:28\ndead_bug x8",
        "plank 30s\nat 1:28 dead_bug x8",
        rewritable=True,
    ),
    "M109": Code(
        "Something done no times",
        "What is repeated no times is not there. Leave the line out, or put a # before it to keep it as a note.",
        "repeat 0 { plank 30s }",
        "repeat 3 { plank 30s }",
    ),
    "M110": Code(
        "Not a dose",
        "Behind the movement's name stands how much of it: x8, 3x8, 45s, 1:30, 6 breaths, 400m. A number alone does "
        "not say what it counts.",
        "plank 30",
        "plank 30s",
        rewritable=True,
    ),
    "M111": Code(
        "Not a side",
        "`each side`, `each leg`, `each arm` go through left and right; `only left` or `only right` says one of them. "
        "Positions are all named: `each face_down, face_up`.",
        "lunge x8 only middle",
        "lunge x8 only left",
        rewritable=True,
    ),
    "M112": Code(
        "Two paces for one repetition",
        "A hold says how long a repetition takes, and a tempo in figures says it too. Put the hold into the tempo: its "
        "second figure is the pause at the bottom, the fourth the one at the top.",
        "squat x8 hold 2s tempo 3-0-1-0",
        "squat x8 tempo 3-2-1-0",
    ),
    "M113": Code(
        "Braces where nothing can be inside",
        "This line is complete without braces; only routines, blocks, repeats, contexts, plans, and movements hold "
        "lines.",
        "lasts 10:00 { plank 30s }",
        "lasts 10:00; plank 30s",
    ),
    "M114": Code(
        "Not a condition",
        "Behind `if` stands a name that is true or not (`if tired`) or a comparison (`if soreness > 3`). Sums get a "
        "name first: `param limit = 220 - age`.",
        "plank 30s; dead_bug x8\nif 3 skip plank",
        "plank 30s; dead_bug x8\nif soreness > 3 skip plank",
        rewritable=True,
    ),
    "M115": Code(
        "In the wrong place",
        "The line is fine, but not here. Movements stand in routines and blocks; a context holds only rules, such as "
        "`skip`, `only` and `expect`, and texts.",
        "plank 30s\ncontext pre_run { dead_bug x8 }",
        "plank 30s; dead_bug x8\ncontext pre_run { skip plank }",
        severity=Severity.WARNING,
        rewritable=True,
    ),
    "M116": Code(
        "A word from elsewhere",
        "Other tools and gyms have a word for this; here it is said with `repeat`. The message shows the line "
        "to write.",
        "superset { push_up x8; row x8 }",
        "repeat 3 rest 90s { push_up x8; row x8 }",
        rewritable=True,
    ),
    "M117": Code(
        "Nothing in braces",
        "This word holds lines, and they stand in braces behind it.",
        "repeat 3\nplank 30s",
        "repeat 3 { plank 30s }",
        rewritable=True,
    ),
    "M118": Code(
        "Another version of the language",
        "The file says which version of the language it is written in, and this program reads another one.",
        "mob 2\nplank 30s",
        "mob 1\nplank 30s",
    ),
    "M119": Code(
        "A question or a stop that lacks something",
        "`stop` needs an `if` with what makes one stop, such as `stop if sharp_pain`, and the scale of a question goes "
        "from one figure to another, such as `ask soreness 0-10`.",
        'plank 30s\nstop "rest and tell me"',
        'plank 30s\nstop if sharp_pain "rest and tell me"',
        rewritable=True,
    ),
    "M120": Code(
        "A step up or down that cannot be taken",
        "`reduce` and the `cap` of a progression take a share in percent, steps come every so many days, weeks or "
        "sessions, and a progression needs at least one `level`.",
        "plank 30s\nreduce volume 2kg if soreness > 24h",
        "plank 30s\nreduce volume 20% if soreness > 24h",
        rewritable=True,
    ),
    "M121": Code(
        "A definition on condition",
        "A routine, a movement, a context or a plan is there or it is not; no condition can stand on its first line. "
        "The lines inside can each have one.",
        "routine evening if tired { plank 30s; dead_bug x8 }",
        "routine evening { plank 30s; dead_bug x8 if tired }",
        rewritable=True,
    ),
    "M122": Code(
        "A line that looks like another one",
        "Any name is a movement, and any word with a text is a heading. This one is nearly a word of the language, or "
        "stands where that word cannot, and what follows it goes with that word. A movement that is meant stands in "
        "quotes, or has a `movement` line.",
        "plank 30s; rset 30s; plank 30s",
        "plank 30s; rest 30s; plank 30s",
        severity=Severity.WARNING,
    ),
    "M123": Code(
        "Words that reach further than they look",
        "An `if` decides over its whole line, wherever it stands: here the movement itself is left out where it does "
        "not hold. Behind a text, a question or a step up it looks as if it were meant for that alone; so it does "
        "behind anything, if it asks which of a choice on the line is taken. What has a condition of its own stands in "
        "braces. In the same way `between rounds` behind a movement is said of the movement, not of its rest.",
        "row x8; squat 3x8 load 60kg add 2.5kg if all_sets_done",
        "row x8; squat 3x8 load 60kg { add 2.5kg if all_sets_done }",
        severity=Severity.WARNING,
    ),
    "M124": Code(
        "A movement that holds movements",
        "The braces behind a movement hold what is said of it: `cue`, `rest`, `load`. Movements with doses of their "
        "own belong into a block, which says that they belong together.",
        "warm_up { march 1min; arm_swings 30s }",
        "block warm_up { march 1min; arm_swings 30s }",
    ),
    "M126": Code(
        "A rest beside an interval",
        "`every` starts a set or a round at fixed times, and what is left of the interval is the rest. A `rest` beside "
        "it says something else. On a line of its own inside a round a rest is fine: it is a part of the round.",
        "repeat 10 every 1min rest 20s { plank 30s }",
        "repeat 10 every 1min { plank 30s }",
    ),
    "M127": Code(
        "A series that looks like something else",
        "Figures with a slash are a series: one for each set, or for each round of a `repeat`. So `1/2min` is one "
        "minute and then two, `x10/10` is two sets of ten, and `repeat x3` is one round in which what has no dose is "
        "done three times.",
        "plank 1/2min",
        "plank 30s",
        severity=Severity.WARNING,
    ),
    "M128": Code(
        "What changes looks like a slip",
        "What `add` counts and `reduce` takes less of is any word, and this one is close to a usual one: reps, sets, "
        "volume, load.",
        "plank 30s\nreduce voluem 20% if soreness > 24h",
        "plank 30s\nreduce volume 20% if soreness > 24h",
        severity=Severity.WARNING,
    ),
}
