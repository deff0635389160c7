"""M6xx: files, imports and plugins."""

from __future__ import annotations

from mobdsl.diagnostics import Severity
from mobdsl.lint.codes.code import Code

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
        severity=Severity.WARNING,
        of_output=True,
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
    "M610": Code(
        "Nothing to make it of",
        "A timer shows a routine, a page a routine or the habits of a plan, a calendar a plan or a routine. The file "
        "has nothing of the kind, so no file was written.",
    ),
    "M611": Code(
        "Two outputs make the same file",
        "Each output names its files. Two of those that you asked for chose the same name, or names that some systems "
        "take for one, so that one file would replace the other. Nothing was written. Build one output after the "
        "other, each with `-o` and a folder of its own.",
    ),
    "M620": Code(
        "No such file",
        "There is no file of this name. Paths are seen from the folder in which you work, and those of an `import` "
        "from the folder of the file that imports.",
    ),
    "M621": Code(
        "A folder, not a file",
        "The name is that of a folder. Name the files in it.",
    ),
    "M622": Code(
        "Not UTF-8 text",
        "Files are plain text in UTF-8, which nearly every editor writes. This file is something else: text in another "
        "encoding, or no text at all. In your editor look for `Save with encoding` and choose UTF-8.",
    ),
    "M623": Code(
        "Outside the project",
        "A file can import only what lies in its own project, so that a file from a stranger cannot read what is none "
        "of its business. The project is the folder with a `mob.toml` in it, or else the folder of the file itself.",
        'import "../back.mob" as back\nplank 30s',
        "plank 30s",
    ),
    "M624": Code(
        "Files that import each other",
        "The first file needs the second, and the second needs the first, so neither can be read before the other. "
        "Move what both need into a third file.",
    ),
    "M625": Code(
        "Two imports of one name",
        "What stands behind `as` is the name under which the file is known here, and two files cannot share it.",
    ),
    "M626": Code(
        "Too many imports",
        "One file may draw in a thousand others, in chains of a hundred at most.",
    ),
    "M627": Code(
        "A file too large to be a routine",
        "The file is larger than any routine and was not read. Look whether it is the file that you meant.",
    ),
    "M628": Code(
        "A file that cannot be read",
        "The system does not let the file be read. The message says why: perhaps it belongs to somebody else, or its "
        "name is too long, or it is not an ordinary file.",
    ),
    "M629": Code(
        "A file that cannot be written",
        "The system does not let the file be written. Nothing was changed: files are written all together or not at "
        "all. A file that may only be read is never replaced: allow writing to it, or write elsewhere. Any other file "
        "that is replaced keeps what its owner and others may do with it.",
    ),
    "M630": Code(
        "Settings that cannot be read",
        "`mob.toml` holds the settings of a project. It is written in TOML: tables in square brackets, and below each "
        "lines with a name, an equals sign and a value. Texts stand in quotes, lists in square brackets.",
    ),
    "M631": Code(
        "A setting that is none",
        "`mob.toml` knows three tables: [project] with `language`, [profile] with `equipment`, `conditions` and facts "
        "of your own, and [checks] with `off`, `level` and `plugins`. What stands there beside these would do nothing.",
    ),
    "M632": Code(
        "A value that the setting cannot have",
        "`equipment`, `conditions`, `off` and `plugins` are lists of texts, `level` gives error, warning or info to a "
        "code, and a fact of the profile is a number, a text, or true or false; `pace` and `breath` are times. What "
        "can be asked for in a condition is a name: letters, figures and underscores.",
    ),
    "M633": Code(
        "A setting for a finding that is none",
        "`off` and `level` name findings by their codes, as they stand in square brackets in front of each: M322. "
        "There is none with this code.",
    ),
    "M634": Code(
        "A project in another version of the language",
        "`mob.toml` says in which version of the language the project is written, and this program reads another one.",
    ),
    "M635": Code(
        "A check that is not there",
        "`plugins` in `mob.toml` names checks that other packages bring along. No package that is installed offers one "
        "of this name, or more than one does, and it is not guessed which of them is meant.",
    ),
    "M636": Code(
        "A check that cannot be used",
        "An installed package offers this check, but it fails as soon as it is started, or is no check as mobdsl knows "
        "them. All other checks are made.",
    ),
    "M637": Code(
        "A check that failed",
        "A check of another package met something that it does not handle. That is a fault of the check, not of your "
        "file. All other checks were made.",
        severity=Severity.WARNING,
    ),
    "M638": Code(
        "A setting that changes nothing",
        "`off` and `level` are for warnings, infos and the errors of checks. This finding is always an error: it says "
        "that a file means nothing at that place, or that an output cannot be made, so it cannot be silenced.",
    ),
    "M639": Code(
        "A file that could not be checked",
        "`mobdsl` itself failed on this file, or the system ended the process that checked it, perhaps because memory "
        "ran out. All other files were checked. The authors of `mobdsl` would like to know what the message says, and "
        "to see the file if it can be shown.",
    ),
    "M640": Code(
        "No reason given",
        "A comment that allows a finding says why, so that whoever reads it later knows whether that still holds.",
        "at 0:00 plank 45s  # allow M303\nat 0:30 dead_bug 30s",
        "at 0:00 plank 45s  # allow M303: we follow a video\nat 0:30 dead_bug 30s",
        severity=Severity.WARNING,
    ),
    "M641": Code(
        "Nothing to allow",
        "The comment allows a finding that is not there: it was mended, or it belongs to another line. A comment at "
        "the end of a line speaks of that line, one alone on its line of the next. Errors cannot be allowed, except "
        "those of the checks.",
        "plank 30s  # allow M303: we follow a video",
        "plank 30s",
        severity=Severity.WARNING,
    ),
    "M642": Code(
        "No such finding",
        "Comments that allow a finding, and `mobdsl explain`, name it by its code, as it stands in square brackets in "
        "front of it. There is none with this code.",
        "plank 30s  # allow M999: we follow a video",
        "plank 30s",
        severity=Severity.WARNING,
    ),
    "M645": Code(
        "Allowed, but not what",
        "A comment that allows a finding names it by its code, as it stands in square brackets in front of it; the "
        "reason follows behind a colon.",
        "plank 2m  # allow: a plank that creeps",
        "plank 2m  # allow M329: a plank that creeps",
        severity=Severity.WARNING,
    ),
    "M646": Code(
        "A pace of no movement",
        "`[profile.pace]` in `mob.toml` says how long a repetition of some movements takes. The library has none of "
        "this name, but one that is called nearly so. Where it is a movement of your files, `off` silences this.",
        severity=Severity.WARNING,
    ),
}
