"""What each phrase says of a line.

A function of what the phrase has matched says it in a :class:`Reading`, or gives False where the phrase is none there.
"""

from __future__ import annotations

import re

from mobdsl.language.notation.amounts import series
from mobdsl.language.notation.reading import Reading, UnclearError
from mobdsl.language.vocabulary import LIMBS

LIMBS_SPELLED = {
    **{limb: limb for limb in LIMBS}, "feet": "foot", "seite": "side", "bein": "leg", "hüfte": "hip",
    "côté": "side", "jambe": "leg", "bras": "arm",
}  # fmt: skip
"""Words for limbs, and the one of this language."""
_LIKELY_SETS = 30
"""More sets than that are none: the number in front of the cross is a weight."""
_MOST_EFFORT = 10
_PLATES = (135, 155, 185, 205, 225, 245, 275, 295, 315, 335, 365, 385, 405)
"""Weights of a bar with plates in pounds, which nobody has in kilograms."""


def say_every(reading: Reading, match: re.Match[str]) -> bool | None:
    """`every 1:45`, `on 1:45`, `OTM`."""
    if match["minute"]:
        reading.say("every", f"every {int(match['n'] or 1)}min")
        return None
    if match["word"].lower() != "every" and reading.sets is None:
        return False
    reading.say("every", f"every {match['time']}")
    return None


def say_rest(reading: Reading, match: re.Match[str]) -> bool | None:
    """`rest 90s`, `90s rest between sets`."""
    if match["b"] and reading.measure is None:
        raise UnclearError  # `plank 30s rest` may be a plank of 30s, or a rest
    reading.say("rest", f"rest {match['a'] or match['b']}")
    return None


def say_moving_rest(reading: Reading, match: re.Match[str]) -> bool | None:
    """`rest 200m jog`: what is done between the sets."""
    written, movement = match["a"] or match["b"], match["x"] or match["y"]
    if reading.between is not None:
        raise UnclearError
    reading.between = f"{movement.lower()} {written}"
    return None


def say_clause_of_time(reading: Reading, match: re.Match[str]) -> bool | None:
    """`switch 10 sec`."""
    reading.say(match["word"].lower(), f"{match['word'].lower()} {match['time']}")
    return None


def say_hold(reading: Reading, match: re.Match[str]) -> bool | None:
    """`x8 hold 2s` holds in every repetition, `3x 30s hold` says how long a set is, `hollow hold 30s` is a name."""
    if match["b"] and (reading.measure is None or not reading.measure.startswith("x")):
        reading.set_measure(match["b"])
    elif match["b"] or reading.dosed:
        reading.say("hold", f"hold {match['a'] or match['b']}")
    else:
        return False
    return None


def say_tempo(reading: Reading, match: re.Match[str]) -> bool | None:
    """`tempo 30X1`, `tempo 3-0-1`."""
    figures = re.findall(r"\d+|x", match["figures"].lower())
    if len(figures) == 1:
        figures = list(figures[0])
    elif len(match["figures"]) == 4:
        figures = list(match["figures"].lower())
    if not 2 < len(figures) < 5:
        raise UnclearError
    reading.say("tempo", f"tempo {'-'.join(figures)}")
    return None


def say_bare_tempo(reading: Reading, match: re.Match[str]) -> bool | None:
    """`3011` behind a dose."""
    return say_tempo(reading, match) if reading.dosed else False


def say_load(reading: Reading, match: re.Match[str]) -> bool | None:
    """`@ 60kg`, `60 kilos`."""
    reading.say("load", f"load {match['weight']}")
    return None


def say_share(reading: Reading, match: re.Match[str]) -> bool | None:
    """`@ 75% 1RM`."""
    of = (match["of"] or "").lower().replace(" ", "_")
    of = {"1rm": "one_rm", "rm": "one_rm"}.get(of, of)
    reading.say("load", f"load {match['share']}%{f' of {of}' if of else ''}")
    return None


def say_effort(reading: Reading, match: re.Match[str]) -> bool | None:
    """`RPE 8`, `2 RIR`."""
    figure = match["figure"].replace(",", ".")
    reading.say("effort", f"effort {figure}{match['unit'].lower()}")
    return None


def say_weight_first(reading: Reading, match: re.Match[str]) -> bool | None:
    """`135 x 5`: nobody does 135 sets."""
    weight, reps = int(match["weight"]), match["reps"]
    if weight <= _LIKELY_SETS or reading.sets is not None or reading.measure is not None:
        return False
    if weight not in _PLATES:
        dose = f"x{series(reps)} load {weight}"
        raise UnclearError(f"If {weight} is a weight, say in which unit: {dose}kg or {dose}lb.")
    reading.say("load", f"load {weight}lb")
    reading.set_measure(f"x{series(reps)}")
    return None


def say_weight_without_unit(reading: Reading, match: re.Match[str]) -> bool | None:
    """`@ 60`: kilograms or pounds, or an effort."""
    if not reading.dosed:
        return False
    weight = match["weight"]
    if float(weight) <= _MOST_EFFORT:
        raise UnclearError(f"If {weight} is an effort, write effort {weight}rpe; if it is a weight, say in which unit.")
    raise UnclearError(f"If {weight} is a weight, say in which unit: load {weight}kg or load {weight}lb.")


def say_sets_behind(reading: Reading, match: re.Match[str]) -> bool | None:
    """`30s x 3`, `10 reps x 3 sets`, `60kg x 5`."""
    figure = series(match["n"])
    timed = reading.measure is not None and not reading.measure.startswith("x") and reading.sets is None
    if match["sets"] or timed:
        reading.set_sets(figure)
    else:
        reading.set_measure(f"x{figure}")
    return None


