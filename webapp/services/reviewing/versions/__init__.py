"""What a municipality has been given of its draft, version by version, and what has been changed since."""
