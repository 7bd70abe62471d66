"""When letters about the choice are written, and what waits for those who choose or are chosen."""
