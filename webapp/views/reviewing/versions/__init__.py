"""A new version of a draft: sent by the pair, and what was changed as the municipality reads it."""
