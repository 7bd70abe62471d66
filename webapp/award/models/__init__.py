"""What is remembered of how a round chooses."""
