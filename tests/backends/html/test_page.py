"""The file that comes out: what it says, what it may do, that it is the same every time."""

import json
import os
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest

from mobdsl.backends.base import API, Job
from mobdsl.backends.html import HtmlBackend, HtmlOptions
from mobdsl.backends.html.rows import sections
from mobdsl.model.clauses import Heading
from mobdsl.model.conditions import Fact
from mobdsl.model.document import Document
from mobdsl.model.intervals import Quality, Round
from mobdsl.model.routines import Context
from mobdsl.select.tree import Notice
from mobdsl.timeline.events import Phase
from support.pages import everything, headings, movement, page, prompt, rest, spinal_mobility, timeline, work
from support.patience import PATIENCE

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    "--></style><svg onload=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "<!--<script>",
    "]]>&lt;b&gt;&amp;#x3c;",
    "\u2028alert(1)\u2029",
    "${alert(1)}`\\",
    "\u202egnp.exe\u2066",
    "a\x00b\x1b[31mc\ud800d\ufffe",
)


class Parsed(HTMLParser):
    """What a browser would make of a page, near enough: its elements with their attributes and its texts."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open = tag

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self._open, []).append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def rows(text: str) -> list[list[list[str]]]:
    """The sheet's table: for each line its rows, for each row the texts of its cells."""
    lines: list[list[list[str]]] = []

    class Table(HTMLParser):
        inside = False

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag == "tbody":
                lines.append([])
            elif tag == "tr" and lines:
                lines[-1].append([])
            elif tag in ("td", "th") and lines:
                lines[-1][-1].append("")
                self.inside = True

        def handle_endtag(self, tag: str) -> None:
            self.inside = self.inside and tag not in ("td", "th")

        def handle_data(self, data: str) -> None:
            if self.inside and lines:
                lines[-1][-1][-1] += data

    Table().feed(text)
    return [[[" ".join(cell.split()) for cell in row] for row in line] for line in lines]


UNSAID = {"duration": None, "estimate": None, "stated": False, "about": False, "box": None, "side": None, "limb": None}
"""What a step leaves out where there is nothing to say."""


def routine_data(text: str) -> dict[str, Any]:
    """What the player reads."""
    block = text.split('<script type="application/json" id="routine">')[1].split("</script>", maxsplit=1)[0]
    data: dict[str, Any] = json.loads(block)
    data["steps"] = [{**UNSAID, **step} for step in data["steps"]]
    return data


def test_a_file_for_each_routine() -> None:
    job = Job(document=Document(path="x.mob"), timelines=(spinal_mobility(), everything()))
    outcome = HtmlBackend().compile(job, HtmlOptions())
    assert outcome.diagnostics == ()
    assert outcome.value
    assert [artifact.name for artifact in outcome.value] == ["spinal_mobility.html", "everything.html"]
    assert {artifact.media_type for artifact in outcome.value} == {"text/html; charset=utf-8"}
    assert HtmlBackend.name == "html"
    assert HtmlBackend.api == API


def test_names_of_files_never_clash() -> None:
    plain, run, other = (
        timeline(work("A", 1), name="a"),
        timeline(work("A", 1), name="a", contexts=("pre_run",)),
        timeline(work("A", 1), name="A"),
    )
    outcome = HtmlBackend().compile(Job(document=Document(path="x"), timelines=(plain, run, other)), HtmlOptions())
    assert [artifact.name for artifact in outcome.value or ()] == ["a.html", "a-pre_run.html", "A-2.html"]


def test_a_line_is_a_row_and_a_shared_slot_one_with_parts() -> None:
    lines = rows(page(spinal_mobility()))
    assert [[part[-4] for part in line] for line in lines] == [
        ["Lateral rib breathing nervous system"],
        ["Pelvic rocks pelvis, lumbar spine", "Pelvic clocks"],
        ["Dead bug deep core"],
        ["Shoulder bridge segmental spine"],
        ["Clamshells", "Leg circles"],
        ["Bird dog", "Bird dog, lateral"],
        ["Mermaid", "Child’s pose", "Twist"],
    ]
    assert [line[0][0] for line in lines] == ["0:00", "0:33", "1:28", "2:16", "3:16", "4:33", "5:45"]


