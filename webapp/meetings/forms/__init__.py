"""What is sent in a meeting, read to clean values."""
