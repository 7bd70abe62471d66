"""How far a registration has come: told to the office, and settled; set nowhere else."""

from __future__ import annotations

from webapp.ground.calendar import clock
from webapp.people.deeds.registrations import registration_letters
from webapp.people.models.registrations import Registration


def tell_office(row: Registration) -> None:
    """Ask the office for a yes or a no."""
    row.told_at = clock.now()
    registration_letters.ask_office(row)


def settle(row: Registration) -> None:
    """Let what is provisional hold: the time to object is over, or the office has said so."""
    row.settled_at = clock.now()
