"""M5xx: outputs."""

from __future__ import annotations

from mobdsl.diagnostics import Severity
from mobdsl.lint.codes.code import Code

CODES: dict[str, Code] = {
    "M501": Code(
        "Nothing to time",
        "The routine has no movement, perhaps only rests. A timer of it would run, and nobody would "
        "have anything to do, so none is made.",
    ),
    "M511": Code(
        "A calendar without dates",
        "The file says what to do but not when. Without a `plan` each routine becomes a to-do without a date, which "
        "many calendars do not show at all. A plan gives the days, the times and the time zone.",
        "routine a { plank 20s }",
        "routine a { plank 20s }\n"
        'plan p "P" { start 2026-03-02; for 6 weeks; zone "Europe/Berlin"; on mon, wed, fri at 07:00 do a }',
        severity=Severity.WARNING,
        of_output=True,
    ),
    "M512": Code(
        "Clocks that follow no common rule",
        "Calendars learn when the clocks change from a yearly rule such as `the last Sunday in March`. This place has "
        "a rule of another kind, or its rule changes while the plan runs. So every single change is written out. Most "
        "calendars understand that; Outlook may show a session an hour early or late.",
        'plan p "P" { start 2026-03-02; for 6 weeks; zone "America/Santiago"; on mon at 07:00 do "stretch" }',
        'plan p "P" { start 2026-03-02; for 6 weeks; zone "America/Lima"; on mon at 07:00 do "stretch" }',
        severity=Severity.WARNING,
        of_output=True,
    ),
    "M513": Code(
        "A calendar too big for Google",
        "Google Calendar takes about 1,100 events and 1 MB of a calendar that you subscribe to, and shows nothing of a "
        "bigger one. Others take more. Make the plan shorter, or use `series`, which writes sessions that are alike as "
        "one that recurs.",
        'plan p "P" { start 2026-03-02; for 400 weeks; zone "Europe/Berlin"; on mon, wed, fri at 07:00 do "stretch" }',
        'plan p "P" { start 2026-03-02; for 40 weeks; zone "Europe/Berlin"; on mon, wed, fri at 07:00 do "stretch" }',
        severity=Severity.WARNING,
        of_output=True,
    ),
    "M514": Code(
        "A reminder too early",
        "No calendar reminds earlier than four weeks before, so the sessions have no reminder. Look at the unit: "
        "`remind 10min`.",
        severity=Severity.WARNING,
        of_output=True,
    ),
    "M515": Code(
        "Nothing to put into a calendar",
        "The plan has no session in the time that was asked for, and a calendar without an entry is no valid one. No "
        "file was made.",
        'plan p "P" { start 2026-03-02; for 1 weeks; zone "Europe/Berlin"; on mon at 07:00 do "stretch"; '
        "except 2026-03-02 }",
        'plan p "P" { start 2026-03-02; for 2 weeks; zone "Europe/Berlin"; on mon at 07:00 do "stretch"; '
        "except 2026-03-02 }",
        severity=Severity.WARNING,
        of_output=True,
    ),
    "M516": Code(
        "A lock begins",
        "A calendar is edited where a subscriber has it: what changed has to say so. So a small file beside the "
        "source, the lock, keeps what each session has shown. There is none yet, and this build writes the "
        "first. Put it into version control with the plan.",
        severity=Severity.INFO,
        of_output=True,
    ),
    "M517": Code(
        "A lock that is not whole",
        "The lock beside the source keeps what a calendar has shown. This one holds both sides of a merge, or lines "
        "that are none of its own. No session is doubled by that, for the names of sessions come from the plan; but "
        "where nothing is known of one, its next change may not reach everybody.",
        severity=Severity.WARNING,
        of_output=True,
    ),
    "M518": Code(
        "No calendar of ours",
        "A build follows up what an earlier one has shown, and reads it from the calendar that was built then. This "
        "file is none, or something has changed it.",
    ),
}
