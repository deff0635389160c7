"""What is taken of a choice, and texts that hold only under a condition, from the file to every output."""

import html
import json
import re

from mobdsl import api
from mobdsl.project.imports import Memory

MASSAGE = """massage 30s with stick or medicine_ball {
  setup "knees wide" if more_comfortable
  cue "lean in" if medicine_ball
  cue "roll" if stick
  note "slowly" if tired
}
"""
BALL = '[profile]\nequipment = ["medicine_ball", "towel"]\ntired = false\n'


def outputs(text: str, settings: str | None = None) -> dict[str, str]:
    """What each output makes of ``text``, without the marks of its format."""
    files = {"evening.mob": text} | ({"mob.toml": settings} if settings else {})
    program = api.load(Memory(files), "evening.mob").value
    assert program
    job = api.job(program).value
    assert job
    made = {}
    for name in ("timer", "html", "json", "ics"):
        built = api.build(job, name)
        assert built.value, built.diagnostics
        made[name] = built.value[0].content.decode()
    sheet = re.sub(r"<script.*?</script>|<style.*?</style>", "", made["html"], flags=re.DOTALL)
    made["html"] = " ".join(html.unescape(re.sub("<[^>]*>", " ", sheet)).split())
    made["ics"] = made["ics"].replace("\r\n ", "").replace("\\,", ",")
    return made


def test_players_show_what_is_taken_and_a_sheet_what_can_stand_in_for_it() -> None:
    made = outputs(MASSAGE, BALL)
    assert "with medicine ball" in made["timer"]
    assert "stick" not in made["timer"].split("with medicine ball")[1].splitlines()[0]
    assert "with medicine ball or stick" in made["html"]
    (event,) = json.loads(made["json"])["events"]
    assert (event["kit"], event["kit_choice"]) == ("medicine ball", "medicine ball or stick")
    assert "with medicine ball" in made["ics"]


def test_what_nobody_knows_is_shown_with_its_condition_everywhere() -> None:
    made = outputs(MASSAGE, BALL)
    for name in ("timer", "html", "json"):
        assert "If more comfortable: knees wide" in made[name], name
    for name, text in made.items():
        assert "lean in" in text, name
        assert "If medicine ball" not in text, name
        assert "slowly" not in text, name
    assert json.loads(made["json"])["events"][0]["cues"] == ["lean in"]


def test_without_a_profile_the_first_is_taken_and_the_other_s_words_are_kept() -> None:
    made = outputs(MASSAGE)
    (event,) = json.loads(made["json"])["events"]
    assert (event["kit"], event["kit_choice"]) == ("stick", "stick or medicine ball")
    assert event["cues"] == ["roll", "If medicine ball: lean in"]
    assert event["words"] == [
        {"word": "setup", "text": "If more comfortable: knees wide"},
        {"word": "note", "text": "If tired: slowly"},
    ]


def test_words_of_the_whole_follow_the_same_rule() -> None:
    text = 'note "outdoors" if dry\nwhy "it wakes" if herniation\nplank 30s\n'
    made = outputs(text, '[profile]\nconditions = ["herniation"]\ndry = false\n')
    assert "outdoors" not in made["html"] + made["ics"]
    assert "it wakes" in made["html"]
    assert "If herniation" not in made["html"] + made["ics"]
    assert "If dry: outdoors" in outputs(text)["html"]


def test_a_cap_and_rounds_of_choice_are_in_every_output() -> None:
    made = outputs("repeat 2-3 cap 5min { run 400m }")
    assert "round 3 of 2-3, if you like, at most 5 min in all" in " ".join(made["timer"].split())
    assert "2-3 rounds, at most 5 min in all" in made["html"]
    assert "2-3 rounds, at most 5 min in all" in made["ics"]


def test_the_movements_of_rounds_that_are_not_listed_are_in_every_output() -> None:
    made = outputs(
        'repeat for 20min "AMRAP" { push_up x5 cue "elbows in" with mat; kettlebell_swing x10 load 16kg effort 8rpe }'
    )
    assert "You need mat" in made["html"]
    for name in ("timer", "html", "ics"):
        text = " ".join(made[name].split())
        assert "(with mat)" in text, name
        assert "(16kg, effort 8rpe)" in text, name
        assert "Push-up: elbows in" in text, name


def test_a_rest_that_the_person_ends_says_what_it_goes_by() -> None:
    made = outputs("press 3x8 rest same; rest 20s; plank 3x8 rest open")
    rests = [event["title"] for event in json.loads(made["json"])["events"] if event["kind"] == "rest"]
    assert rests == [*["Rest, as long as the work"] * 2, "Rest", *["Rest"] * 2]
    assert "rest as long as the work" in made["html"]
    assert "open rest" in made["html"]
    assert "Rest, as long as the work" in made["timer"]


def test_the_page_lists_what_a_movement_of_the_file_takes() -> None:
    definition = "movement pull { equipment strap or towel }\n"
    assert "strap or towel" in outputs(f"{definition}pull x8")["html"]
    chosen = outputs(f"{definition}pull x8 with band")["html"]
    assert "band" in chosen
    assert "towel" not in chosen


def test_the_page_says_that_another_side_leads_in_other_rounds() -> None:
    sheet = outputs("repeat 4 each side alternate each round { plank 20s }")["html"]
    assert "left, then right; in the next round right, then left · 4 rounds" in sheet
