"""What is asked about evaluations; nothing here changes anything."""
