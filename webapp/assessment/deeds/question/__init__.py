"""One answer after it was given: brought back from its history, or chosen of two."""
