"""Big figures: what has to be read from three metres, drawn with blocks at the largest size that fits.

A glyph is five dots high. A dot of size 1 is one column wide and half a row high, which is square on a terminal, so
that sizes grow in small steps: of size 1 a figure takes 3 rows, of size 2 it takes 5.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_HEIGHT = 5

_GLYPHS = {
    "0": "### #.# #.# #.# ###",
    "1": ".#. ##. .#. .#. ###",
    "2": "### ..# ### #.. ###",
    "3": "### ..# ### ..# ###",
    "4": "#.# #.# ### ..# ..#",
    "5": "### #.. ### ..# ###",
    "6": "### #.. ### #.# ###",
    "7": "### ..# ..# ..# ..#",
    "8": "### #.# ### #.# ###",
    "9": "### #.# ### ..# ###",
    "A": "### #.# ### #.# #.#",
    "B": "##. #.# ##. #.# ##.",
    "C": "### #.. #.. #.. ###",
    "D": "##. #.# #.# #.# ##.",
    "E": "### #.. ##. #.. ###",
    "F": "### #.. ##. #.. #..",
    "G": "### #.. #.# #.# ###",
    "H": "#.# #.# ### #.# #.#",
    "I": "### .#. .#. .#. ###",
    "J": "..# ..# ..# #.# ###",
    "K": "#.# #.# ##. #.# #.#",
    "L": "#.. #.. #.. #.. ###",
    "M": "#...# ##.## #.#.# #...# #...#",
    "N": "#..# ##.# #.## #..# #..#",
    "O": "### #.# #.# #.# ###",
    "P": "### #.# ### #.. #..",
    "Q": "### #.# #.# ### ..#",
    "R": "##. #.# ##. #.# #.#",
    "S": "### #.. ### ..# ###",
    "T": "### .#. .#. .#. .#.",
    "U": "#.# #.# #.# #.# ###",
    "V": "#.# #.# #.# #.# .#.",
    "W": "#...# #...# #.#.# ##.## #...#",
    "X": "#.# #.# .#. #.# #.#",
    "Y": "#.# #.# .#. .#. .#.",
    "Z": "### ..# .#. #.. ###",
    ":": ". # . # .",
    ".": ". . . . #",
    "-": "... ... ### ... ...",
    "–": "... ... ### ... ...",
    "+": "... .#. ### .#. ...",
    "×": "... #.# .#. #.# ...",
    "/": "..# ..# .#. #.. #..",
    "%": "#.# ..# .#. #.. #.#",
    "≈": ".#.# #.#. .... .#.# #.#.",
    ",": ". . . # #",
    "'": "# # . . .",
    "’": "# # . . .",
    "&": ".#. #.# .#. #.# .##",
    "(": ".# #. #. #. .#",
    ")": "#. .# .# .# #.",
    "!": "# # # . #",
    "?": "### ..# .#. ... .#.",
    "→": "..... ...#. ##### ...#. .....",
    " ": ".. .. .. .. ..",
}
"""Rows from the top; what is no letter of these has no big form."""


def is_drawable(text: str) -> bool:
    """Whether every character of ``text`` has a big form, and there is one at all."""
    return bool(text) and all(character in _GLYPHS for character in text.upper())


def size_that_fits(text: str, columns: int, rows: int, largest: int = 99) -> int:
    """The largest size in which ``text`` fits; 0 where none does."""
    width = len(_dots(text)[0])
    size = min(columns // width if width else 0, 2 * rows // _HEIGHT, largest)
    return max(size, 0)


def height(size: int) -> int:
    """How many rows a figure of ``size`` takes."""
    return (_HEIGHT * size + 1) // 2


def big(text: str, size: int) -> tuple[str, ...]:
    """The rows of ``text`` in ``size``, all of one width."""
    tall = [line for line in _widened(_dots(text), size) for _ in range(size)]
    if len(tall) % 2:
        tall.append(" " * len(tall[0]))
    return tuple(
        "".join(_BLOCKS[above, below] for above, below in zip(tall[row], tall[row + 1], strict=True))
        for row in range(0, len(tall), 2)
    )


_BLOCKS = {("#", "#"): "█", ("#", " "): "▀", (" ", "#"): "▄", (" ", " "): " "}


def _dots(text: str) -> list[str]:
    """Five lines of `#` and `.`, a column of `.` between glyphs."""
    glyphs = [_GLYPHS[character].split() for character in text.upper() if character in _GLYPHS]
    return [".".join(glyph[row] for glyph in glyphs) for row in range(_HEIGHT)]


def _widened(lines: Sequence[str], size: int) -> list[str]:
    return ["".join(("#" if dot == "#" else " ") * size for dot in line) for line in lines]
