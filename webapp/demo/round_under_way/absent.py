"""Those who have not come: one has not followed its invitation, one has declined; and reminders to some."""

from __future__ import annotations

from sqlalchemy import select

from webapp.demo.round_under_way.scene import CONTACTS, Scene
from webapp.demo.start import address_of, place_of
from webapp.ground.roles import COORDINATOR
from webapp.ground.store.database import db
from webapp.office.deeds import reminders
from webapp.people.deeds import invitations
from webapp.people.deeds.invitations import Invited
from webapp.people.models.invitations import Invitation

NOT_SIGNED_IN, DECLINED = "Björkvalla", "Stenhaga"
WITHOUT_ACCOUNT = (NOT_SIGNED_IN, DECLINED)
REMINDED = ("Mosshult", "Tallmora")


def begin(scene: Scene) -> None:
    """Invite the two that have no account: one gets a new letter, the other has said no."""
    for name in WITHOUT_ACCOUNT:
        who = Invited(address_of(name), CONTACTS[name], COORDINATOR)
        invitations.invite_by_office(scene.office, scene.round.id, who, place_of(name))
    scene.on(60)
    invitations.withdraw(scene.office, _invitation(DECLINED), round_id=scene.round.id)
    scene.on(3)
    invitations.send_again(scene.office, _invitation(NOT_SIGNED_IN), round_id=scene.round.id)
    scene.on(75)


def _invitation(name: str) -> int:
    query = select(Invitation.id).where(Invitation.email == address_of(name))
    return db.session.scalars(query).one()


def remind(scene: Scene) -> None:
    """Remind two that lack their application."""
    scene.on(2)
    forms = [scene.nomination(name) for name in REMINDED]
    reminders.remind(scene.office, scene.round.id, forms, dict.fromkeys(forms, "om några dagar"))
