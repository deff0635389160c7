"""mobdsl: a small language for workout and mobility routines."""

__version__ = "0.1.0"
