"""Checks: one file each. The docstring of a check is its documentation."""
