"""What one person takes part in, and a municipality's own people."""
