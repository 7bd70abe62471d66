"""What each kind of extract holds: the plain values it is told, and its tables."""
