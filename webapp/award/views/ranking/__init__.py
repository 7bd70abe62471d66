"""Pages of private notes and rankings."""
