"""What is remembered of drafts and their replies."""
