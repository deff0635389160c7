"""One table of all diagnostics: code → title, explanation, an example that gives it and one that does not.

M0xx text and shapes · M1xx words and doses · M2xx names, rules and contexts · M3xx timing · M4xx plans ·
M5xx outputs · M6xx files, imports and plugins.
"""

from attrs import frozen


@frozen
class Code:
    """A kind of finding. ``bad`` is a file that gives it, ``good`` the same file mended; empty where no file can."""

    title: str
    explanation: str
    bad: str = ""
    good: str = ""


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
    ),
    "M405": Code(
        "Two sessions at once",
        "One session starts while another still runs. Nobody can do both; move one of them, or name both on one line, "
        "and the second starts when the first is over.",
        "routine a { plank 9min }\nroutine b { plank 20s }\n"
        'plan p "P" { start 2026-03-02; zone "Europe/Berlin"; on mon at 07:00 do a; on mon at 07:05 do b }',
        "routine a { plank 9min }\nroutine b { plank 20s }\n"
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "Europe/Berlin"; on mon at 07:00 do a, b }',
    ),
    "M406": Code(
        "No telling when the next one starts",
        "Routines named on one line run one after another. How long the first takes is not known, because it has a "
        "dose that takes as long as it takes, and no length is made up. So both are put at the same time.",
        "routine a { dead_bug x8 }\nroutine b { plank 20s }\n"
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "Europe/Berlin"; on mon at 07:00 do a, b }',
        "routine a { lasts 10:00; dead_bug x8 }\nroutine b { plank 20s }\n"
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "Europe/Berlin"; on mon at 07:00 do a, b }',
    ),
    "M407": Code(
        "A plan for a routine that is not there",
        "The plan names a routine that this file neither writes nor imports, or that could not be worked out. Its "
        "sessions get no dates. What is no routine but just a thing to do stands in quotes.",
    ),
    "M408": Code(
        "A plan without a session",
        "Between the plan's start and its end, or between the dates that you asked for, there is nothing to do.",
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "Europe/Berlin"; on mon at 07:00 do "stretch"; '
        "except 2026-03-02 }",
        'plan p "P" { start 2026-03-02; for 2 weeks; zone "Europe/Berlin"; on mon at 07:00 do "stretch"; '
        "except 2026-03-02 }",
    ),
    "M409": Code(
        "More dates than can be worked out",
        "Dates are worked out from 1970 to 2199, for ten years at a time and 10000 sessions at most. This plan goes "
        "beyond that; often a digit too many is the reason.",
        'plan p "P" { start 2026-03-02; for 6000 weeks; zone "Europe/Berlin"; on mon at 07:00 do "stretch" }',
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
    ),
    "M501": Code(
        "Nothing to time",
        "The routine has no movement and no question left, perhaps only rests. A timer of it would run, and nobody "
        "would have anything to do, so none is made.",
        "routine a { rest 30s }",
        "routine a { plank 30s; rest 30s }",
    ),
    "M502": Code(
        "Invisible characters in a text",
        "The text has characters which are not seen but which a terminal could obey, or which change the order in "
        "which the letters are read. They mostly come along when a text is copied from somewhere. The timer leaves "
        "them out; type the text anew to be rid of them.",
        'routine a { plank 30s cue "back \u202estraight" }',
        'routine a { plank 30s cue "back straight" }',
    ),
    "M511": Code(
        "A calendar without dates",
        "The file says what to do but not when. Without a `plan` each routine becomes a to-do without a date, which "
        "many calendars do not show at all. A plan gives the days, the times and the time zone.",
        "routine a { plank 20s }",
        "routine a { plank 20s }\n"
        'plan p "P" { start 2026-03-02; for 6 weeks; zone "Europe/Berlin"; on mon, wed, fri at 07:00 do a }',
    ),
    "M512": Code(
        "Clocks that follow no common rule",
        "Calendars learn when the clocks change from a yearly rule such as `the last Sunday in March`. This place has "
        "a rule of another kind, or its rule changes while the plan runs. So every single change is written out. Most "
        "calendars understand that; Outlook may show a session an hour early or late.",
        'plan p "P" { start 2026-03-02; for 6 weeks; zone "America/Santiago"; on mon at 07:00 do "stretch" }',
        'plan p "P" { start 2026-03-02; for 6 weeks; zone "America/Lima"; on mon at 07:00 do "stretch" }',
    ),
    "M513": Code(
        "A calendar too big for Google",
        "Google Calendar takes about 1,100 events and 1 MB of a calendar that you subscribe to, and shows nothing of a "
        "bigger one. Others take more. Make the plan shorter, or use `series`, which writes sessions that are alike as "
        "one that recurs.",
        'plan p "P" { start 2026-03-02; for 400 weeks; zone "Europe/Berlin"; on mon, wed, fri at 07:00 do "stretch" }',
        'plan p "P" { start 2026-03-02; for 40 weeks; zone "Europe/Berlin"; on mon, wed, fri at 07:00 do "stretch" }',
    ),
    "M514": Code(
        "A reminder too early",
        "No calendar reminds earlier than four weeks before, so the sessions have no reminder. Look at the unit: "
        "`remind 10min`.",
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "Europe/Paris"; remind 999h; on mon at 07:00 do "stretch" }',
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "Europe/Paris"; remind 1h; on mon at 07:00 do "stretch" }',
    ),
    "M515": Code(
        "Nothing to put into a calendar",
        "The plan has no session in the time that was asked for, and a calendar without an entry is no valid one. No "
        "file was made.",
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "Europe/Berlin"; on mon at 07:00 do "stretch"; '
        "except 2026-03-02 }",
        'plan p "P" { start 2026-03-02; for 2 weeks; zone "Europe/Berlin"; on mon at 07:00 do "stretch"; '
        "except 2026-03-02 }",
    ),
    "M520": Code(
        "No routine to make a page of",
        "A page shows a routine and plays it. This file plans sessions, but has no routine of its own; write one, or "
        "make the page from the file that the routines stand in.",
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "Europe/Berlin"; on mon at 07:00 do "stretch" }',
        "routine a { plank 20s }\n"
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "Europe/Berlin"; on mon at 07:00 do a }',
    ),
    "M601": Code(
        "No such output",
        "`--to` names what a routine is turned into: a timer, a calendar (ics), a page (html), data (json), or an "
        "output from a package that you installed. The name after it is none of these. The message lists those that "
        "are there; an output from a package is there only once the package is installed where mobdsl is.",
    ),
    "M602": Code(
        "An output cannot be loaded",
        "An installed package offers this output, but its program fails as soon as it is started: it may be broken, "
        "or miss something that it needs. The other outputs are not affected. Update the package or remove it.",
    ),
    "M603": Code(
        "An output for another version of mobdsl",
        "An installed package offers this output, but it and mobdsl were written for different versions of the "
        "agreement between outputs and mobdsl. The message says which of the two is behind; update that one.",
    ),
    "M604": Code(
        "Not an output",
        "An installed package offers something under this name which is not an output as mobdsl knows them. Only its "
        "authors can mend that.",
    ),
    "M605": Code(
        "Two outputs of one name",
        "Two installed packages offer an output of the same name, and mobdsl does not guess which of them is meant. "
        "Remove one. The names of the built-in outputs cannot be taken: there, the built-in one always runs.",
    ),
    "M606": Code(
        "An output failed",
        "Your file was understood, but the program that makes this output met something that it does not handle. That "
        "is a fault of the output, not of your file. Nothing was written.",
    ),
    "M607": Code(
        "An output made something that cannot be written",
        "An output has to return files with plain names that stay in the folder which you chose. This one did not. "
        "Nothing was written; its authors need to know.",
    ),
    "M608": Code(
        "No such option",
        "The output does not know an option of this name. The message lists the ones that it has.",
    ),
    "M609": Code(
        "A value that the option cannot have",
        "The option takes another kind of value, or only some values; or an option that has to be given is missing. "
        "The message says what fits.",
    ),
}
