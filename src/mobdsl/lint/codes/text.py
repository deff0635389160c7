"""M0xx: text and shapes."""

from __future__ import annotations

from mobdsl.lint.codes.code import Code

CODES: dict[str, Code] = {
    "M001": Code(
        "A text that is never closed",
        "A text stands between two straight quotation marks on one line, and here the second one is missing. A text of "
        'several lines begins and ends with three: """ … """.',
        'plank 30s cue "long spine',
        'plank 30s cue "long spine"',
    ),
    "M002": Code(
        "A character without a meaning",
        "The language uses letters, figures, quotation marks, commas, braces and a few signs. This character is none "
        "of them. It can stand in a text in quotes, or in a comment behind a #.",
        "plank: 30s",
        "plank 30s",
        rewritable=True,
    ),
    "M003": Code(
        "A brace that is never closed",
        "Every { needs a } further down. Look at the line with the mark: what does it hold, and where does that end?",
        "repeat 3 {\n  plank 30s\n",
        "repeat 3 {\n  plank 30s\n}\n",
    ),
    "M004": Code(
        "A brace that closes nothing",
        "There is a } more than there are {. Either it is left over, or the { that it should close was deleted.",
        "plank 30s }",
        "plank 30s",
    ),
    "M005": Code(
        "A file too long to be a routine",
        "A file may have 5 million characters, which is some hundred thousand lines; 1.5 million words and signs; "
        "200,000 lines that are not empty; 100,000 braces, as many signs of sums and characters without a meaning; and "
        "10,000 lines that cannot be read. What is beyond that is most likely not a routine at all.",
    ),
    "M006": Code(
        "An invisible character in a text",
        "The text has a character that is not seen but that a screen or a printer could obey, or that changes the "
        "order in which the letters are read. Such characters mostly come along when a text is copied from somewhere.",
        'plank 30s cue "long \x07spine"',
        'plank 30s cue "long spine"',
    ),
    "M007": Code(
        "A backslash that says nothing",
        r"In a text a backslash gives the next character a meaning: \" is a quotation mark, \n a new line, \t a tab. "
        r"A backslash itself is written twice: \\.",
        r'plank 30s cue "up \ down"',
        r'plank 30s cue "up \\ down"',
    ),
    "M008": Code(
        "`and` together with `or`",
        "In `tired and late or ill` nobody can tell what belongs together. So a line has one or the other; write two "
        "lines, one for each case.",
        "plank 30s; dead_bug x8\nif tired and late or ill skip plank",
        "plank 30s; dead_bug x8\nif tired and late skip plank\nif ill skip plank",
    ),
    "M009": Code(
        "Two lines in one",
        "Behind the } a line is over. What comes next stands on a line of its own, or behind a semicolon.",
        "repeat 3 { plank 30s } dead_bug x8",
        "repeat 3 { plank 30s }; dead_bug x8",
    ),
    "M010": Code(
        "A line that breaks off, or a sign out of place",
        "Commas stand between names, `if` before a condition, sums and comparisons behind = and `if`. Here one of them "
        "stands where nothing can be made of it, or what should follow is missing.",
        "plank 30s; dead_bug x8\nskip plank if",
        "plank 30s; dead_bug x8\nskip plank if tired",
        rewritable=True,
    ),
    "M011": Code(
        "Blocks too deep in each other",
        "Braces may stand in braces, sixteen deep. Nobody could follow more. A routine of its own can be done in "
        "another one with `do`.",
        "{ " * 20 + "plank 30s" + " }" * 20,
        "{ " * 3 + "plank 30s" + " }" * 3,
    ),
    "M012": Code(
        "Typographic quotation marks",
        "Text programs make “curly” quotation marks out of straight ones. Here texts stand between straight ones, and "
        "the curly ones may stand inside. A plain text editor leaves them as you type them.",
        "plank 30s cue “long spine”",
        'plank 30s cue "long spine"',
        rewritable=True,
    ),
}
