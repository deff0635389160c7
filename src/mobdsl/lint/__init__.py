"""How findings are coded, configured, suppressed and told once."""