def test_doses_are_what_the_author_said_and_lengths_say_how_they_are_known() -> None:
    lines = rows(page(spinal_mobility()))
    assert lines[0][0][2] == "dose not stated 33 s"
    assert lines[1][0][2] == "dose not stated 27.5 s split assumed"
    assert lines[2][0][2] == "8 48 s"
    other = rows(page(everything()))
    assert other[1] == [["Core"]]
    assert other[2][0][0] == "0:12"
    assert other[2][0][2] == ("2 × 6–10 each side left, then right ≈ 2 min 26 s 8rpe 10 s to change sides 30 s rest")
    assert other[3][0][:3] == ["≈ 2:38", "Rest", "20 s"]
    assert other[4] == [["Then"]]
    assert other[5][0][2] == "30–60 s ≈ 45 s with towel, resistance band"
    assert other[7][0][2] == "as long as you can"
    assert other[8][0][2] == "dose not stated"


def test_rounds_in_rounds_say_how_often_each_of_them_is_done():
    inner = [work("Squat", 20, line=0, in_rounds=(Round(lap, 3), Round(n, 2))) for lap in (1, 2, 3) for n in (1, 2)]
    outer = [work("Bridge", 30, line=1, in_rounds=(Round(lap, 3),)) for lap in (1, 2, 3)]
    laps = (event for lap in range(3) for event in (*inner[2 * lap : 2 * lap + 2], outer[lap]))
    assert [line[0][1:3] for line in rows(page(timeline(*laps)))] == [
        ["Squat", "dose not stated 2 rounds in each of 3 20 s"],
        ["Bridge", "dose not stated 3 rounds 30 s"],
    ]


def test_rounds_are_one_row() -> None:
    lap = [work("Squat", 20, line=0, in_rounds=(Round(n, 3),)) for n in (1, 2, 3)]
    push = [work("Push-up", 30, line=1, in_rounds=(Round(n, 3),)) for n in (1, 2, 3)]
    text = page(timeline(*(event for pair in zip(lap, push, strict=True) for event in pair)))
    assert [[part[1:3] for part in line] for line in rows(text)] == [
        [["Squat", "dose not stated 3 rounds 20 s"]],
        [["Push-up", "dose not stated 3 rounds 30 s"]],
    ]
    labels = [box["aria-label"] for box in Parsed(text).all("input") if str(box.get("id")).startswith("box-")]
    assert labels == [f"{name}, round {n}, done" for name in ("Squat", "Push-up") for n in (1, 2, 3)]


def test_a_movement_with_many_sets_has_one_box() -> None:
    many = timeline(*(work("Jump", 1, line=0, set=n, sets=13) for n in range(1, 14)))
    few = timeline(*(work("Jump", 1, line=0, set=n, sets=12) for n in range(1, 13)))
    assert [page(one).count('id="box-') for one in (many, few)] == [1, 12]


def test_texts_of_a_line_stand_in_the_order_in_which_they_help() -> None:
    texts = headings(why="it helps", avoid="pain", note="a note", cue="spine still", setup="on your back")
    facts = movement("dead_bug")
    [[row]] = rows(page(timeline(work("Dead bug", 30, headings=texts, facts=facts))))
    assert row[3] == "Setup: on your back spine still Note: a note Why: it helps Avoid: pain"


def test_a_text_with_a_condition_says_so() -> None:
    texts = (Heading("note", "hard to balance on", Fact("medicine_ball")),)
    [[row]] = rows(page(timeline(work("Roll", 30, headings=texts))))
    assert row[3] == "Note: If medicine ball: hard to balance on"


def test_what_a_whole_block_is_told_stands_once_at_its_head() -> None:
    both = headings(note="best after a workout")
    lines = rows(
        page(
            timeline(
                work("A", 30, block="Stretches", headings=(*both, *headings(cue="gently"))),
                rest(10, block="Stretches"),
                work("B", 30, block="Stretches", headings=both),
                work("C", 30, headings=both),
            )
        )
    )
    assert lines[0] == [["Stretches Note: best after a workout"]]
    assert [line[0][3] for line in lines[1:4]] == ["gently", "", ""]
    assert lines[4] == [["Then"]]
    assert lines[5][0][3] == "Note: best after a workout"


def test_pauses_between_movements_have_rows_of_their_own_and_pauses_inside_one_do_not() -> None:
    sample = timeline(
        rest(5, line=0),
        work("Plank", 20, line=0, set=1, sets=2),
        rest(10, line=0),
        work("Plank", 20, line=0, set=2, sets=2),
        rest(15, line=0),
        *(
            event
            for n in (1, 2)
            for event in (
                work("Squat", 30, line=1, in_rounds=(Round(n, 2),)),
                rest(25, line=0, in_rounds=(Round(n, 2),)),
            )
        ),
        work("Bridge", 20, line=2),
    )
    assert [line[0][1:3] for line in rows(page(sample))] == [
        ["Rest", "5 s"],
        ["Plank", "dose not stated 50 s 10 s rest"],
        ["Rest", "15 s"],
        ["Squat", "dose not stated 2 rounds 55 s 25 s rest"],
        ["Rest", "25 s"],
        ["Bridge", "dose not stated 20 s"],
    ]


