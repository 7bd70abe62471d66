"""What a round remembers of how it chooses among municipalities."""
