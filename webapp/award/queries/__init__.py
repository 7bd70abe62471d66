"""What is asked about how a round chooses; nothing here changes anything."""
