"""What is asked about a person's work; nothing here changes anything."""
