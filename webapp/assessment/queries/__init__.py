"""What is asked about answers; nothing here changes anything."""
