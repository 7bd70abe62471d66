"""A municipality, fetched through one of its own people."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.ground.refusals import NotAllowedError, NotThereError
from webapp.ground.roles import COORDINATOR
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality


@dataclass(frozen=True, slots=True)
class OwnMunicipality:
    """A municipality, as reached by one of its own people."""

    id: int
    name: str
    role: str
    person_id: int

    @property
    def may_change(self) -> bool:
        """Tell whether this person decides who takes part."""
        return self.role == COORDINATOR


def own_municipality(person_id: int, municipality_id: int) -> OwnMunicipality:
    """Fetch a municipality the person belongs to."""
    query = (
        select(Municipality.name, Membership.role)
        .join(Membership, Membership.municipality_id == Municipality.id)
        .where(Municipality.id == municipality_id, Membership.person_id == person_id)
    )
    found = db.session.execute(query).first()
    if found is None:
        raise NotThereError
    return OwnMunicipality(municipality_id, found.name, found.role, person_id)


def municipality_to_change(person_id: int, municipality_id: int) -> OwnMunicipality:
    """Fetch a municipality whose people are about to change, and hold it so that one deed comes at a time."""
    db.session.execute(select(Municipality.id).where(Municipality.id == municipality_id).with_for_update())
    return check_may_change(own_municipality(person_id, municipality_id))


def check_may_change(place: OwnMunicipality) -> OwnMunicipality:
    """Refuse whoever does not decide who takes part."""
    if not place.may_change:
        raise NotAllowedError(
            _("Bara samordnaren bestämmer vilka som deltar."), _("Be samordnaren i kommunen om hjälp.")
        )
    return place
