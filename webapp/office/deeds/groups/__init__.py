"""What the office does with many participants at once."""
