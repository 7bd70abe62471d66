"""What is asked about results; nothing here changes anything."""
