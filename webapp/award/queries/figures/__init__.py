"""What key figures say."""
