"""A municipality that begins by itself: asked for, confirmed by a letter, answered, settled by the clock."""

from webapp.people.deeds.registrations import due_registrations

__all__ = ["due_registrations"]
"""What the clock does is registered with the room."""
