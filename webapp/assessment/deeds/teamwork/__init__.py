"""What a municipality's people do for each other."""
