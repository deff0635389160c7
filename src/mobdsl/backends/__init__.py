"""The outputs: one file or folder each, all through the door in :mod:`mobdsl.backends.base`."""
