"""The places people take part in, fetched through the person who asks: a municipality, a round, an outbox."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.ground.refusals import NotAllowedError, NotThereError
from webapp.ground.roles import COORDINATOR, OFFICER
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality, Post
from webapp.people.models.invitations import Invitation
from webapp.rounds.models.rounds import Round


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A municipality, as reached by one of its own people."""

    id: int
    name: str
    role: str
    person_id: int

    @property
    def may_change(self) -> bool:
        """Tell whether this person decides who takes part."""
        return self.role == COORDINATOR


def own_place(person_id: int, municipality_id: int) -> OwnPlace:
    """Fetch a municipality the person belongs to."""
    query = (
        select(Municipality.name, Membership.role)
        .join(Membership, Membership.municipality_id == Municipality.id)
        .where(Municipality.id == municipality_id, Membership.person_id == person_id)
    )
    found = db.session.execute(query).first()
    if found is None:
        raise NotThereError
    return OwnPlace(municipality_id, found.name, found.role, person_id)


def place_to_change(person_id: int, municipality_id: int) -> OwnPlace:
    """Fetch a municipality whose people are about to change, and hold it so that one deed comes at a time."""
    db.session.execute(select(Municipality.id).where(Municipality.id == municipality_id).with_for_update())
    return check_may_change(own_place(person_id, municipality_id))


def check_may_change(place: OwnPlace) -> OwnPlace:
    """Refuse whoever does not decide who takes part."""
    if not place.may_change:
        raise NotAllowedError(
            _("Bara samordnaren bestämmer vilka som deltar."), _("Be samordnaren i kommunen om hjälp.")
        )
    return place


def round_to_change(person_id: int, round_id: int) -> Round:
    """Fetch a round whose people are about to change, for its office, and hold it meanwhile."""
    award_round = db.session.get(Round, round_id, with_for_update=True)
    query = select(Post.id).where(
        Post.person_id == person_id, Post.round_id == round_id, Post.role == OFFICER
    )
    if award_round is None or db.session.scalar(query) is None:
        raise NotThereError
    return award_round


def rounds_of_officer(person_id: int) -> list[int]:
    """Fetch the rounds a person is officer of, by id; whoever has none has no outbox to read."""
    query = select(Post.round_id).where(Post.person_id == person_id, Post.role == OFFICER)
    found = list(db.session.scalars(query))
    if not found:
        raise NotThereError
    return found


def invitation_of(invitation_id: int, *, municipality_id: int | None, round_id: int | None) -> Invitation:
    """Fetch an invitation of a municipality, or of a round's office, and hold it; others are not there."""
    found = db.session.get(Invitation, invitation_id, with_for_update=True)
    own = found is not None and (
        found.municipality_id == municipality_id if municipality_id else found.round_id == round_id
    )
    if found is None or not own:
        raise NotThereError
    return found
