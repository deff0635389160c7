"""M4xx: plans."""

from __future__ import annotations

from mobdsl.diagnostics import Severity
from mobdsl.lint.codes.code import Code


def _plan(lines: str) -> str:
    """A plan of a week with ``lines``."""
    return f'plan p "P" {{ start 2026-03-02; for 1 weeks; zone "Europe/Berlin"; {lines} }}'


CODES: dict[str, Code] = {
    "M401": Code(
        "No such time zone",
        "A time zone is called by its name in the IANA time zone database: a region and a city, such as "
        "`Europe/Berlin` or `America/New_York`. Letters such as CEST or PST do not say when the clocks change.",
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "Europe/Berlni"; on mon at 07:00 do "stretch" }',
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "Europe/Berlin"; on mon at 07:00 do "stretch" }',
    ),
    "M402": Code(
        "A time that never comes",
        "On the night when the clocks go forward, an hour is left out, and this session lies in it. On that day it "
        "starts as soon as the clocks are there again.",
        'plan p "P" { start 2026-03-23; for 1 weeks; zone "Europe/Berlin"; on sun at 02:30 do "stretch" }',
        'plan p "P" { start 2026-03-23; for 1 weeks; zone "Europe/Berlin"; on sun at 07:30 do "stretch" }',
    ),
    "M403": Code(
        "A time that comes twice",
        "On the night when the clocks go back, an hour comes twice, and this session lies in it. It starts the first "
        "time.",
        'plan p "P" { start 2026-10-19; for 1 weeks; zone "Europe/Berlin"; on sun at 02:30 do "stretch" }',
        'plan p "P" { start 2026-10-19; for 1 weeks; zone "Europe/Berlin"; on sun at 07:30 do "stretch" }',
    ),
    "M404": Code(
        "A plan without an end",
        "A calendar needs dates that end. Half a year of this plan is worked out; compile again later for more, or "
        "write how many weeks it runs.",
        'plan p "P" { start 2026-03-02; zone "Europe/Berlin"; on mon at 07:00 do "stretch" }',
        'plan p "P" { start 2026-03-02; for 6 weeks; zone "Europe/Berlin"; on mon at 07:00 do "stretch" }',
        severity=Severity.INFO,
        lacks_line=True,
    ),
    "M405": Code(
        "Two sessions at once",
        "One session starts while another still runs. Nobody can do both; move one of them, or name both on one line, "
        "and the second starts when the first is over.",
        "routine a { plank 9min }\nroutine b { plank 20s }\n"
        'plan p "P" { start 2026-03-02; zone "Europe/Berlin"; on mon at 07:00 do a; on mon at 07:05 do b }',
        "routine a { plank 9min }\nroutine b { plank 20s }\n"
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "Europe/Berlin"; on mon at 07:00 do a, b }',
        severity=Severity.WARNING,
    ),
    "M406": Code(
        "No telling when the next one starts",
        "Routines named on one line run one after another. How long the first takes is not known, because it has a "
        "dose that takes as long as it takes, and no length is made up. So both are put at the same time.",
        "routine a { dead_bug xmax }\nroutine b { plank 20s }\n"
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "Europe/Berlin"; on mon at 07:00 do a, b }',
        "routine a { lasts 10:00; dead_bug x8 }\nroutine b { plank 20s }\n"
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "Europe/Berlin"; on mon at 07:00 do a, b }',
        severity=Severity.WARNING,
    ),
    "M407": Code(
        "A plan for a routine that is not there",
        "The plan names a routine that this file neither writes nor imports, or that could not be worked out. Its "
        "sessions get no dates. What is no routine but just a thing to do stands in quotes.",
        lacks_name=True,
    ),
    "M408": Code(
        "A plan without a session",
        "Between the plan's start and its end, or between the dates that you asked for, there is nothing to do.",
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "Europe/Berlin"; on mon at 07:00 do "stretch"; '
        "except 2026-03-02 }",
        'plan p "P" { start 2026-03-02; for 2 weeks; zone "Europe/Berlin"; on mon at 07:00 do "stretch"; '
        "except 2026-03-02 }",
        severity=Severity.WARNING,
        needs_complete_file=True,
    ),
    "M409": Code(
        "More dates than can be worked out",
        "Dates are worked out from 1970 to 2199, for ten years at a time and 10000 sessions at most. This plan goes "
        "beyond that; often a wrong digit is the reason.",
        'plan p "P" { start 1926-03-02; for 6 weeks; zone "Europe/Berlin"; on mon at 07:00 do "stretch" }',
        'plan p "P" { start 2026-03-02; for 6 weeks; zone "Europe/Berlin"; on mon at 07:00 do "stretch" }',
    ),
    "M410": Code(
        "A session longer than a day",
        "A calendar cannot show this in a way that helps anybody, so a day is counted for it. Look for a figure with "
        "a wrong unit.",
        "routine a { plank 30h }\n"
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "Europe/Berlin"; on mon at 07:00 do a }',
        "routine a { plank 30s }\n"
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "Europe/Berlin"; on mon at 07:00 do a }',
        severity=Severity.WARNING,
    ),
    "M411": Code(
        "A plan that waits for its day",
        "The plan counts from something that happens, such as a birth or an operation, and nothing says when that is. "
        "As long as nobody does, it has no dates. Set a parameter of that name, in the file or on the command line.",
        'plan p "P" { start operation; for 6 weeks; zone "Europe/Berlin"; on mon at 07:00 do "stretch" }',
        "param operation = 2026-03-02\n"
        'plan p "P" { start operation; for 6 weeks; zone "Europe/Berlin"; on mon at 07:00 do "stretch" }',
        severity=Severity.WARNING,
    ),
    "M412": Code(
        "A line that never comes",
        "From its start to its end the plan has no day on which this line has a session: its days never come together, "
        "or all of them are left out. What a line changes in sessions of other lines has to meet one of them, and "
        "one of which no line below says something else.",
        _plan('on mon at 07:00 do "stretch"; day 1-3 on sun at 07:00 do "walk"'),
        _plan('on mon at 07:00 do "stretch"; day 1-3 on wed at 07:00 do "walk"'),
        severity=Severity.WARNING,
    ),
    "M413": Code(
        "Days outside the plan",
        "These days are before the plan starts or after it ends, and the plan has no sessions there. Mostly the year "
        "or the month is wrong.",
        _plan('on mon, tue at 07:00 do "stretch"; except 2025-03-02'),
        _plan('on mon, tue at 07:00 do "stretch"; except 2026-03-02'),
        severity=Severity.WARNING,
    ),
    "M414": Code(
        "Nothing to move",
        "On that day the plan has no session that could be done on another day instead.",
        _plan('on mon at 07:00 do "stretch"; move 2026-03-03 to 2026-03-05'),
        _plan('on mon at 07:00 do "stretch"; move 2026-03-02 to 2026-03-05'),
        severity=Severity.WARNING,
    ),
    "M415": Code(
        "Moved to a bad day",
        "Sessions are moved to a day that has some of its own, or to one on which the plan is to have none. They are "
        "put there all the same.",
        "routine a { plank 30s }\n" + _plan("on mon, wed at 07:00 do a; move 2026-03-02 to 2026-03-04"),
        "routine a { plank 30s }\n" + _plan("on mon, wed at 07:00 do a; move 2026-03-02 to 2026-03-03"),
        severity=Severity.WARNING,
    ),
    "M416": Code(
        "A pause that changes the weekdays",
        "A pause puts everything after it off by exactly its days. Unless these are whole weeks, what was on Monday "
        "comes on another day of the week from then on. To leave days out and keep the others where they are, write "
        "`except`.",
        _plan('on mon, wed at 07:00 do "stretch"; pause 2026-03-03 to 2026-03-04'),
        _plan('on mon, wed at 07:00 do "stretch"; except 2026-03-03 to 2026-03-04'),
        severity=Severity.WARNING,
    ),
    "M417": Code(
        "After the end of the plan",
        "Weeks and days are counted from the start of the plan, and it ends before this one.",
        _plan('on mon at 07:00 do "stretch"; week 2 on tue at 07:00 do "walk"'),
        _plan('on mon at 07:00 do "stretch"; week 1 on tue at 07:00 do "walk"'),
        severity=Severity.WARNING,
    ),
    "M418": Code(
        "No telling when to begin",
        "What comes before an activity has to be over when that starts, so it begins so much earlier. How long it "
        "takes is not known, because it has a dose that takes as long as it takes, and no length is made up. It is put "
        "at the time at which it should be over.",
        "routine a { dead_bug xmax }\n" + _plan("activity run on tue at 18:00 for 45min; before run do a"),
        "routine a { lasts 10:00; dead_bug x8 }\n" + _plan("activity run on tue at 18:00 for 45min; before run do a"),
        severity=Severity.WARNING,
    ),
    "M419": Code(
        "Nothing to leave out",
        "On these days, or at these times of day, there is nothing anyway. Mostly the date is wrong, or the exception "
        "stands on a line that it does not concern.",
        _plan('on mon at 07:00 do "stretch"; except 2026-03-03'),
        _plan('on mon, tue at 07:00 do "stretch"; except 2026-03-03'),
        severity=Severity.WARNING,
    ),
    "M420": Code(
        "A plan that lacks its start or its zone",
        "A plan needs the day on which it starts and the time zone in which its times are meant. Without the zone a "
        "calendar could not tell what 07:00 is.",
        'plan p "P" { start 2026-03-02; for 1 weeks; on mon at 07:00 do "stretch" }',
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "Europe/Berlin"; on mon at 07:00 do "stretch" }',
        lacks_line=True,
    ),
    "M421": Code(
        "A figure that no plan can have",
        "A plan runs for 1 to 520 weeks or for 1 to 3640 days, a reminder comes a whole number of minutes before, a "
        "stretch goes from the earlier to the later, and a week has seven days. The message says which figure fits.",
        _plan('4 per week on mon, wed, fri at 07:00 do "stretch"'),
        _plan('3 per week on mon, wed, fri at 07:00 do "stretch"'),
        rewritable=True,
    ),
    "M422": Code(
        "When?",
        "The line does not say on which days. Days and times on a line of their own hold for all the lines below.",
        _plan('at 07:00 do "stretch"'),
        _plan('on mon at 07:00 do "stretch"'),
        rewritable=True,
    ),
    "M423": Code(
        "A session on condition",
        "A name behind `if` that the routine knows as a context selects it there. This one is no context of it, so it "
        "is something that only the log or the person will know. The session is planned, and says what it depends on.",
        "routine a { plank 30s }\n" + _plan("on mon at 07:00 do a if rested"),
        "routine a { plank 30s; context rested { expect 30s } }\n" + _plan("on mon at 07:00 do a if rested"),
        severity=Severity.INFO,
    ),
    "M424": Code(
        "Minutes and seconds, or hours and minutes?",
        "In a plan there are times of day, hours and minutes: 1:28 is in the middle of the night. In a routine 1:28 is "
        "one minute and 28 seconds. Whoever means the night writes 01:28. A length is always minutes and seconds, so "
        "`remind 1:00` is one minute before; with a unit, as in 1h and 1min, nobody has to ask.",
        _plan('on mon at 1:28 do "stretch"'),
        _plan('on mon at 07:30 do "stretch"'),
        severity=Severity.WARNING,
    ),
    "M425": Code(
        "A day or an activity that the plan does not know",
        "Behind `on` stand days of the week, or names that the plan gives to days: `days easy_day on mon, fri`. A "
        "`training_day` is one with an `activity`, a `rest_day` one without. Behind `before` and `after` stands an "
        "activity.",
        _plan('on easy_day at 07:00 do "stretch"'),
        _plan('days easy_day on mon, fri; on easy_day at 07:00 do "stretch"'),
        lacks_name=True,
    ),
    "M426": Code(
        "Two words that do not go together",
        "Both say the same kind of thing, such as at what time or how often, in two ways. Write a line for each.",
        _plan('activity run on tue at 18:00 for 45min; at 07:00 before run do "stretch"'),
        _plan('activity run on tue at 18:00 for 45min; before run do "stretch"'),
    ),
    "M427": Code(
        "Nothing to take turns with",
        "`rotate` does one of several things each time, so it needs two or more of them.",
        _plan('every day at 07:00 rotate "stretch"'),
        _plan('every day at 07:00 rotate "stretch", "walk"'),
    ),
    "M428": Code(
        "An activity that does not say enough",
        "To be before an activity one has to know when it starts, to be after it also how long it takes.",
        _plan('activity run on tue at 18:00; after run do "stretch"'),
        _plan('activity run on tue at 18:00 for 45min; after run do "stretch"'),
    ),
    "M429": Code(
        "Less often than stated",
        "A line says how often a week something is done, and in this week days are left out, so that fewer of its days "
        "are there. Nothing is put on other days.",
        _plan('2 per week on mon, wed, fri at 07:00 do "stretch"; except 2026-03-03 to 2026-03-08'),
        _plan('2 per week on mon, wed, fri at 07:00 do "stretch"; except 2026-03-03 to 2026-03-04'),
        severity=Severity.WARNING,
    ),
    "M433": Code(
        "When it starts is worked out from a length that may differ",
        "A session that finishes at a time starts so much earlier as it takes. This one takes an estimated time, or up "
        "to a most; that is what its start goes by.",
        "routine a { cat_cow 20 breaths }\n" + _plan("on mon finish at 18:30 do a"),
        "routine a { lasts 5:00; cat_cow 20 breaths; child_pose }\n" + _plan("on mon finish at 18:30 do a"),
        severity=Severity.INFO,
    ),
    "M434": Code(
        "Closer together than stated",
        "`apart 48h` says how far it has to be at least from the start of one session to that of the next. These two "
        "are closer. Nothing is put on other days; days without times count as whole days.",
        _plan("apart 48h; on mon, tue at 07:00 do a") + "\nroutine a { lasts 10:00; squat x5 }",
        _plan("apart 48h; on mon, wed at 07:00 do a") + "\nroutine a { lasts 10:00; squat x5 }",
        severity=Severity.WARNING,
    ),
    "M435": Code(
        "A zone that is no place",
        "Letters such as EST, and offsets such as Etc/GMT+5, stay the same when the clocks of the place change; other "
        "names are kept for old files only. The name of a region and a city says which clocks are meant.",
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "EST"; on mon at 07:00 do "stretch" }',
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "America/New_York"; on mon at 07:00 do "stretch" }',
        severity=Severity.WARNING,
    ),
    "M430": Code(
        "A line of the log that cannot be read",
        "A line of the log says when, what and for how long, then what was answered, each a name with one figure, a "
        "word or a text, then the single movements behind `done`.",
        "did 2026-03-02 07:04 evening 9:40 effort 4-5",
        "did 2026-03-02 07:04 evening 9:40 effort 4",
    ),
    "M431": Code(
        "The same in the log twice",
        "One routine was begun twice at the same minute. Rules that count sessions would count this one twice.",
        "did 2026-03-02 07:04 evening 9:40\ndid 2026-03-02 07:04 evening 9:50",
        "did 2026-03-02 07:04 evening 9:40\ndid 2026-03-03 07:04 evening 9:50",
        severity=Severity.WARNING,
    ),
    "M432": Code(
        "Something done that is nearly a routine",
        "The log may name routines of other files. But this name is one slip away from a routine that is known here.",
        "routine evening { plank 30s }\ndid 2026-03-02 07:04 evenign 0:30",
        "routine evening { plank 30s }\ndid 2026-03-02 07:04 evening 0:30",
        severity=Severity.WARNING,
    ),
    "M436": Code(
        "A line of the log that was cut off",
        "The last line of the log has no end and cannot be read: the machine stopped while it was written. It costs "
        "itself only. Complete it, or delete it.",
        severity=Severity.WARNING,
    ),
    "M437": Code(
        "A line of the log that is too long",
        "A line of a log has 20,000 characters at most; a longer one is neither read nor written. Mostly a note is too "
        "long, or the file is no log.",
    ),
    "M438": Code(
        "No line of a log",
        "A log that stands in a file of its own has lines that begin with `did` or `answered`. Definitions stand in "
        "the files of the project.",
        severity=Severity.WARNING,
    ),
    "M439": Code(
        "A log that cannot be written",
        "The disk is full, or the file is not yours to write. Nothing was changed: the log is as it was before.",
    ),
    "M440": Code(
        "Earlier than the line before",
        "Lines of a log stand in the order in which they were written; this one is of an earlier day. It counts all "
        "the same.",
        severity=Severity.INFO,
    ),
    "M441": Code(
        "A routine that is not there",
        "A session of a routine that the file does not have: it was renamed, or the log is of other files.",
        severity=Severity.WARNING,
    ),
    "M442": Code(
        "A field that nobody asks for",
        "No question has this name, and no rule knows it. It is kept as it stands.",
        severity=Severity.INFO,
    ),
    "M443": Code(
        "Pain that nobody told",
        "The routine asks for pain, and the session does not say it: rules that go by it wait.",
        severity=Severity.WARNING,
    ),
    "M444": Code(
        "A session still to come",
        "The day is in the future. Mostly the year or the month is wrong.",
        severity=Severity.WARNING,
    ),
    "M445": Code(
        "Answers about no session",
        "The log has no session that began then.",
        severity=Severity.WARNING,
    ),
    "M446": Code(
        "No log",
        "There is no file where the log should be. Nothing was kept yet, or it has another name.",
    ),
    "M447": Code(
        "A row that is no session",
        "What was to be taken into the log cannot be read there. The other rows are taken.",
    ),
}