def test_a_question_is_one_row_however_often_it_is_asked() -> None:
    better = prompt("Better?", line=0, cues=("Better? (yes or no)",))
    sample = timeline(work("A", 10, line=0), better, work("B", 10, line=1), better)
    assert [line[0][1:4] for line in rows(page(sample))] == [
        ["A", "dose not stated 10 s", ""],
        ["Better?", "2 times", "(yes or no)"],
        ["B", "dose not stated 10 s", ""],
    ]


def test_rank_level_and_what_can_stand_in_for_the_kit() -> None:
    ball = work("Massage", 30, kit="massage stick", kit_choice="massage stick or medicine ball", rank=2)
    hinge = work("Hinge", 30, level="Hip hinge, level 1 of 2", kit_choice="dowel, towel", rank=3)
    text = page(timeline(ball, hinge))
    assert [line[0][1:3] for line in rows(text)] == [
        ["2. Massage", "dose not stated 30 s with massage stick or medicine ball"],
        ["3. Hinge", "dose not stated 30 s Hip hinge, level 1 of 2 with dowel, towel"],
    ]
    assert " ".join(Parsed(text).texts["bdi"]).count("massage stick or medicine ball dowel towel") == 1


def test_what_is_known_of_a_movement_stands_with_it() -> None:
    facts = movement("dead_bug", target="deep_core", muscles="psoas obliques", planes="flexion", position="supine")
    seated = work("Side bend", 30, facts=facts, stance="seated or half kneeling")
    lines = rows(page(timeline(work("Dead bug", 30, facts=facts), seated)))
    assert [line[0][1:4:2] for line in lines] == [
        ["Dead bug deep core", "Supine · Muscles: psoas, obliques · Planes: flexion"],
        ["Side bend deep core", "Seated or half kneeling · Muscles: psoas, obliques · Planes: flexion"],
    ]


def test_the_limb_is_named_where_the_author_named_one() -> None:
    sides = [work("Hurdler", 20, line=0, side=side, limb="leg", dose="8 each leg") for side in ("left", "right")]
    text = page(timeline(*sides))
    assert rows(text)[0][0][2] == "8 each leg left leg, then right leg 40 s"
    assert [(step["side"], step["limb"]) for step in routine_data(text)["steps"]] == [("left", "leg"), ("right", "leg")]


def test_opposite_limbs_are_ways_of_one_movement() -> None:
    sides = (("left", "arm and right leg"), ("right", "arm and left leg"))
    both = [work(f"Bird dog, {side} {limb}", 20, line=0, side=side, limb=limb) for side, limb in sides]
    [[row]] = rows(page(timeline(*both)))
    assert row[1:3] == ["Bird dog", "dose not stated left arm and right leg, then right arm and left leg 40 s"]


def test_what_is_said_in_one_position_only_bears_its_name() -> None:
    down = work("Scorpion", 20, line=0, position="face_down", headings=headings(cue="slowly"))
    up = work("Scorpion", 20, line=0, position="face_up", headings=headings(cue="slowly", avoid="lifting a shoulder"))
    [[row]] = rows(page(timeline(down, up)))
    assert row[3] == "slowly Avoid: face up: lifting a shoulder"


NOTICES = (
    Notice(kind="clearance", text="see your physio first", when="active herniation"),
    Notice(kind="stop", text="Sharp pain or tingling: stop here"),
    Notice(kind="never", text="Never foam roll on the low back: roll around it"),
    Notice(kind="ask", text="Soreness? (0 to 10) 24 h later"),
    Notice(kind="left_out", text="Twist", when="to fit 3-4 min"),
)


def test_what_concerns_safety_stands_before_the_start_and_the_rest_with_the_notes() -> None:
    text = page(timeline(work("A", 30), notices=NOTICES, headings=headings(disclaimer="ask first", caution="slowly")))
    safety, notes = text.index("Please note"), text.index("Soreness?")
    assert notes < safety < text.index('id="launch"')
    box = " ".join(Parsed(text[safety : text.index('id="launch"')]).texts["bdi"])
    assert box == (
        "ask first slowly If active herniation: see your physio first Sharp pain or tingling: stop here "
        "foam roll on the low back: roll around it"
    )
    assert "Twist (to fit 3-4 min)" in text


