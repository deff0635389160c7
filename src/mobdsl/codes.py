"""One table of all diagnostics: code → title, explanation, an example that gives it and one that does not.

M0xx text and shapes · M1xx words and doses · M2xx names, rules and contexts · M3xx timing · M4xx plans ·
M5xx outputs · M6xx files, imports and plugins.
"""

from attrs import frozen


@frozen
class Code:
    """A kind of finding. ``bad`` is a file that gives it, ``good`` the same file mended; empty where no file can."""

    title: str
    explanation: str
    bad: str = ""
    good: str = ""


CODES: dict[str, Code] = {
    "M601": Code(
        "No such output",
        "`--to` names what a routine is turned into: a timer, a calendar (ics), a page (html), data (json), or an "
        "output from a package that you installed. The name after it is none of these. The message lists those that "
        "are there; an output from a package is there only once the package is installed where mobdsl is.",
    ),
    "M602": Code(
        "An output cannot be loaded",
        "An installed package offers this output, but its program fails as soon as it is started: it may be broken, "
        "or miss something that it needs. The other outputs are not affected. Update the package or remove it.",
    ),
    "M603": Code(
        "An output for another version of mobdsl",
        "An installed package offers this output, but it and mobdsl were written for different versions of the "
        "agreement between outputs and mobdsl. The message says which of the two is behind; update that one.",
    ),
    "M604": Code(
        "Not an output",
        "An installed package offers something under this name which is not an output as mobdsl knows them. Only its "
        "authors can mend that.",
    ),
    "M605": Code(
        "Two outputs of one name",
        "Two installed packages offer an output of the same name, and mobdsl does not guess which of them is meant. "
        "Remove one. The names of the built-in outputs cannot be taken: there, the built-in one always runs.",
    ),
    "M606": Code(
        "An output failed",
        "Your file was understood, but the program that makes this output met something that it does not handle. That "
        "is a fault of the output, not of your file. Nothing was written.",
    ),
    "M607": Code(
        "An output made something that cannot be written",
        "An output has to return files with plain names that stay in the folder which you chose. This one did not. "
        "Nothing was written; its authors need to know.",
    ),
    "M608": Code(
        "No such option",
        "The output does not know an option of this name. The message lists the ones that it has.",
    ),
    "M609": Code(
        "A value that the option cannot have",
        "The option takes another kind of value, or only some values; or an option that has to be given is missing. "
        "The message says what fits.",
    ),
}
