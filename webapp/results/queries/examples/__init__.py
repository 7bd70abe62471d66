"""Good examples and how they are found."""
