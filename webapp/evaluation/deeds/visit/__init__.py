"""What the pair does before and during a visit."""
