"""Everything that may happen to what the service stands on, played against the real server."""
