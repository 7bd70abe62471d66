"""When letters about an evaluation are written, and what of it waits for whom."""
