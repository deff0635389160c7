"""Tests that need a program which is not Python's."""

import os
import shutil

import pytest

REQUIRE_ALL = os.environ.get("MOBDSL_REQUIRE_ALL") == "1"
"""True in CI: what is missing there is a failure, so that no test is skipped unseen."""


def needs(*programs: str) -> pytest.MarkDecorator:
    """Skips a test where one of ``programs`` is not installed; under `MOBDSL_REQUIRE_ALL=1` it runs, and fails."""
    missing = [program for program in programs if shutil.which(program) is None]
    return pytest.mark.skipif(bool(missing) and not REQUIRE_ALL, reason=f"not installed: {', '.join(missing)}")
