"""What `make bench` measures. Everything is told as a ratio within one run, which holds on any machine."""
