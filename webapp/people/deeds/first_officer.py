"""The first officer of a new service, invited by whoever runs it; others are invited from its pages."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import NotReadyError
from webapp.ground.roles import OFFICER
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person, Post
from webapp.people.deeds import invitation_letters
from webapp.people.deeds.invitations import VALID_FOR, fingerprint_of
from webapp.people.events import INVITATION_SENT
from webapp.people.models.invitations import Invitation
from webapp.rounds.models.rounds import Officer


@dataclass(frozen=True, slots=True)
class FirstLink:
    """The link of an invitation, told once; whether it replaces an older one, and a letter carries it too."""

    link: str
    again: bool
    by_letter: bool


@deed
def invite_first(email: str, name: str) -> FirstLink:
    """Invite the first officer; as long as nobody has come, a later invitation ends the earlier one.

    Raises NotReadyError when somebody with an account works in the office: that person invites the others.
    """
    if here := _officers():
        raise NotReadyError(
            _("Kansliet har redan någon med ett konto: %(names)s.", names=", ".join(here)),
            _("Den som arbetar i kansliet bjuder in fler på omgångens sida Personer."),
        )
    earlier = _withdraw_earlier()
    token = secrets.token_urlsafe(32)
    now = clock.now()
    row = Invitation(
        token_hash=fingerprint_of(token),
        email=email,
        name=name,
        role=OFFICER,
        created_at=now,
        written_at=now,
        times=1,
        expires_at=now + VALID_FOR,
    )
    db.session.add(row)
    db.session.flush()
    by_letter = bool(context.mail_server().host) or context.in_demo()
    if by_letter:
        invitation_letters.write_invitation(row, "", token)
    after = {"invitation": row.id, "role": OFFICER, "instead_of": earlier}
    note(INVITATION_SENT, None, after=after)
    return FirstLink(f"{context.address()}/inbjudan/{token}", bool(earlier), by_letter)


def _officers() -> list[str]:
    """Name those who can sign in and work in the office, with a round or before the first."""
    posted = select(Post.person_id).where(Post.role == OFFICER)
    query = (
        select(Person.name)
        .where(
            Person.id.in_(posted) | Person.id.in_(select(Officer.person_id)),
            Person.active,
            Person.password.is_not(None),
        )
        .order_by(Person.id)
    )
    return list(db.session.scalars(query))


def _withdraw_earlier() -> list[int]:
    """End the links that nobody has followed; give their ids."""
    query = select(Invitation).where(
        Invitation.round_id.is_(None),
        Invitation.municipality_id.is_(None),
        Invitation.redeemed_at.is_(None),
        Invitation.revoked_at.is_(None),
    )
    earlier = list(db.session.scalars(query.with_for_update()))
    for row in earlier:
        invitation_letters.end_link(row)
    return [row.id for row in earlier]
