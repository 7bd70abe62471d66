"""What is remembered of a municipality's evidence."""
