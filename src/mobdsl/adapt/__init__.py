"""What the log changes: levels, loads and doses as of a date, each with its reason."""
