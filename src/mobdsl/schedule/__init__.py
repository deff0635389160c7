"""Plans as dated sessions."""
