"""What a person reads under an event's title."""

import attrs

from mobdsl.backends.ics.options import IcsOptions
from mobdsl.model.adaptations import Adaptation
from mobdsl.model.amounts import Count
from mobdsl.model.clauses import Heading
from mobdsl.model.conditions import Fact
from mobdsl.model.intervals import Quality, Round
from mobdsl.model.plans import Doing
from mobdsl.model.routines import Context
from mobdsl.select.tree import Notice
from mobdsl.timeline.events import Event, Kind
from support.icalendars import calendar, components, unescaped
from support.plans import MON, event, exactly, habit, on, plan, table, timeline

EVENTS = (
    event("Rib breathing", 33_000, start=0, slot=0, line=0),
    event("Pelvic rocks", 27_500, start=33_000, slot=33_000, quality=Quality.ASSUMED, line=1, cues=("small",)),
    event("Pelvic clocks", 27_500, start=60_500, slot=33_000, quality=Quality.ASSUMED, line=1, item=1),
    event("Dead bug", side="left", dose="2 × 8 each side", line=2, cues=("press the right heel",)),
    event("Rest", 30_000, kind=Kind.REST, line=2),
    event("Dead bug", side="right", dose="2 × 8 each side", line=2, cues=("press the left heel",)),
    event("Plank", 20_000, dose="20 s", line=3, load="16kg", effort="8rpe", kit="mat, vest", in_rounds=(Round(1, 3),)),
    event("Rest", None, kind=Kind.REST, line=4),
    event(
        "Twist", quality=Quality.NOT_STATED, line=5, headings=(Heading("avoid", "bouncing"), Heading("why", "spine"))
    ),
    event("Walk", None, estimate=90_000, quality=Quality.ESTIMATED, line=6),
    event("Better?", kind=Kind.PROMPT, line=7),
)


def read(
    *events: Event, options: IcsOptions | None = None, around: tuple[Heading, ...] = (), **routine: object
) -> dict:
    a_plan = plan(on([MON], "07:00", "a"), headings=around)
    content = calendar(a_plan, table(timeline("a", exactly(10), events=events, **routine)), options)
    (found,) = components(content, "VEVENT")
    return found


def plain(*events: Event, **more: object) -> list[str]:
    return unescaped(read(*events, **more)["DESCRIPTION"][0]).split("\n")


def test_the_steps_with_their_doses() -> None:
    assert plain(*EVENTS)[3:] == [
        "1. 0:00 Rib breathing: 33 s",
        "2. 0:33 Pelvic rocks: 27.5 s (an equal share of the time)",
        "   small",
        "3. Pelvic clocks: 27.5 s (an equal share of the time)",
        "4. Dead bug: 2 × 8 each side, rest 30 s",
        "   press the right heel",
        "   press the left heel",
        "5. Plank: 20 s, 3 rounds, 16kg, 8rpe, with mat, vest",
        "6. Rest: until you go on",
        "7. Twist: dose not stated",
        "   Avoid: bouncing",
        "8. Walk: about 1 min 30 s",
        "9. Better?",
    ]


def test_questions_and_pauses_are_steps_of_their_own() -> None:
    sad, gate = ("Sad? (yes or no)",), ("see your physio",)
    assert plain(
        event("If sore", 0, kind=Kind.PROMPT, cues=gate),
        event("Squat", dose="8 reps", line=0),
        event("Sad?", 0, kind=Kind.PROMPT, cues=sad),
        event("Rest", 20_000, kind=Kind.REST),
        event("Row", dose="8 reps", line=1),
        event("Sad?", 0, kind=Kind.PROMPT, cues=sad),
    )[3:] == [
        "1. If sore: see your physio",
        "2. Squat: 8 reps",
        "3. Sad? (yes or no): 2 times",
        "4. Rest: 20 s",
        "5. Row: 8 reps",
    ]


def test_html_says_the_same() -> None:
    found = unescaped(read(*EVENTS[1:2], options=IcsOptions(url="https://example.org"))["X-ALT-DESC"][0])
    assert found == (
        "<html><body><p><b>A</b></p><p>Length: 10 min</p>"
        "<ol><li><b>0:33 Pelvic rocks</b>: 27.5 s (an equal share of the time)<br>small</li></ol>"
        '<p><a href="https://example.org">https://example.org</a></p></body></html>'
    )


