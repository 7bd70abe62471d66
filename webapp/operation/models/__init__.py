"""What the operator's room remembers."""
