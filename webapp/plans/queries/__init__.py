"""What is asked of a plan; nothing is changed."""
