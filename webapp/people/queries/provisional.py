"""What those who are in provisionally do not do yet: the office may still object."""

from __future__ import annotations

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select

from questionnaires.municipalities.domains import domain_of
from webapp.ground.calendar import clock
from webapp.ground.refusals import NotAllowedError
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality, Person


def is_provisional(until: datetime | None) -> bool:
    """Tell whether somebody is in provisionally still; the clock alone ends it."""
    return until is not None and clock.now() < until


def check_settled(until: datetime | None) -> None:
    """Refuse what nobody does who is in provisionally; raises NotAllowedError."""
    if is_provisional(until):
        raise NotAllowedError(
            _("Ni är med preliminärt, och kan än så länge bara svara."),
            _("Det här går när tiden för kansliet att invända är ute, eller när kansliet har bekräftat er."),
        )


def check_settled_in(person_id: int, municipality_id: int) -> None:
    """Refuse the same, of one of a municipality's people; raises NotAllowedError."""
    check_settled(until_of(person_id, municipality_id))


def until_of(person_id: int | None, municipality_id: int) -> datetime | None:
    """Tell until when somebody is in a municipality provisionally; None for anybody else."""
    query = select(Membership.provisional_until).where(
        Membership.person_id == person_id, Membership.municipality_id == municipality_id
    )
    until = db.session.scalar(query)
    return until if is_provisional(until) else None


def check_insider(person_id: int, municipality_id: int, email: str) -> None:
    """Let whoever is in provisionally bring in only those whose address is at their own domain."""
    if until_of(person_id, municipality_id) is None:
        return
    own = db.session.get_one(Person, person_id).email
    if domain_of(own) != domain_of(email):
        raise NotAllowedError(
            _("Ni är med preliminärt, och kan än så länge bara ta med dem som har adress i kommunen."),
            _("Välj en adress som slutar med @%(domain)s.", domain=domain_of(own)),
        )


def provisional_places(person_id: int) -> list[tuple[str, datetime]]:
    """List where a person is in provisionally, and until when."""
    query = (
        select(Municipality.name, Membership.provisional_until)
        .join(Membership, Membership.municipality_id == Municipality.id)
        .where(Membership.person_id == person_id, Membership.provisional_until > clock.now())
        .order_by(Membership.id)
    )
    return [(name, until) for name, until in db.session.execute(query) if until is not None]
