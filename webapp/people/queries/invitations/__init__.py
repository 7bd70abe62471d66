"""Invitations: those that still open something, and the words of those to contacts."""
