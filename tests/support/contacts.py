"""Inviting the contacts of a round, for tests."""

from __future__ import annotations

from sqlalchemy import select

from tests.support.rounds import entrants
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db
from webapp.office.deeds.groups import contact_invitations
from webapp.rounds.models.rounds import Round


def press(world, made: Round, *names: str, by: str = "kansli", version: int = 0) -> int:
    chosen = [one.id for name, one in entrants(made).items() if not names or name in names]
    return contact_invitations.invite(world.person(by), made.id, chosen, version)


def invitation_letters() -> list[str]:
    query = select(Letter.recipient).where(
        Letter.key.startswith("invitation:"), Letter.recipient.startswith("info@")
    )
    return sorted(db.session.scalars(query))
