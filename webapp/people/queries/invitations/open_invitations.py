"""Invitations that nobody has redeemed yet, with what became of their letters."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from webapp.ground.calendar import clock
from webapp.ground.mail.models import Letter
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.people.models.invitations import Invitation


@dataclass(frozen=True, slots=True)
class Waiting:
    """An invitation that nobody has redeemed, who wrote it, and what became of its letter."""

    invitation: Invitation
    by: str
    letter: Letter | None

    @property
    def expired(self) -> bool:
        """Tell whether its link has ended by itself."""
        return self.invitation.expires_at <= clock.now()

    @property
    def lost(self) -> bool:
        """Tell whether its letter could not be delivered."""
        return self.letter is not None and self.letter.failed_at is not None


def _unused(here: ColumnElement[bool]) -> tuple[ColumnElement[bool], ...]:
    return here, Invitation.redeemed_at.is_(None), Invitation.revoked_at.is_(None)


def redeemable(municipality_id: int | None, round_id: int | None) -> list[Invitation]:
    """List the invitations to a municipality, or else to a round's posts, that still open something."""
    here = (
        Invitation.municipality_id == municipality_id
        if municipality_id
        else (Invitation.round_id == round_id) & Invitation.municipality_id.is_(None)
    )
    query = select(Invitation).where(*_unused(here), Invitation.expires_at > clock.now())
    return list(db.session.scalars(query))


def unfinished(*, municipality_id: int | None = None, round_id: int | None = None) -> list[Waiting]:
    """List a place's invitations that are neither redeemed nor withdrawn, newest first, expired ones too."""
    here = (
        Invitation.municipality_id == municipality_id if municipality_id else Invitation.round_id == round_id
    )
    query = (
        select(Invitation, Person.name)
        .join(Person, Person.id == Invitation.invited_by_id)
        .where(*_unused(here))
        .options(joinedload(Invitation.municipality))
        .order_by(Invitation.id.desc())
    )
    rows = [(row, name) for row, name in db.session.execute(query)]
    letters = select(Letter).where(Letter.key.in_([key_of(row) for row, _by in rows]))
    by_key = {letter.key: letter for letter in db.session.scalars(letters)}
    return [Waiting(row, name, by_key.get(key_of(row))) for row, name in rows]


def key_of(row: Invitation) -> str:
    """Name the letter that carries an invitation's present link."""
    return f"invitation:{row.id}:{row.times}"


def invitation_of(invitation_id: int, *, municipality_id: int | None, round_id: int | None) -> Invitation:
    """Fetch an invitation of a municipality, or of a round's office, and hold it; others are not there."""
    found = db.session.get(Invitation, invitation_id, with_for_update=True)
    own = found is not None and (
        found.municipality_id == municipality_id if municipality_id else found.round_id == round_id
    )
    if found is None or not own:
        raise NotThereError
    return found
