"""The player that needs nothing: a line a step, on a terminal with a countdown in place, or into a pipe."""
