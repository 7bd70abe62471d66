"""A municipality answers, sees where it stands, and hands in."""