def test_cautions_stand_first_and_the_rest_below() -> None:
    own = (Heading("why", "mobile"), Heading("disclaimer", "no pain"), Heading("note", "shown", Fact("relief")))
    around = (Heading("goal", "six weeks"), Heading("caution", "stop if it hurts", Fact("pain")))
    assert plain(event("Plank", 1_000), headings=own, around=around) == [
        "A",
        "Length: 10 min",
        "Disclaimer: no pain",
        "Caution: If pain: stop if it hurts",
        "",
        "1. Plank: 1 s",
        "",
        "Why: mobile",
        "Note: If relief: shown",
        "Goal: six weeks",
    ]


def test_what_people_have_to_know_beside_the_steps() -> None:
    notices = (
        Notice(kind="clearance", text="see your physio first", when="herniation"),
        Notice(kind="caution", text="slowly", when="sore"),
        Notice(kind="stop", text="Sharp pain: stop here"),
        Notice(kind="never", text="Never foam roll on the low back"),
        Notice(kind="ask", text="Soreness? (0 to 10) 24 h later"),
        Notice(kind="adaptation", text="Reduce load by 20%, if sore"),
        Notice(kind="left_out", text="Twist"),
    )
    done = attrs.evolve(timeline("a", exactly(10), events=(event("Plank", 1_000),)), notices=notices)
    back = Adaptation(verb="regress", amount=Count(1, 1), what="level", condition=Fact("sore"))
    a_plan = plan(on([MON], "07:00", "a"), adaptations=(back,))
    (found,) = components(calendar(a_plan, table(done)), "VEVENT")
    assert unescaped(found["DESCRIPTION"][0]).split("\n") == [
        "A",
        "Length: 10 min",
        "Caution: If sore: slowly",
        "Stop: Sharp pain: stop here",
        "Never: foam roll on the low back",
        "",
        "1. Plank: 1 s",
        "",
        "Later: Soreness? (0 to 10) 24 h later",
        "Adapts: Reduce load by 20%, if sore",
        "Adapts: Go back 1 level, if sore",
    ]


def test_a_variant_says_which_in_its_title() -> None:
    contexts = (Context(name="pre_run", title="before a run"), Context(name="other", title="other"))
    bare = timeline("a", exactly(10), ("pre_run",))
    routine = attrs.evolve(bare, routine=attrs.evolve(bare.routine, contexts=contexts))
    line = on([MON], "07:00", Doing(routine="a", contexts=("pre_run",)))
    (found,) = components(calendar(plan(line), table(routine)), "VEVENT")
    assert found["SUMMARY"] == ["A (before a run)"]


def test_a_habit_has_the_plan_s_cautions_only() -> None:
    a_plan = plan(
        on([MON], "12:00", habit("drink water")), headings=(Heading("caution", "slowly"), Heading("goal", "x"))
    )
    (found,) = components(calendar(a_plan, {}), "VEVENT")
    assert unescaped(found["DESCRIPTION"][0]) == "drink water\nCaution: slowly"


def test_more_steps_than_a_calendar_shows_are_counted() -> None:
    steps = [event(f"Step {number} {'x' * 80}", 1_000, line=number) for number in range(200)]
    found = plain(*steps)
    shown = [line for line in found if line[:1].isdigit()]
    assert found[-1] == f"… and {200 - len(shown)} more"
    assert 40 < len(shown) < 60
    assert len("\n".join(found)) < 8_000


def test_more_words_than_a_calendar_shows_are_counted_too() -> None:
    cautions = tuple(Heading("caution", f"{number} {'x' * 80}") for number in range(100))
    found = plain(event("Plank", 1_000), around=cautions)
    shown = [line for line in found if line.startswith("Caution")]
    assert f"… and {100 - len(shown)} more" in found
    assert 10 < len(shown) < 20


def test_the_words_of_the_file_belong_to_every_session() -> None:
    own = (Heading("disclaimer", "no medical advice"), Heading("author", "Anna"))
    (found,) = components(calendar(plan(on([MON], "07:00", "a")), table(timeline("a")), headings=own), "VEVENT")
    text = unescaped(found["DESCRIPTION"][0])
    assert text == "A\nLength: not stated\nDisclaimer: no medical advice\n\nAuthor: Anna"
