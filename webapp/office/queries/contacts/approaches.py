"""How each municipality of a round was approached: invited, its link opened, who coordinates it now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from webapp.ground.mail.models import Letter
from webapp.ground.roles import COORDINATOR
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Person
from webapp.people.models.invitations import Invitation
from webapp.rounds.models.rounds import Entrant


@dataclass(frozen=True, slots=True)
class Approach:
    """What has been done to bring a municipality in, and who coordinates it.

    `email` is where the latest invitation went; without one the office may have written to whoever
    coordinates already, which is an invitation too.
    """

    people: tuple[str, ...] = ()
    email: str = ""
    invited_at: datetime | None = None
    opened_at: datetime | None = None
    redeemed_at: datetime | None = None
    expires_at: datetime | None = None


def approaches(round_id: int) -> Mapping[int, Approach]:
    """Give the approaches by municipality: three questions, however many there are."""
    people, told = _coordinators(round_id), _told(round_id)
    latest = _latest_invitations(round_id)
    found = {}
    for place in {*people, *told, *latest}:
        row, names = latest.get(place), tuple(people.get(place, ()))
        if row is None:
            found[place] = Approach(names, invited_at=told.get(place))
        else:
            opened = row.opened_at or row.redeemed_at
            found[place] = Approach(names, row.email, row.written_at, opened, row.redeemed_at, row.expires_at)
    return found


def _coordinators(round_id: int) -> dict[int, list[str]]:
    query = (
        select(Membership.municipality_id, Person.name)
        .join(Person, Person.id == Membership.person_id)
        .join(Entrant, Entrant.municipality_id == Membership.municipality_id)
        .where(Entrant.round_id == round_id, Membership.role == COORDINATOR, Person.active)
        .order_by(Person.id)
    )
    found: dict[int, list[str]] = {}
    for place, name in db.session.execute(query):
        found.setdefault(place, []).append(name)
    return found


def _told(round_id: int) -> dict[int, datetime]:
    query = select(Letter.municipality_id, Letter.created_at).where(
        Letter.round_id == round_id, Letter.key.startswith("entered:")
    )
    return {place: at for place, at in db.session.execute(query) if place is not None}


def _latest_invitations(round_id: int) -> dict[int, Invitation]:
    """Give the latest invitation to each municipality that is not withdrawn, as plain rows."""
    columns = (
        *(Invitation.municipality_id, Invitation.email, Invitation.written_at, Invitation.opened_at),
        *(Invitation.redeemed_at, Invitation.expires_at),
    )
    query = select(*columns).where(
        Invitation.round_id == round_id,
        Invitation.municipality_id.is_not(None),
        Invitation.role == COORDINATOR,
        Invitation.revoked_at.is_(None),
    )
    return {row.municipality_id: row for row in db.session.execute(query.order_by(Invitation.id))}  # type: ignore[misc]
