"""What changes a draft on its way to a fixed result."""
