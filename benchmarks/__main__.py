"""`python -m benchmarks`: all measurements, one after the other."""

from benchmarks import cold_start, parsing

cold_start.report()
print()
parsing.report()
