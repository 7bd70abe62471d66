"""Pages of good examples: finding them, asking about one, and what municipalities have asked each other."""
