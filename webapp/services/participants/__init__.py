"""The municipalities of a round: read in, followed, given more time."""
