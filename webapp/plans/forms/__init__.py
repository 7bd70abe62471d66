"""Plans as a browser sends them."""
