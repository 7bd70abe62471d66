"""What tests of working together do again and again."""

from __future__ import annotations

from sqlalchemy import select

from webapp.assessment.deeds import hand_in as hand_in_deeds
from webapp.assessment.deeds.teamwork.tasks import Handed, Handing, hand_out
from webapp.assessment.queries import own_assessment
from webapp.ground.events.models import Event
from webapp.ground.store.database import db
from webapp.ground.who import Membership

Q = "demokrati-strategi"
PLACE = f"question:{Q}"
GUEST = "lena.dahl@exempelby.example"


def own(world, who="samordnare", place="Exempelby", **about):
    """Give an open assessment as one of its people reaches it."""
    return own_assessment.own_assessment(world.person(who), world.assessment(place, **about))


def hand(world, place=PLACE, *, to="medarbetare", note="") -> Handed:
    """Hand something out to a colleague, or to an address."""
    guest = "." in to
    wish = Handing(place, None if guest else world.person(to), to if guest else "", note)
    return hand_out(own(world), wish)


def hand_in(world):
    """Hand Exempelby's self-assessment in."""
    subject = own(world)
    return hand_in_deeds.submit(subject.person_id, subject.id, "Lena Dahl", "Kommunchef", confirmed=True)


def make_certifier(world, who="lasare") -> None:
    """Let one of the municipality's people certify from now on."""
    member = db.session.scalars(select(Membership).where(Membership.person_id == world.person(who))).one()
    member.role = "certifier"
    db.session.commit()


def events_of(world, *kinds):
    """Name the events of these kinds in Exempelby's self-assessment, oldest first."""
    query = select(Event.what).where(Event.assessment_id == own(world).id).order_by(Event.id)
    return [what for what in db.session.scalars(query) if what.startswith(kinds)]
