"""What a test needs of invitations: places, people, and the link that stands in the letter."""

from __future__ import annotations

from sqlalchemy import select

from webapp.ground.events.models import Event
from webapp.ground.mail.models import Letter
from webapp.ground.roles import CONTRIBUTOR, JUROR
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.office.deeds import appointment
from webapp.people.deeds import invitations
from webapp.people.deeds.invitations import Invited
from webapp.people.models.invitations import Invitation
from webapp.rounds.deeds import approval
from webapp.rounds.models.rounds import Round

ANNA = Invited("anna@kommun.example", "Anna Alm", CONTRIBUTOR)
JURY = Invited("ove@juryn.example", "Ove Ask", JUROR)


def place(name: str = "Exempelby") -> int:
    return db.session.scalars(select(Municipality.id).where(Municipality.name == name)).one()


def the_round() -> Round:
    return db.session.scalars(select(Round)).one()


def invite(world, who: Invited = ANNA, where: str = "Exempelby") -> str:
    """Let the coordinator invite somebody; give the link's token."""
    inviter = "samordnare" if where == "Exempelby" else f"samordnare@{where.lower()}.example"
    invitations.invite_colleague(world.person(inviter), place(where), who)
    return token(who.email)


def invite_to_round(world, who: Invited = JURY, municipality: str = "") -> str:
    at = place(municipality) if municipality else 0
    if not invitations.invite_by_office(world.person("kansli"), the_round().id, who, at):
        ask = approval.asked(the_round().id, approval.COMES_IN)
        appointment.confirm_coming(world.person("kansli.b"), the_round().id, ask.id)
    return token(who.email)


def token(email: str) -> str:
    """Read the newest link that was written to an address."""
    query = select(Letter.link).where(Letter.recipient == email, Letter.secret).order_by(Letter.id.desc())
    return db.session.scalars(query).first().rpartition("/")[2]


def invitation(email: str = ANNA.email) -> Invitation:
    query = select(Invitation).where(Invitation.email == email).order_by(Invitation.id.desc())
    return db.session.scalars(query).first()


def letters_to(email: str) -> list[Letter]:
    return list(db.session.scalars(select(Letter).where(Letter.recipient == email).order_by(Letter.id)))


def happened(what: str) -> int:
    return len(list(db.session.scalars(select(Event.id).where(Event.what == what))))
