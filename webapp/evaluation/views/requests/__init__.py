"""Pages of what evaluators ask the municipality for: theirs, and the municipality's."""
