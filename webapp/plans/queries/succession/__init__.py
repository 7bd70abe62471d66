"""From one plan to the next: what became of its areas, and what is taken over."""
