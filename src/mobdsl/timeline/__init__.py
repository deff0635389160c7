"""The timeline: the steps of a variant as a flat list of timed events. Every output reads it and nothing else."""
