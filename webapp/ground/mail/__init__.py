"""Letters: written with the deed they tell of, and handed over one at a time."""
