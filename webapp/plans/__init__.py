"""Action plans: what a municipality does about what was found, and what became of it."""
