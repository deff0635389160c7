"""The shells that a script for `sh` has to run in."""

import pytest

from support.needs import needs

SHELLS = {
    "dash": ["dash"],
    "busybox": ["busybox", "sh"],
    "bash": ["bash"],
    "zsh": ["zsh"],
    "zsh as sh": ["zsh", "--emulate", "sh"],
    "ksh": ["ksh"],
    "mksh": ["mksh"],
    "yash": ["yash"],
}
"""How each is called; zsh in its own manner too, which is what `zsh script` comes to."""

every_shell = pytest.mark.parametrize(
    "shell", [pytest.param(command, id=name, marks=needs(command[0])) for name, command in SHELLS.items()]
)

all_shells = needs(*{command[0] for command in SHELLS.values()})
