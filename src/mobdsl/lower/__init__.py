"""Nodes to model, by the table of words."""
