"""Printed figures on their way in."""
