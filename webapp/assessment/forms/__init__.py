"""Answers and words of a municipality as a browser sends them."""
