"""Results of `mobdsl check`, kept on the user's disk, so that what did not change need not be worked out again.

A result is found under a digest of all that is known beforehand: the texts, their names, the settings of the project,
the options and the version of everything that took part. Beside it stands what else was read on the way, imports above
all, each with its state then; it counts only where all of that is as it was.

What is read on a hit is written with care: `import re` alone takes a third of the time in which an interpreter starts.
So these files load nothing but what Python has loaded anyway, and one hash.
"""
