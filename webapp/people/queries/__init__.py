"""What is asked about people; nothing here changes anything."""
