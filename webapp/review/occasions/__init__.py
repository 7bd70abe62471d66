"""When letters about a draft are written, and what waits for those who carry it."""
