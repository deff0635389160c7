"""Diagnostics for people and for machines: one file a form."""
