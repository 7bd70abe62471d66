"""What is asked before and during a visit."""
