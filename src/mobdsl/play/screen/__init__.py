"""The player on a whole screen, by Textual."""
