"""Pages about being here: one's browsers, and the page an invitation leads to."""

from __future__ import annotations

from webapp.people.views import devices, invitations

PAGES = (
    devices.pages,
    invitations.pages,
)
"""The addresses of this subject, each with a name of its own."""

__all__ = ["PAGES", "devices", "invitations"]
