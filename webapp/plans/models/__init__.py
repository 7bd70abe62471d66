"""What the database remembers of a plan."""
