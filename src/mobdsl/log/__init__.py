"""The log: `did` lines read and appended."""
