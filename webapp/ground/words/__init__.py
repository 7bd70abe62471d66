"""Swedish words and names: how they sort, and how search sees them."""
