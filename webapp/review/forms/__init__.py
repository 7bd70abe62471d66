"""Texts and replies as a browser sends them."""
