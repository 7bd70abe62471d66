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
from webapp.office.views.people import appointment, posted_ties, registration_decisions, staff

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
    "dates",
    "figure_pages",
    "figure_tables",
    "outbox",
    "participant",
    "participants",
    "posted_ties",
    "registration_decisions",
    "round_overview",
    "rounds",
    "staff",
    "steps",
]
