"""Which files belong together, and where their texts come from."""
