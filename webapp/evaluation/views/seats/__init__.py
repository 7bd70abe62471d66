"""Pages of who evaluates, and what keeps somebody from it."""
