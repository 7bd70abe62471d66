"""Where things are kept: the database, and files that are slow to make."""
