"""Pages of a draft that the municipality has been given."""
