"""What is asked about rounds; nothing here changes anything."""
