"""The office's pages: its rounds, and of each its participants, steps, dates, people and letters."""

from __future__ import annotations

from webapp.office.views import (
    blueprint,
    dates,
    outbox,
    participant,
    participants,
    round_overview,
    rounds,
    steps,
)
from webapp.office.views.figures import figure_pages, figure_tables
from webapp.office.views.groups import contact_invitations, group_letters, group_time
from webapp.office.views.people import (
    appointment,
    pairs,
    posted_ties,
    registration_decisions,
    reminders,
    staff,
)
from webapp.office.views.upkeep import round_settings

PAGES = (
    blueprint.pages,
    staff.pages,
    outbox.pages,
)
"""The addresses of this subject, each with a name of its own."""

__all__ = [
    "PAGES",
    "appointment",
    "blueprint",
    "contact_invitations",
    "dates",
    "figure_pages",
    "figure_tables",
    "group_letters",
    "group_time",
    "outbox",
    "pairs",
    "participant",
    "participants",
    "posted_ties",
    "registration_decisions",
    "reminders",
    "round_overview",
    "round_settings",
    "rounds",
    "staff",
    "steps",
]
