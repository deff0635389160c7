"""For the tests of mobdsl and of its plugins."""

import os

from hypothesis import settings

# How long one example takes says more of the machine than of the code.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

# No test reads or writes the results that a person keeps; those of the cache ask for a folder of their own.
os.environ["MOBDSL_NO_CACHE"] = "1"
