"""When letters about plans are written, and what of them waits for whom."""