def test_the_introduction() -> None:
    texts = headings(goal="a calm back", **{"for": "runners"}, author="A. B.", disclaimer="ask first", next="part two")
    kit = work("Roll", 30, kit_choice="foam roller"), work("Stretch", 30, kit_choice="foam roller, towel")
    shown = " ".join(Parsed(page(timeline(*kit, headings=texts))).texts["bdi"])
    assert "a calm back runners A. B. part two ask first foam roller towel" in shown


def test_contexts_are_named_in_the_title() -> None:
    known = Context(name="pre_activity", title="before training", aliases=("pre_run",))
    sample = timeline(work("A", 1), contexts=("pre_run", "rest_day"), title="Back")
    text = page(sample, document=Document(path="x", contexts=(known,)))
    assert "<title>Back · before training · Rest day</title>" in text


def test_a_web_address_is_a_link_and_nothing_else_is() -> None:
    texts = ("https://example.org/v?a=1&b=2", "javascript:alert(1)", 'https://x.org/"onclick="', "see https://x.org")
    lines = [work("A", 1, headings=headings(video=text)) for text in texts]
    links = Parsed(page(timeline(*lines))).all("a")
    assert [link["href"] for link in links] == ["https://example.org/v?a=1&b=2"]
    assert {link["rel"] for link in links} == {"noopener noreferrer"}


