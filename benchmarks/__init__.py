"""What `make bench` measures. Everything is a ratio within one run, which holds on any quiet machine."""
