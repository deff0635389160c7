"""The session program and its engine: what it means to do a routine. `grammar/SESSION.md` describes both."""
