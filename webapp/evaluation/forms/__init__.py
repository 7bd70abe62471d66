"""Marks, sources and ties as a browser sends them."""
