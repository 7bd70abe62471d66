"""What is remembered of meetings."""
