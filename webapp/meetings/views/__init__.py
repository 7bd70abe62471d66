"""The pages of a meeting: its list, its wall, what it came to, and the telephones' page."""

from __future__ import annotations

from webapp.meetings.views import blueprint, meetings, poll_minutes, telephones, wall

PAGES = (blueprint.pages, blueprint.telephones)
"""The addresses of this subject, each with a name of its own."""

__all__ = ["PAGES", "blueprint", "meetings", "poll_minutes", "telephones", "wall"]
