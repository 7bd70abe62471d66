"""What is remembered of evaluations in print."""
