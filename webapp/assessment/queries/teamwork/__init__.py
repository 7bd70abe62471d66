"""Who has what in hand."""
