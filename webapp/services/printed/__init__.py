"""Printed evaluations: what is known of them, and new ones read in."""
