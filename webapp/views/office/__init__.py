"""The office's pages: its rounds, and of each its participants, steps, dates and deeds."""

from webapp.views.office import dates, entrant, participants, rounds, running, steps, ties
from webapp.views.office.blueprint import pages

__all__ = ["dates", "entrant", "pages", "participants", "rounds", "running", "steps", "ties"]
