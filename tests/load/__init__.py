"""The evening before the last day, played against a whole country, with a journal as the oracle."""
