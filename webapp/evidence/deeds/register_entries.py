"""What a municipality does with its register: takes files and links in, names them, takes them out again."""

from __future__ import annotations

from typing import IO

from flask_babel import gettext as _

from webapp.evidence.deeds.incoming_files import (
    Incoming,
    Taken,
    added,
    as_data,
    enter,
    hold_register,
    looked_through,
)
from webapp.evidence.events import EVIDENCE_REMOVED, EVIDENCE_RENAMED, EVIDENCE_WITHDRAWN
from webapp.evidence.files import file_store
from webapp.evidence.models.evidence import LINK, Evidence
from webapp.evidence.queries.evidence_archive import ENDING
from webapp.evidence.queries.evidence_register import is_used, own_evidence, same_there
from webapp.evidence.word_limits import TITLE_LIMIT, WHY_LIMIT
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.fields import length
from webapp.ground.fields.fingerprints import fingerprint
from webapp.ground.refusals import InvalidError, NotAllowedError, NotReadyError
from webapp.ground.roles import WRITERS
from webapp.ground.store.database import db, deed
from webapp.ground.store.files import throw_kept
from webapp.people.queries.own_municipality import OwnMunicipality, own_municipality


def check_keeps(place: OwnMunicipality) -> OwnMunicipality:
    """Refuse whoever does not answer for the municipality."""
    if place.role not in WRITERS:
        raise NotAllowedError(
            _("Du kan läsa underlagen men inte lägga in eller ändra dem."),
            _("Samordnaren kan ge dig en annan roll."),
        )
    return place


def take_file(place: OwnMunicipality, stream: IO[bytes], file_name: str, title: str) -> Taken:
    """Take a file into the register, once: whoever sends the same again gets the one that is there.

    Refused, and nothing of it kept, where it is not of a kind that is taken, is harmful, or there is no room.
    """
    with looked_through(stream, file_name, title) as one:
        return _take_file(place, one)


@deed
def _take_file(place: OwnMunicipality, one: Incoming) -> Taken:
    _hold(place)
    return enter(place.id, place.person_id, one)


@deed
def take_link(place: OwnMunicipality, url: str, title: str) -> Taken:
    """Take a link into the register, once; nobody here ever fetches what it leads to."""
    _hold(place)
    digest = fingerprint(url)
    if same := same_there(place.id, digest):
        return Taken(same.id, same.title, before=True, waits=False)
    row = Evidence(kind=LINK, title=title or url[:TITLE_LIMIT], url=url, digest=digest)
    return added(place.id, place.person_id, row)


@deed
def rename(place: OwnMunicipality, evidence_id: int, title: str) -> None:
    """Give evidence another title, wherever it is used."""
    row = _held(place, evidence_id)
    if not title or length(title) > TITLE_LIMIT:
        fault = _("Skriv vad underlaget ska heta, med högst 200 tecken.")
        raise InvalidError({f"title-{row.id}": fault})
    if title != row.title:
        before = as_data(row)
        row.title = title
        note(EVIDENCE_RENAMED, place.person_id, before=before, after=as_data(row))


def remove(place: OwnMunicipality, evidence_id: int) -> str:
    """Take evidence away that no answer uses, with its file; give its title."""
    title, file = _remove(place, evidence_id)
    if file:
        file_store.throw(file)
    return title


@deed
def _remove(place: OwnMunicipality, evidence_id: int) -> tuple[str, str | None]:
    row = _held(place, evidence_id)
    if is_used(row.id):
        raise NotReadyError(
            _("Underlaget används vid ett svar eller av utvärderare och kan inte tas bort."),
            _("Ta först bort det vid svaret. Är svaret inlämnat: återkalla underlaget i stället."),
        )
    return row.title, _gone(row, place.person_id)


def let_guest_remove(evidence_id: int) -> str | None:
    """Remove what a guest takes back, unless an answer uses it or it was there before; give its file.

    In a transaction that holds the register.
    """
    row = db.session.get_one(Evidence, evidence_id)
    return _gone(row, None) if row.from_guest and not is_used(row.id) else None


def _gone(row: Evidence, person_id: int | None) -> str | None:
    file = row.place
    note(EVIDENCE_REMOVED, person_id, before=as_data(row))
    db.session.delete(row)
    return file


def withdraw(place: OwnMunicipality, evidence_id: int, why: str) -> str:
    """Withdraw evidence for good: its file goes, its title stays where it is used, with the reason."""
    title, file = _withdraw(place, evidence_id, why)
    if file:
        file_store.throw(file)
        throw_kept(ENDING)
    return title


@deed
def _withdraw(place: OwnMunicipality, evidence_id: int, why: str) -> tuple[str, str | None]:
    row = _held(place, evidence_id)
    if not why or length(why) > WHY_LIMIT:
        fault = _("Skriv varför, med högst 1 000 tecken. Utvärderarna ser skälet.")
        raise InvalidError({f"why-{row.id}": fault})
    if row.withdrawn_at is not None:
        return row.title, None
    file = row.place
    row.withdrawn_at, row.withdrawn_by_id, row.why, row.place = clock.now(), place.person_id, why, None
    note(EVIDENCE_WITHDRAWN, place.person_id, before=as_data(row), why=why)
    return row.title, file


def _hold(place: OwnMunicipality) -> None:
    """Let one at a time change a municipality's register, and ask again whether this person may."""
    hold_register(place.id)
    check_keeps(own_municipality(place.person_id, place.id))


def _held(place: OwnMunicipality, evidence_id: int) -> Evidence:
    _hold(place)
    return own_evidence(place.id, evidence_id)
