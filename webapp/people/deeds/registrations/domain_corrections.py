"""The office says whose an e-mail domain is, and whether it lets people in by itself."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _

from questionnaires.municipalities.domains import OF_EVERYBODY, domains
from questionnaires.municipalities.register import named
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.fields.addresses import kept_email
from webapp.ground.refusals import InvalidError
from webapp.ground.store.database import db, deed
from webapp.people.events import DOMAIN_CORRECTED
from webapp.people.models.registrations import MunicipalDomain
from webapp.rounds.deeds.rounds import rounds_of


@dataclass(frozen=True, slots=True)
class Correction:
    """What the office says of one domain and one municipality."""

    domain: str
    municipality: str
    trusted: bool


@deed
def correct(person_id: int, said: Correction) -> bool:
    """Say whether a domain is a municipality's own for certain; tell whether anything became another."""
    rounds_of(person_id)
    _check(said)
    row = db.session.get(MunicipalDomain, (said.domain, said.municipality), with_for_update=True)
    before = row.trusted if row else _from_file(said)
    if before is said.trusted:
        return False
    if row is None:
        row = MunicipalDomain(domain=said.domain, municipality=said.municipality)
        db.session.add(row)
    row.trusted, row.said_at, row.said_by_id = said.trusted, clock.now(), person_id
    about = {"domain": said.domain, "municipality": said.municipality}
    note(DOMAIN_CORRECTED, person_id, after={**about, "trusted": "yes" if said.trusted else "no"})
    return True


def _from_file(said: Correction) -> bool | None:
    """Tell what the file says of a domain; None where it does not know it."""
    found = [one for one in domains() if (one.name, one.municipality) == (said.domain, said.municipality)]
    return found[0].checked if found else None


def _check(said: Correction) -> None:
    faults = {}
    place = named(said.municipality)
    if place is None or place.part_of:
        faults["municipality"] = _("Välj en av kommunerna i listan.")
    if not said.domain or "@" in said.domain or kept_email(f"a@{said.domain}") != f"a@{said.domain}":
        faults["domain"] = _("Skriv bara domänen, det som står efter @. Den ser ut som kommun.se.")
    elif said.domain in OF_EVERYBODY and said.trusted:
        faults["domain"] = _(
            "Vem som helst, eller flera kommuner, har adresser där. Den släpper inte in någon."
        )
    if faults:
        raise InvalidError(faults)
