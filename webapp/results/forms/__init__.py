"""Texts of a report as a browser sends them."""
