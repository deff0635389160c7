"""Everything that people read, in one place: times, counts, doses, conditions."""
