"""Pages of results beside each other."""
