"""The table of words: what each may be followed by, where it may stand, what it means.

Lowering reads lines by it, messages quote it, the reference lists it. ``signature`` is written so:

- ``CAPITALS`` a kind of part: ``NAME``, ``NAMES`` (one or several with commas), ``CHOICE`` (`a or b`, `a, b`); the
  same three where a parameter may stand for a name: ``WORD``, ``WORDS``, ``KIT``; ``TEXT``, ``DURATION`` (`30s`),
  ``COUNT`` (`3`, `3-4`), ``COUNTS`` (`4, 8-9`), ``QUANTITY`` (`16kg`), ``CLOCK`` (`1:28`), ``TIME`` (`07:30`),
  ``TIMES`` (`07:30, 18:00`), ``DATE``, ``DATES``, ``PERIOD`` (`6 weeks`), ``DAYS`` (`mon, 2026-03-02`), ``SERIES``
  (`x21/15/9`), ``DURATIONS`` (`60/90s`), ``QUANTITIES`` (`60/70kg`), ``EFFORTS`` (`8rpe`, `5:30/km`), ``DOSE``,
  ``LIST`` (`a, b`), ``PATTERN`` (`4-7-8`), ``TEMPO`` (`3-0-x-0`), ``VALUE`` (`= 220 - age`), ``LABEL`` (a name that
  is no word behind `block`, or a quoted one), ``ANY`` (whatever is left);
- ``label:KIND`` the same, with the parameter that it is of the function which reads the word (see ``lower``);
- lower case: the word itself; ``label:word`` to know whether it stood there;
- ``( a | b )`` one of them; ``[ a ]`` may be left out.
"""

from __future__ import annotations

from functools import cache

from mobdsl.language.plan_words import PLAN_WORDS
from mobdsl.language.vocabulary import NEVER_NAMES
from mobdsl.language.word import Place, Word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["WORDS", "Place", "Word", "reserved", "table"]

_F, _L, _C, _B, _M, _G, _P, _W, _D = Place
_STEP = (_C, _B, _M)
_ADAPT = (_L, _C, _B, _G, _M, _P)

