"""A second factor is reset by somebody else: another officer, or whoever runs the server."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, NotAllowedError
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person
from webapp.people.deeds import sign_ins
from webapp.people.deeds.factors import factor_letters, second_factors
from webapp.people.events import ACCOUNT_FACTOR_RESET

BY_OFFICE, BY_SERVER = "office", "server"


@deed
def reset(officer_id: int | None, email: str, why: str) -> str:
    """Take away the second factor of whoever has an address, and end the person's sessions; give the name.

    No officer: the operator, at the server. Whoever must have a factor begins one anew at the next sign-in,
    before anything else. Raises InvalidError where nothing can be reset, NotAllowedError for one's own.
    """
    person = db.session.scalars(select(Person).where(Person.email == email)).first()
    if officer_id is not None and not why:
        raise InvalidError({"why": _("Skriv varför, och hur du vet att det är rätt person som ber om det.")})
    if person is None or not second_factors.has_factor(person.id):
        raise InvalidError({"email": _("Ingen med den adressen loggar in i två steg.")})
    if person.id == officer_id:
        raise NotAllowedError(
            _("Din egen inloggning i två steg nollställs av någon annan."),
            _("Be en annan i kansliet, eller driften."),
        )
    second_factors.forget(person.id)
    second_factors.ask_at_once(person.id)
    sign_ins.leave_all(person.id)
    by = db.session.get_one(Person, officer_id).name if officer_id is not None else ""
    after = {"by": BY_OFFICE if officer_id is not None else BY_SERVER, "officer": officer_id}
    note(ACCOUNT_FACTOR_RESET, person.id, after=after, why=why)
    factor_letters.write_reset(person, by, why)
    return str(person.name)
