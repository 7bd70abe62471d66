"""What is written in a report."""
