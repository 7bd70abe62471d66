"""What if: other weights, other levels, and what would change who stands first."""
