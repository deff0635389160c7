"""The rows of the table of words that are about plans."""

from __future__ import annotations

from mobdsl.language.word import Place, Word

_P, _W = Place.PLAN, Place.WHEN

PLAN_WORDS: tuple[Word, ...] = (
    Word("start", (_P,), "(event:NAME | date:DATE)", "the first day, or what it counts from", "start 2026-03-02"),
    Word("for", (_P,), "length:PERIOD", "how long the plan runs", "for 6 weeks"),
    Word(
        "apart",
        (_P,),
        "time:DURATION [routines:NAMES]",
        "the least time from the start of one session to that of the next",
        "apart 48h strength, evening",
    ),
    Word(
        "zone",
        (_P,),
        "name:TEXT [from first:DATE to last:DATE]",
        "the time zone by its IANA name: of the plan, or of some days on a journey",
        'zone "Europe/Berlin"',
    ),
    Word("remind", (_P,), "time:DURATION", "how long before a session an alarm rings", "remind 10min"),
    Word(
        "pause",
        (_P,),
        "first:DATE [to last:DATE]",
        "days on which the plan stands still",
        "pause 2026-05-04 to 2026-05-10",
    ),
    Word(
        "move", (_P,), "day:DATE to target:DATE", "does one day's sessions on another", "move 2026-04-08 to 2026-04-09"
    ),
    Word(
        "activity",
        (_P,),
        "name:NAME when:ANY",
        "something else that sessions come before or after",
        "activity run on tue, thu at 18:00 for 45min",
    ),
    Word("days", (_P,), "name:NAME when:ANY", "a name for some days", "days easy_day on mon, fri"),
    Word(
        "except",
        (_P, _W),
        "(dates:DATES [to last:DATE] | begin:TIME to end:TIME)",
        "days without sessions; on a line also a time of day",
        "except 2026-04-03",
    ),
    Word(
        "on",
        (_W,),
        "(numbers:DAYS days:DAYS of month | days:DAYS [to last:DAYS])",
        "days of the week or of the month, dates, or a kind of day",
        "on mon, wed, fri",
    ),
    Word(
        "from",
        (_W,),
        "first:DATE [to last:DATE]",
        "the first and the last date of a line",
        "every day from 2026-03-10 to 2026-03-16 do evening",
    ),
    Word(
        "every",
        (_W,),
        "(day | weeks:week | other:other (day | weeks:week) | step:COUNT (day | days | weeks:week | weeks:weeks) "
        "| interval:DURATION from begin:TIME to end:TIME)",
        "every day, every so many days or weeks, or through the day",
        "every 2 weeks on sun",
    ),
    Word("per", (_W,), "(week | day:day)", "how many in a week, spread evenly, or in a day", "3-4 per week do evening"),
    Word("week", (_W,), "numbers:COUNTS", "weeks of the plan, counted from its start", "week 1-4 on mon do evening"),
    Word("day", (_W,), "numbers:COUNTS", "days of the plan, counted from its start", "day 14-27 { on mon do evening }"),
    Word("at", (_W,), "times:TIMES", "the times of day, hh:mm", "at 07:00, 18:30"),
    Word(
        "finish",
        (_W,),
        "at times:TIMES",
        "the times of day at which a session is over",
        "on mon finish at 18:30 do evening",
    ),
    Word("before", (_W,), "activity:NAME [by time:DURATION]", "over before an activity starts", "before run by 15min"),
    Word("after", (_W,), "activity:NAME [by time:DURATION]", "begun when an activity is over", "after run by 10min"),
    Word(
        "for",
        (_W,),
        "(time:DURATION | length:PERIOD)",
        "how long an activity takes, or for how many days a line holds",
        "activity run on tue at 18:00 for 45min",
    ),
    Word("do", (_W,), "doings:ANY", "what to do: routines, or a text for a habit", "do evening"),
    Word("rotate", (_W,), "doings:ANY", "what to do, one of them each time in turn", "rotate strength, mobility"),
)
"""Settings of a plan, and what says when on its lines."""
