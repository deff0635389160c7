"""Source text to syntax nodes. Nothing here knows what a word means."""
