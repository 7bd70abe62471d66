"""What is remembered of a municipality's answers."""
