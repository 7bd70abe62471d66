"""What changes a round itself."""
