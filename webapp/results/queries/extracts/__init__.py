"""What is asked for results to be taken home as tables."""
