"""Names as words."""

from __future__ import annotations


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
