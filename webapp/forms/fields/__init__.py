"""What every field has in common: whether a form holds it, and how an address in it is meant."""
