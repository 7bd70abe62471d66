"""What is asked about evaluations in print; nothing here changes anything."""
