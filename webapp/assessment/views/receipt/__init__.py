"""The receipt of what was handed in, and its contents."""
