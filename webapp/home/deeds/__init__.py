"""What a municipality does with its own people."""
