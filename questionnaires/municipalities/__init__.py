"""The municipalities of Sweden, how they are sorted, and how they are found."""
