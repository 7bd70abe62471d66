"""Pages about being here: one's browsers, how one signs in, and the page an invitation leads to."""

from __future__ import annotations

from webapp.people.views import (
    devices,
    invitations,
    municipal_sign_in,
    own_page,
    passkeys,
    registrations,
    second_factor,
    second_step,
)

PAGES = (
    devices.pages,
    invitations.pages,
    municipal_sign_in.pages,
    own_page.pages,
    passkeys.pages,
    passkeys.way_in,
    registrations.pages,
    second_factor.pages,
    second_step.pages,
)
"""The addresses of this subject, each with a name of its own."""

__all__ = [
    "PAGES",
    "devices",
    "invitations",
    "municipal_sign_in",
    "own_page",
    "passkeys",
    "registrations",
    "second_factor",
    "second_step",
]
