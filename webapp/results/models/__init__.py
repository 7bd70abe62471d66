"""What is remembered of public results."""
