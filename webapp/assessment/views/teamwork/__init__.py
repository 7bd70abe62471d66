"""Pages where a municipality's people work together."""
