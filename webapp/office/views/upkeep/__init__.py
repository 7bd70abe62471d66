"""A round's own name and numbers, and its archive."""
