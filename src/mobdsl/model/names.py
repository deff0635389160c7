"""Names as words."""

from __future__ import annotations

import re
from functools import lru_cache


def words_of(name: str) -> str:
    """A name as people write it: `sharp_pain` is "sharp pain", `back.band` of an import "band".

    What is no bare name stands in quotes where it is used, and is as its author wrote it: "3.5 kg hold".
    """
    if not all(part.isidentifier() for part in name.split(".")):
        return name
    return name.rpartition(".")[2].replace("_", " ").strip()


def title_of(name: str) -> str:
    """The title of something that has only a name: `dead_bug` is "Dead bug"."""
    words = words_of(name).strip()
    return words[:1].upper() + words[1:]


@lru_cache(maxsize=4096)
def title_in_words(name: str, known_as: str) -> str:
    """The title of what its author calls ``name`` and others call ``known_as``: the words are the author's.

    Where both are the same words, it is spelled as there (`push_up` is "Push-up"), and so is a word that has capitals
    there (`straight_leg_pnf` is "Straight leg PNF").
    """
    if same_words(name, known_as):
        return known_as
    words = re.findall(r"\w+", known_as)
    capitals = {word.casefold(): word for word in words if not (word.islower() or word.istitle())}
    return " ".join(capitals.get(word.casefold(), word) for word in title_of(name).split(" "))


def same_words(name: str, title: str) -> bool:
    """Whether ``name`` and ``title`` are the same words; only a title can have an apostrophe."""
    letters = _letters(words_of(name))
    if letters == _letters(title):
        return True
    has_apostrophe = "'" in title or "’" in title
    return has_apostrophe and letters == _letters(re.sub("['’]s\\b", "", title))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