def say_sets(reading: Reading, match: re.Match[str]) -> bool | None:
    """`3 sets of`, `3 x`."""
    reading.set_sets(match["n"])
    return None


def say_most(reading: Reading, match: re.Match[str]) -> bool | None:
    """`AMRAP`, `to failure`."""
    if match[0].lower() == "max" and not (reading.sets or reading.words):
        return False
    reading.set_measure("xmax")
    return None


def say_counted(reading: Reading, match: re.Match[str]) -> bool | None:
    """`8 breaths`."""
    reading.set_measure(f"{series(match['n'])} {match['unit'].lower()}")
    return None


def say_reps(reading: Reading, match: re.Match[str]) -> bool | None:
    """`10 reps`, `x 10`."""
    reading.set_measure(f"x{series(match['n'])}")
    return None


def say_reps_before(reading: Reading, match: re.Match[str]) -> bool | None:
    """`5@60kg`, `3x8x60kg`, `15 x 3 sets`; in `3x8kg` the three may be sets or repetitions."""
    if (match["cross"] or "@") != "@" and reading.sets is None:
        raise UnclearError
    reading.set_measure(f"x{series(match['n'])}")
    return None


def say_bare(reading: Reading, match: re.Match[str]) -> bool | None:
    """A number alone counts where sets stand in front of it, a side behind it, or the name is still to come."""
    if reading.measure is not None:
        return False
    figure = series(match["n"])
    several = "/" in figure
    expected = reading.sets is not None or match["side"] is not None or (several and figure.count("/") > 1)
    if not expected and (reading.words or several or reading.closed):
        return False
    reading.set_measure(f"x{figure}")
    return None


def say_dose(reading: Reading, match: re.Match[str]) -> bool | None:
    """`30 sec`, `5 km`."""
    reading.set_measure(match["amount"])
    return None


def say_side(reading: Reading, match: re.Match[str]) -> bool | None:
    """`per side`, `/leg`, `each arm from right`."""
    if re.match(r"an?\s", match[0], re.IGNORECASE) and reading.measure is None:
        return False
    groups = match.groupdict()
    limb = LIMBS_SPELLED[groups["limb"].lower()] if groups.get("limb") else "side"
    start = f" from {groups['start'].lower()}" if groups.get("start") else ""
    reading.say("each", f"each {limb}{start}")
    return None


def say_directions(reading: Reading, match: re.Match[str]) -> bool | None:
    """`10 each direction`: a set in each."""
    if reading.measure is None:
        return False
    measure, each = reading.measure.removeprefix("x"), "way" if match["way"].lower().startswith("way") else "direction"
    if reading.sets is not None:
        raise UnclearError(f'Each {each} is a set of its own: {2 * int(reading.sets)}x{measure} note "each {each}".')
    reading.set_sets("2")
    reading.others.append(f'note "each {each}"')
    return None


def say_sum(reading: Reading, match: re.Match[str]) -> bool | None:
    """`load bar + 30kg`."""
    raise UnclearError(f"A sum has a name first: param sum = {match['sum']}. Then: load sum.")


def say_one_side(reading: Reading, match: re.Match[str]) -> bool | None:
    """`left only`; in front of the dose `left` may be part of a name."""
    if not (match["only"] or match["behind"] or reading.dosed):
        return False
    reading.say("each", f"only {match['side'].lower()}")
    return None


def say_alternate(reading: Reading, match: re.Match[str]) -> bool | None:
    """`alternating legs`; in front of the dose it is part of a name."""
    if match["verb"].lower() == "alternating" and not (reading.measure or reading.closed):
        return False
    start = f" from {match['start'].lower()}" if match["start"] else ""
    reading.say("alternate", f"alternate{start}")
    return None


def say_with(reading: Reading, match: re.Match[str]) -> bool | None:
    """`with a band`."""
    if not (reading.words or reading.closed or reading.measure):
        return False
    reading.end_words()
    reading.begin_kit("and" if reading.kit else "")
    return None


def say_more_kit(reading: Reading, match: re.Match[str]) -> bool | None:
    """`, rope`, `or towel` behind `with`."""
    if not reading.naming or not reading.kit[-1][1]:
        return False
    reading.begin_kit("or" if match["word"].strip().lower() == "or" else "and")
    return None


def say_text(reading: Reading, match: re.Match[str]) -> bool | None:
    """A text without a word in front of it."""
    if not reading.words:
        reading.words.append(match["text"])
        reading.closed = True
    else:
        reading.others.append(f"note {match['text']}")
    return None


def say_as_it_stands(reading: Reading, match: re.Match[str]) -> bool | None:
    """What is right in this language already."""
    if not (reading.words or reading.closed):
        return False
    reading.others.append(re.sub(r":(?=\s)", "", match[0]).strip())
    return None


def say_about(reading: Reading, match: re.Match[str]) -> bool | None:
    """`ca. 30s`, `~30s`."""
    word = "total" if match[0].strip().lower() == "total" else "about"
    reading.say(word, word)
    return None


def say_growth(reading: Reading, match: re.Match[str]) -> bool | None:
    """`+1 each round`."""
    reading.say("growth", match[0].strip())
    return None


def say_within(reading: Reading, match: re.Match[str]) -> bool | None:
    """`in 60 sec`."""
    if reading.measure is None:
        return False
    reading.say("within", f"in {match['sets'] or match['time']}")
    return None


def say_separator(reading: Reading, match: re.Match[str]) -> bool | None:
    """A sign or word that only holds together what stands around it."""
    return None if reading.words or reading.closed or reading.measure or reading.sets else False
