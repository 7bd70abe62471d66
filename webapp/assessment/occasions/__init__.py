"""When letters about a municipality's answers are written, and what waits for its people."""
