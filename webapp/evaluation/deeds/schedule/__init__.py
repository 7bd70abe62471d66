"""What the pair plans of a visit: its days and whom to meet."""
