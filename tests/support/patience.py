"""How long a test waits for a program before it takes it for hung. No test asserts how long anything takes."""

PATIENCE = 300
"""In seconds; a machine that is busy with other things may well need some of them."""

MUCH_CPU = 60
"""Seconds of this process alone, for what takes less than one and would take hours if it grew as it must not."""
