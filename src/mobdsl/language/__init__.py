"""The words of the language as data: keywords, literals, and what other notations write instead."""