WORDS: tuple[Word, ...] = (
    # Files
    Word("mob", (_F,), "version:COUNT", "the version of the language that the file is written in", "mob 1"),
    Word(
        "import",
        (_F,),
        "path:TEXT as alias:NAME",
        "makes another file's definitions known as `alias.name`",
        'import "library/back.mob" as back',
    ),
    Word("param", (_F,), "name:NAME value:VALUE", "a value that can be set from outside", "param breath = 6s"),
    Word("routine", (_F,), "name:NAME [title:TEXT]", "a session", 'routine evening "Evening" { ... }'),
    Word(
        "movement",
        (_F,),
        "name:NAME [title:TEXT] [also aliases:NAMES]",
        "what is known of a movement",
        'movement dead_bug "Dead bug" { ... }',
    ),
    Word(
        "context",
        (_F, _L),
        "name:NAME [title:TEXT] [also aliases:NAMES]",
        "a named situation and the rules that hold in it",
        "context pre_run { only first 4 }",
    ),
    Word("plan", (_F,), "name:NAME [title:TEXT]", "when to do what", 'plan back "Back care" { ... }'),
    # Lines
    Word("lasts", (_L, _B), "length:DURATION", "the declared length", "lasts 10:00"),
    Word(
        "at",
        (_L,),
        "time:CLOCK",
        "when a line starts, counted from the start of what it stands in",
        "at 1:28 dead_bug x8",
    ),
    Word(
        "block",
        (_L,),
        "[name:LABEL] [title:TEXT]",
        "lines that belong together and share what the block says",
        'block stretches "Stretches" 30s { ... }',
    ),
    Word(
        "repeat",
        (_L,),
        "[each:each names:WORDS [from first:WORD] | for time:DURATION [whole:whole rounds | finish:finish round]"
        " | series:SERIES | rounds:COUNT [every intervals:DURATIONS] | every intervals:DURATIONS] [title:TEXT]",
        "runs its lines several times: rounds, sides, for a time, until something holds",
        "repeat 3 { plank 20s; rest 10s }",
    ),
    Word("do", (_L,), "routine:NAME", "runs another routine in place", "do warm_up"),
    Word("skip", (_L,), "targets:NAMES", "leaves movements, blocks or tags out", "skip twist, child_pose"),
    Word(
        "only",
        (_L,),
        "(first count:COUNT | first:NAME to last:NAME | targets:NAMES)",
        "keeps some lines and leaves the others out",
        "only first 4",
    ),
    Word(
        "require",
        (_L,),
        "targets:NAMES [place:first | place:last | before later:NAME]",
        "what may never be left out, or what stands before what",
        "require breathing first",
    ),
    Word(
        "expect",
        (_L,),
        "(planes planes:NAMES | count:COUNT (movements | movement) | length:DURATION)",
        "what has to be true of the result; an error where it is not",
        "expect 3-4min",
    ),
    Word("prefer", (_L,), "targets:NAMES", "the last to go and the first to come back under `fit`", "prefer dead_bug"),
    Word("fit", (_L,), "length:DURATION", "leaves out or brings back movements until the length fits", "fit 5-7min"),
    Word(
        "replace",
        (_L,),
        "target:NAME with",
        "gives a movement's place to another line",
        "replace jog with walk 4min",
    ),
    Word("order", (_L,), "by rank:NAME", "the order as written is a rank", "order by effectiveness"),
    Word("inhale", (_L,), "(movement:NAME | text:TEXT)", "a movement done on one breath in", "inhale arms_up"),
    Word("exhale", (_L,), "(movement:NAME | text:TEXT)", "a movement done on one breath out", "exhale fold"),
    # Safety and questions
    Word(
        "clearance",
        (_L,),
        "text:TEXT",
        "a gate before the routine: the person has to agree",
        'clearance if herniation "see your physio first"',
    ),
    Word(
        "warn",
        (_L,),
        "(targets:NAMES text:TEXT | text:TEXT)",
        "a caution shown with movements, or with the whole",
        'warn twist, child_pose "guidance first" if herniation',
    ),
    Word(
        "stop",
        (_L, *_STEP),
        "[text:TEXT]",
        "ends the routine, or the movement in whose body it stands",
        'stop if sharp_pain or tingling "stop here"',
    ),
    Word(
        "never",
        (_L,),
        "target:NAME [on area:NAME | in area:NAME] [text:TEXT]",
        "forbids a movement or a tool, everywhere or on an area of the body",
        'never foam_roll on low_back "roll around it"',
    ),
    Word(
        "ask",
        (_L, *_STEP),
        "name:NAME [scale:COUNT | choices:LIST] [question:TEXT] [before:before | after (each:each | delay:DURATION)]",
        "a question; its answer is a fact that conditions can use",
        "ask soreness 0-10 after 24h",
    ),
    # Adaptation
    Word(
        "progression",
        (_F,),
        "name:NAME [title:TEXT]",
        "a ladder of levels, easiest first",
        "progression hinge { level dowel_hinge x8; level kettlebell_swing x8 }",
    ),
    Word(
        "level",
        (_G,),
        "[movement:NAME | quoted:TEXT]",
        "one rung of a progression: a movement, a routine, or lines in braces",
        "level dowel_hinge x8 with dowel",
    ),
    Word(
        "advance",
        _ADAPT,
        "[to targets:CHOICE] [after least:COUNT unit:NAME]",
        "goes one level up",
        "advance if control_solid 3 in a row",
    ),
    Word(
        "regress",
        _ADAPT,
        "[to targets:CHOICE | count:COUNT unit:NAME]",
        "goes back: one level, so many levels or weeks, or to a movement",
        "regress to shallow_hinge if back_sags",
    ),
    Word(
        "add",
        _ADAPT,
        "(amount:QUANTITY | time:DURATION | count:COUNT what:NAME | targets:NAMES) [every [step:COUNT] unit:NAME]",
        "more next time: load, time, reps, or a movement",
        "add 2.5kg if all_sets_done",
    ),
    Word(
        "reduce",
        _ADAPT,
        "what:NAME amount:QUANTITY [nearest nearest:QUANTITY]",
        "less next time",
        "reduce volume 20% if soreness > 24h",
    ),
    Word("keep", (_L,), "clock", "what is skipped leaves a gap, so that the rest stays at its time", "keep clock"),
    # Clauses
    Word("each", _STEP, "names:WORDS [from first:WORD]", "once for each side, or for each position named", "each side"),
    Word("only", _STEP, "name:NAME", "one side, on purpose", "only left"),
    Word(
        "alternate",
        _STEP,
        "[from first:WORD] [rounds:each round]",
        "changes sides at every rep; the dose counts for both together; on a `repeat`, which side leads each round",
        "x10 alternate",
    ),
    Word("switch", _STEP, "time:DURATION", "time to change sides or positions", "switch 10s"),
    Word("hold", _STEP, "time:DURATION [at point:WORD]", "a hold in every rep", "hold 10s"),
    Word("reset", _STEP, "time:DURATION", "the pause between two holds", "reset 3s"),
    Word(
        "tempo",
        _STEP,
        "(figures:TEMPO | word:WORD)",
        "the pace of a rep: down, pause, up, pause in seconds, or a word",
        "tempo 3-1-3",
    ),
    Word("motion", _STEP, "word:WORD", "the range of motion", "motion small"),
    Word(
        "rest",
        (_L,),
        "(open | same:same | time:DURATION) [after:after each | between:between rounds]",
        "on a line of its own: always taken",
        "rest 10s between rounds",
    ),
    Word(
        "rest",
        (_B,),
        "(open | same:same | times:DURATIONS) [after:after each | between:between rounds]",
        "rest between the rounds or items of a block",
        "repeat 3 rest 60/90s { squat x5 }",
    ),
    Word(
        "rest",
        (_C, _M),
        "(open | same:same | times:DURATIONS) [after:after each]",
        "rest between what the line repeats",
        "plank 3x30s rest 20s",
    ),
    Word(
        "load",
        _STEP,
        "(amounts:QUANTITIES [of of:NAME] [nearest nearest:QUANTITY] | word:WORD)",
        "a weight, a share of a reference, or a word",
        "load 16kg",
    ),
    Word("effort", _STEP, "(amounts:EFFORTS [of of:NAME] | word:WORD)", "how hard", "effort 8rpe"),
    Word(
        "with",
        _STEP,
        "kit:KIT",
        "equipment: all of a list, or the first at hand of a choice",
        "with stick or medicine_ball",
    ),
    Word("position", _STEP, "names:KIT", "the position to be in", "position seated or half_kneeling"),
    Word("variation", (_C,), "name:WORD", "which variation of the movement", "bird_dog variation lateral"),
    Word("breathe", _STEP, "figures:PATTERN", "a breath pattern: in, hold, out, hold in seconds", "breathe 4-4-4-4"),
    Word("opposite", _STEP, "[sides]", "opposite arm and leg work together", "bird_dog x8 opposite sides"),
    Word("build", _STEP, "to dose:DOSE", "the dose to aim for, beside today's", "hang total 30s build to 60-90s"),
    Word("optional", (_C,), "", "off unless its `if` holds or the person asks for it", "foam_roll optional if tension"),
    Word("between", (_C,), "rounds", "left out after the last round", "jog 1min between rounds"),
    Word(
        "cap",
        (_B, _G),
        "(time:DURATION | step:QUANTITY)",
        "an upper limit: of a repeat's time, of a step up",
        "repeat x21/15/9 cap 10min { thruster; pull_up }",
    ),
    # Movements
    Word("also", (_M,), "names:NAMES", "other names for it", "also dying_bug"),
    Word("target", (_M,), "names:NAMES", "what it is for", "target deep_core"),
    Word("muscles", (_M,), "names:NAMES", "the muscles at work", "muscles psoas, glutes"),
    Word("planes", (_M,), "names:NAMES", "the planes in which the spine moves", "planes flexion, rotation"),
    Word("equipment", (_M,), "kit:KIT", "what it takes: all of a list, or any of a choice", "equipment strap or towel"),
    Word("tags", (_M,), "names:NAMES", "groups that it belongs to; a rule may name them", "tags core, stability"),
    Word("easier", (_M,), "names:NAMES", "easier movements of the kind", "easier heel_tap"),
    Word("harder", (_M,), "names:NAMES", "harder movements of the kind", "harder hollow_hold"),
    Word("unilateral", (_M,), "", "done on one side at a time", "unilateral"),
    Word(
        "pace",
        (_M,),
        "(speed:SPEED | time:DURATION [per thing:NAME])",
        "how long a rep takes, a distance (`pace 20:00/mi`), or a thing that is counted (`pace 4s per calorie`)",
        "pace 4s",
    ),
    Word(
        "variation",
        (_M,),
        "name:NAME [title:TEXT]",
        "a way of doing it, with what differs",
        'variation lateral "Lateral bird dog" { planes rotation }',
    ),
    *PLAN_WORDS,
    # The log
    Word(
        "did",
        (_F,),
        "date:DATE time:TIME (routine:NAME | habit:TEXT) [length:DURATION] [fields:ANY]",
        "a line of the log: what was done",
        "did 2026-03-02 07:04 evening 9:40 effort 4",
    ),
    Word(
        "answered",
        (_F,),
        "date:DATE time:TIME routine:NAME from day:DATE at:TIME [fields:ANY]",
        "a line of the log: answers about an earlier session",
        "answered 2026-03-03 07:30 evening from 2026-03-02 07:04 soreness 3",
    ),
    Word(
        "done",
        (_D,),
        "(movement:NAME | title:TEXT)",
        "what was done, and how much of it",
        "done dead_bug 3x8 load 16kg",
    ),
    Word(
        "cut",
        (_D,),
        "(movement:NAME | title:TEXT)",
        "what was begun and not done as asked for, and how much of it was",
        "cut dead_bug x8/5 load 16kg",
    ),
    Word("skipped", (_D,), "(movement:NAME | title:TEXT)", "what was left out", "skipped dead_bug"),
)


@cache
def table(place: Place) -> dict[str, Word]:
    """The words that may stand at ``place``, by name."""
    return {word.name: word for word in WORDS if place in word.places}


def reserved() -> Iterator[str]:
    """Every word that has a meaning somewhere, each once, sorted."""
    yield from sorted({word.name for word in WORDS} | NEVER_NAMES)
