"""What is remembered of rounds."""
