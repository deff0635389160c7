"""`mobdsl check`: which files, from the cache or worked out, by one process or several, in order."""
