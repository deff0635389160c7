"""M2xx: names, rules and contexts."""

from __future__ import annotations

from mobdsl.diagnostics import Severity
from mobdsl.lint.codes.code import Code

CODES: dict[str, Code] = {
    "M201": Code(
        "A parameter set twice",
        "A parameter has one value, and which of the two counts is not guessed. A second line is fine where it has an "
        "`if`: then it counts when that holds.",
        "param pause = 10s\nparam pause = 20s\nplank 30s rest pause",
        "param pause = 10s\nparam pause = 20s if tired\nplank 30s rest pause",
    ),
    "M202": Code(
        "No such parameter",
        "`--set` changes the value of a `param` line of the file, and the file has none of this name.",
        lacks_name=True,
    ),
    "M203": Code(
        "Parameters that need each other",
        "To know the first one must know the second, and the other way round. One of them needs a value of its own.",
        "param work = pause * 2\nparam pause = work / 2\nplank work rest pause",
        "param work = pause * 2\nparam pause = 15s\nplank work rest pause",
    ),
    "M204": Code(
        "A sum that cannot be worked out",
        "Only like can be added to like: seconds to seconds, kilograms to kilograms. A plain number multiplies and "
        "divides anything but cannot be added to a time, and nothing can be divided by zero.",
        "param work = 30s + 8\nplank work",
        "param work = 30s + 8s\nplank work",
    ),
    "M205": Code(
        "A name that is taken or cannot be given",
        "Two things of one kind cannot have the same name, because a line that uses it could mean either. And a dot in "
        "a name says that it comes from another file, so what is defined here has none.",
        "routine evening { plank 30s }\nroutine evening { dead_bug x8 }",
        "routine evening { plank 30s }\nroutine morning { dead_bug x8 }",
    ),
    "M206": Code(
        "No such routine",
        "The routine is neither in this file nor in one that it imports. A routine from another file is called by that "
        "file's name too: `back.warm_up`.",
        "routine evening { do warmup; plank 30s }\nroutine warm_up { march 1min }",
        "routine evening { do warm_up; plank 30s }\nroutine warm_up { march 1min }",
        lacks_name=True,
    ),
    "M207": Code(
        "A routine inside itself",
        "A routine that does itself would never end.",
        "routine evening { plank 30s; do evening }",
        "routine evening { plank 30s; do stretch }\nroutine stretch { child_pose 1min }",
    ),
    "M208": Code(
        "No routine",
        "The file has no line with a movement, so there is nothing to show.",
    ),
    "M209": Code(
        "No such plan",
        "Dates come from a `plan`. The file has none, or none of this name.",
    ),
    "M210": Code(
        "No such context",
        "A context is chosen by a name that the routine knows: one of its `context` lines, another name of it behind "
        "`also`, or a word that one of its conditions asks for.",
        "routine evening { plank 30s; context pre_run { expect 30s } }\nplan p { start 2026-03-02; for 6 weeks; "
        'zone "Europe/Berlin"; on mon at 07:00 do evening if prerun }',
        "routine evening { plank 30s; context pre_run { expect 30s } }\nplan p { start 2026-03-02; for 6 weeks; "
        'zone "Europe/Berlin"; on mon at 07:00 do evening if pre_run }',
        lacks_name=True,
    ),
    "M211": Code(
        "A rule about something that is not there",
        "The rule names a movement, a block or a tag, and no line of the routine has it.",
        "plank 30s; dead_bug x8\nrequire plnk",
        "plank 30s; dead_bug x8\nrequire plank",
        severity=Severity.INFO,
        lacks_name=True,
    ),
    "M212": Code(
        "`only` cannot keep that",
        "There are fewer lines than `only first` asks for, or the two movements of `only a to b` stand the other way "
        "round.",
        "plank 30s; dead_bug x8\nonly first 4",
        "plank 30s; dead_bug x8\nonly first 1",
    ),
    "M213": Code(
        "Required and skipped",
        "One line says that this may never be left out, another leaves it out. Both cannot hold at the same time; if "
        "they are meant for different occasions, put an `if` on one of them or put it into a `context`.",
        "plank 30s; dead_bug x8\nrequire plank\nskip plank",
        "plank 30s; dead_bug x8\nrequire plank\nskip dead_bug",
    ),
    "M214": Code(
        "Not in the place that is required",
        "A line requires this first or last, and in what is left of the routine something else stands there.",
        "plank 30s; breathing 1min\nrequire breathing first",
        "breathing 1min; plank 30s\nrequire breathing first",
    ),
    "M215": Code(
        "In the wrong order",
        "A line requires one of these before the other, and they stand the other way round.",
        "plank 30s; breathing 1min\nrequire breathing before plank",
        "breathing 1min; plank 30s\nrequire breathing before plank",
    ),
    "M216": Code(
        "Nothing is left",
        "All movements are left out by the rules that hold here, and a routine of nothing cannot be done.",
        "plank 30s\ncontext pre_run { skip plank }",
        "plank 30s; march 1min\ncontext pre_run { skip plank }",
        needs_complete_file=True,
    ),
    "M217": Code(
        "Not a value for a parameter",
        "Behind the = of `--set` stands one value as a `param` line would have it: a time, a number, a name.",
    ),
    "M218": Code(
        "A pace that is no time",
        "The parameters `breath` and `pace` say how long a breath and a repetition take, so their value is one time. "
        "Another value changes nothing.",
        "param breath = 6\ncat_cow 5 breaths",
        "param breath = 6s\ncat_cow 5 breaths",
        severity=Severity.WARNING,
    ),
    "M219": Code(
        "Replaced twice",
        "Two lines put different movements in the place of one. Which of them is meant is not guessed; if they are "
        "meant for different occasions, put an `if` on them or put them into contexts.",
        "jog 5min; squat x8\nreplace jog with march 5min\nreplace jog with cycling 5min",
        "jog 5min; squat x8\nreplace jog with march 5min if knee\nreplace jog with cycling 5min if ankle",
    ),
    "M220": Code(
        "No level that counts",
        "Every level of the progression has an `if`, and none of them holds, so nobody knows which level to do. Take "
        "the `if` from one level: it is the one that is left where the others do not count. A level that is more than "
        "a movement, a routine or several lines, stands on a line of its own.",
        "param strength = 1\n"
        "progression hinge { level dowel_hinge x8 if strength > 4; level bridge x8 if strength > 2 }\nhinge",
        "param strength = 1\nprogression hinge { level dowel_hinge x8 if strength > 4; level bridge x8 }\nhinge",
    ),
    "M221": Code(
        "Required and off",
        "One line says that this may never be left out, and the line itself does not count here: it is optional, or "
        "its `if` does not hold. Both cannot be meant.",
        "plank 30s; twist 30s each side optional\nrequire twist",
        "plank 30s; twist 30s each side\nrequire twist",
    ),
    "M222": Code(
        "An answer that the log could not keep",
        "What a person answers stands in the log under the name of its question: `effort 4`. A word that means "
        "something else there, such as `after`, `note` or `done`, is no such name.",
        'plank 30s\nask after 0-10 "How is it now?"',
        'plank 30s\nask feel_after 0-10 "How is it now?"',
    ),
    "M231": Code(
        "Nothing in the library",
        "`mobdsl moves` finds movements by their names, by other names for them, and by what is known of them: what "
        "they are for, muscles, position, equipment, groups. It says where a word was taken for another, where nothing "
        "goes with a word, and what to try where it found nothing.",
        severity=Severity.INFO,
        of_output=True,
    ),
    "M232": Code(
        "Not a name that the library uses",
        "The options of `mobdsl moves` take the names that the library gives for targets, muscles, planes, positions, "
        "equipment and tags. The message lists them, or says which is meant.",
    ),
}
