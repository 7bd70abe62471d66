"""What time it is, and which days are worked."""
