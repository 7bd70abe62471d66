"""Pages of the schedule of a visit: for the pair, and for the municipality it visits."""
