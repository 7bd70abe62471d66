"""What evaluators do, and what is done to their seats."""
