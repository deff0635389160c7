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


def _in(*slow: str) -> pytest.MarkDecorator:
    """In every shell, the ``slow`` ones in `make test-all` alone."""
    shells = [
        pytest.param(command, id=name, marks=[needs(command[0]), *([pytest.mark.slow] if name in slow else [])])
        for name, command in SHELLS.items()
    ]
    return pytest.mark.parametrize("shell", shells)


every_shell = _in()
"""For the tests in which every shell has to do everything once."""

dash_and_later_all = _in(*(SHELLS.keys() - {"dash"}))
"""For the others: `make test` asks dash, `make test-all` every shell."""

all_shells = needs(*{command[0] for command in SHELLS.values()})
