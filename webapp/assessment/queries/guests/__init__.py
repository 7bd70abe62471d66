"""What guests are asked, and what has come of it."""
