"""What is asked of meetings; nothing changes."""
