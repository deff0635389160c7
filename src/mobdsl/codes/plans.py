"""M4xx: plans."""

from mobdsl.codes.code import Code

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
    ),
    "M420": Code(
        "A plan that lacks its start or its zone",
        "A plan needs the day on which it starts and the time zone in which its times are meant. Without the zone a "
        "calendar could not tell what 07:00 is.",
        'plan p "P" { start 2026-03-02; for 1 weeks; on mon at 07:00 do "stretch" }',
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "Europe/Berlin"; on mon at 07:00 do "stretch" }',
    ),
    "M421": Code(
        "A figure that no plan can have",
        "A plan runs for 1 to 520 weeks, a reminder comes a whole number of minutes before, and a stretch of days goes "
        "from the earlier to the later one.",
        'plan p "P" { start 2026-03-02; for 0 weeks; zone "Europe/Berlin"; on mon at 07:00 do "stretch" }',
        'plan p "P" { start 2026-03-02; for 6 weeks; zone "Europe/Berlin"; on mon at 07:00 do "stretch" }',
    ),
    "M422": Code(
        "When?",
        "The line says what to do, but not on which days or not at what time. Days and times on a line of their own "
        "hold for all the lines below.",
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "Europe/Berlin"; on mon do "stretch" }',
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "Europe/Berlin"; on mon at 07:00 do "stretch" }',
    ),
    "M423": Code(
        "A session on condition",
        "In a plan, `if` behind `do` names the contexts in which the routine is done. Whether a session takes place "
        "cannot depend on what nobody knows yet when the calendar is written.",
        "routine evening { plank 30s }\n"
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "Europe/Berlin"; on mon at 07:00 do evening '
        "if soreness > 3 }",
        "routine evening { plank 30s; context sore { expect 30s } }\n"
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "Europe/Berlin"; on mon at 07:00 do evening '
        "if sore }",
    ),
}
