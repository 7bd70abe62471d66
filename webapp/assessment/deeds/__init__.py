"""What a municipality's people do with their answers."""
