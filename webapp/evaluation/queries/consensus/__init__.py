"""What is asked round the table."""
