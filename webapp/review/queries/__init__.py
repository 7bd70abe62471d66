"""What is asked about drafts; nothing here changes anything."""
