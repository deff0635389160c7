"""The player in a terminal: the engine of `session/` with a clock, keys, a voice and a screen."""
