"""Invitations and accounts as a browser sends them."""
