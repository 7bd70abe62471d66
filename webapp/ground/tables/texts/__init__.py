"""Texts with separators (.csv): how their letters are written, and the rows they have."""