def hostile_page(text: str) -> str:
    """A page with ``text`` wherever a text can stand."""
    event = work(text, 10, movement=text, side=text, position=text, set=1, sets=2, reps=text, load=text, effort=text,
                 dose=text, kit_choice=text, cues=(text,), block=text, facts=movement(text, target="x"),
                 headings=(*headings(cue=text, video=text), *headings(**{text: "x"})))  # fmt: skip
    texts = headings(goal=text, author=text, disclaimer=text, why=text)
    sample = timeline(
        event,
        rest(5),
        prompt(text, cues=(text, "x")),
        name=text,
        title=text,
        headings=texts,
        contexts=(text,),
        notices=(Notice(kind="stop", text=text), Notice(kind=text, text=text, when=text)),
    )
    return page(sample, title=text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text: str) -> None:
    harmless, hostile = Parsed(hostile_page("harmless")), Parsed(hostile_page(text))
    assert [tag for tag, _ in hostile.elements] == [tag for tag, _ in harmless.elements]
    assert [sorted(attributes) for _, attributes in hostile.elements] == [
        sorted(attributes) for _, attributes in harmless.elements
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_the_players_data_is_the_text_and_cannot_end_its_block(text: str) -> None:
    compiled = hostile_page(text)
    block = compiled.split('<script type="application/json" id="routine">')[1].split("</script>")[0]
    assert not set("<>&\u2028\u2029") & set(block)
    shown = routine_data(compiled)["steps"][0]["title"]
    assert shown == text.replace("\x00", "\ufffd").replace("\x1b", "\ufffd").replace("\ud800", "\ufffd").replace(
        "\ufffe", "\ufffd"
    )


def test_the_policy_allows_this_style_and_script_and_nothing_else() -> None:
    text = page(spinal_mobility())
    parsed = Parsed(text)
    hashes = {
        tag: b64encode(sha256("".join(parsed.texts[tag]).encode()).digest()).decode() for tag in ("style", "script")
    }
    code = text.split('<script type="module">')[1].split("</script>")[0]
    hashes["script"] = b64encode(sha256(code.encode()).digest()).decode()
    [policy] = [meta["content"] for meta in parsed.all("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes['style']}'; script-src 'sha256-{hashes['script']}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def test_nothing_is_loaded_and_nothing_is_inline() -> None:
    parsed = Parsed(page(everything()))
    attributes = {name for _, attributes in parsed.elements for name in attributes}
    assert not {name for name in attributes if name.startswith("on")}
    assert not attributes & {"src", "srcset", "style", "background", "action", "data"}
    assert not parsed.all("link")
    assert "url(" not in "".join(parsed.texts["style"])
    assert "@import" not in "".join(parsed.texts["style"])


def test_the_player_knows_what_a_person_ends_and_what_the_author_bounded() -> None:
    data = routine_data(page(everything()))
    steps = data["steps"]
    stretch, question, hold = steps[9:12]
    assert (stretch["duration"], stretch["low"], stretch["high"], stretch["stated"]) == (None, 30000, 60000, True)
    assert (question["kind"], question["duration"], question["stated"]) == ("prompt", None, False)
    assert (hold["duration"], hold["estimate"], hold["stated"]) == (None, None, False)
    assert (steps[1]["estimate"], steps[1]["stated"], steps[1]["box"]) == (24000, False, 1)
    assert [step["box"] for step in steps[:9]] == [0, 1, None, 1, None, 2, None, 2, None]
    exhale = {"start": 3000, "duration": 3000, "kind": "exhale", "rep": 1, "text": None, "side": None}
    assert data["phases"][steps[0]["phases"]][1] == exhale
    assert data["phases"][steps[1]["phases"]] == []


def test_the_phases_of_many_sets_are_written_once() -> None:
    sets = [work("Hang", 2, phases=(Phase(0, 1000, "hold", 1), Phase(1000, 1000, "hold", 2))) for _ in range(3)]
    data = routine_data(page(timeline(*sets, work("Twist", 2, phases=(Phase(0, 2000, "hold", 1),)))))
    assert [len(phases) for phases in data["phases"]] == [0, 2, 1]
    assert [step["phases"] for step in data["steps"]] == [1, 1, 1, 2]


def test_about_is_kept() -> None:
    about = work("Roll", 30, quality=Quality.ESTIMATED)
    text = page(timeline(about))
    assert routine_data(text)["steps"][0]["about"] is True
    assert rows(text)[0][0][2] == "dose not stated ≈ 30 s"


def test_every_version_of_a_routine_has_its_own_fingerprint() -> None:
    def fingerprint(seconds: float, **fields: Any) -> str:
        return str(routine_data(page(timeline(work("A", seconds), **fields)))["fingerprint"])

    assert fingerprint(10) == fingerprint(10)
    assert len({fingerprint(10), fingerprint(11), fingerprint(10, contexts=("x",)), fingerprint(10, name="b")}) == 4


def test_the_language_is_declared_and_the_pages_own_words_are_english() -> None:
    parsed = Parsed(page(spinal_mobility(), lang="de"))
    assert parsed.all("html")[0]["lang"] == "de"
    assert [attributes.get("lang") for attributes in parsed.all("main")] == [None, "en", "en"]
    assert {attributes.get("lang") for attributes in Parsed(page(spinal_mobility())).all("main")} == {None}
    assert routine_data(page(spinal_mobility(), lang="pt-BR"))["language"] == "pt-BR"


@pytest.mark.parametrize("lang", ["", "e", "en ", "en\n", "en_US", '"><script>', "ü-ö"])
def test_what_is_no_language_is_refused(lang: str) -> None:
    with pytest.raises(ValueError, match="language tag"):
        HtmlOptions(lang=lang)


def test_another_title() -> None:
    text = page(spinal_mobility(), title="Morning")
    assert "<title>Morning</title>" in text
    assert "10-minute spinal mobility" not in text


def test_a_quoted_name_is_quoted_in_the_log() -> None:
    assert routine_data(page(timeline(work("A", 1), name="my back")))["written"] == '"my back"'
    assert routine_data(page(timeline(work("A", 1), name="my_back")))["written"] == "my_back"


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_same_bytes_in_every_process(seed: str) -> None:
    code = "from support.pages import *; import sys; sys.stdout.buffer.write(page(everything()).encode())"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": seed, "LC_ALL": "C"}
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=True, timeout=PATIENCE
    )
    assert run.stdout.decode() == page(everything())


def test_an_unknown_length_is_not_invented() -> None:
    sample = timeline(work("Hold", None, dose="as long as you can"), work("Cat cow", None, quality=Quality.NOT_STATED))
    [[hold], [cat_cow]] = rows(page(sample))
    assert (hold[0], hold[2]) == ("0:00", "as long as you can")
    assert (cat_cow[0], cat_cow[2]) == ("", "dose not stated")
    assert "open length" in Parsed(page(sample)).texts["span"]


def test_what_is_known_of_a_movement_is_not_looked_up_for_every_block_again() -> None:
    class Facts:
        """What is known of a movement: nothing, but how often somebody asks."""

        asked = 0
        origin = None
        headings = ()

        @property
        def facts(self) -> dict[str, tuple[str, ...]]:
            self.asked += 1
            return {}

    known = Facts()
    events = tuple(work("Hang", 1, block=f"Part {number}", line=number, facts=known) for number in range(100))
    assert len(list(sections(events, {f"Part {number}": "part" for number in range(100)}))) == 100
    assert 100 <= known.asked <= 2_000
