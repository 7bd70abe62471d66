"""What happens to a draft that the municipality has been given."""
