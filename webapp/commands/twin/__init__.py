"""The commands that bring back what was taken home."""
