"""Where results are kept: in the user's folder for caches, as the package platformdirs names it on each system.

Its rule is written out here, because to import platformdirs takes longer than all the rest of a hit. A test holds the
two together.
"""

from __future__ import annotations

import os
import sys


def folder() -> str | None:
    """The folder for results, which may not be there yet; None where nothing is to be kept.

    ``MOBDSL_NO_CACHE`` switches it off, ``MOBDSL_CACHE_DIR`` puts it elsewhere.
    """
    if os.environ.get("MOBDSL_NO_CACHE"):
        return None
    base = os.environ.get("MOBDSL_CACHE_DIR") or of_user()
    return os.path.join(base, "check") if os.path.isabs(base) else None


def of_user() -> str:
    """The user's folder for what mobdsl keeps."""
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA") or os.path.expanduser(r"~\AppData\Local"), "mobdsl", "Cache")
    named = os.environ.get("XDG_CACHE_HOME", "").strip()
    if named and os.path.isabs(named):
        return os.path.join(named, "mobdsl")
    usual = "~/Library/Caches" if sys.platform == "darwin" else "~/.cache"
    return os.path.join(os.path.expanduser(usual), "mobdsl")
