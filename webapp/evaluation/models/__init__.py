"""What is remembered of evaluations."""
