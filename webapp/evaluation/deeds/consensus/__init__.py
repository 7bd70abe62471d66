"""What the pair does round the table."""
