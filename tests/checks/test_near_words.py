"""M252: words behind `with`, `position`, `tempo` and their like that look like slips."""

import pytest

from support.checking import findings, found


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("roll 30s with foam_roler", "foam_roller"),
        ("bench_press x8 with barbell, banch", "bench"),
        ("stretch 30s with towle or band", "towel"),
        ("block legs with foam_roler { roll 30s }", "foam_roller"),
        ("context home { with foam_roler }\nplank 30s", "foam_roller"),
        ("progression p { level a x8 with kettelbell }\np", "kettlebell"),
        ("replace hop with walk 30s tempo slwo\nhop 30s", "slow"),
        ("squat x8 tempo slwo", "slow"),
        ("squat x8 { tempo slwo if tired }", "slow"),
        ("squat x8 motion smal", "small"),
        ("squat x8 load havy", "heavy"),
        ("squat x8 effort gentel", "gentle"),
        ("curl_up x8 position supin", "supine"),
        ("roll 30s each supin, prone", "supine"),
        ("bird_dog x8 variation lateraal", "lateral"),
        ("movement hop { variation hihg { tags a } }\nhop x8 variation hihgg", "hihg"),
        ("movement row { equipment my_machine }\nrow x8 with my_machin", "my_machine"),
        ("a 1s with gizmo; b 1s with gizmo; c 1s with gizmos", "gizmo"),
    ],
)
def test_a_near_miss(line: str, near: str) -> None:
    (one,) = found(line, "M252")
    assert one.hint == f"Did you mean {near}?"


@pytest.mark.parametrize(
    "line",
    [
        "roll 30s with foam_roller",
        "squat x8 with chain",
        "squat x8 with none or bodyweight",
        "roll 30s with foam_roll",
        "squat x8 with mat, sofa, gizmo",
        "squat x8 tempo fluid motion tiny load playful effort gentle",
        "squat x8 position tall_kneeling or kneeling",
        "bird_dog x8 variation lateral",
        "bird_dog x8 variation of_my_own",
        "strange_thing x8 variation lateraal",
        "squat x8 each left, right",
    ],
)
def test_any_other_word_is_fine(line: str) -> None:
    assert found(line, "M252") == []


def test_where_the_project_says_what_is_there_only_that_is_asked() -> None:
    texts = {"main.mob": "roll 30s with foam_roler", "mob.toml": '[profile]\nequipment = ["mat"]'}
    assert [one.hint for one in findings(texts) if one.code in ("M249", "M252")] == ["Did you mean foam_roller?"]
