"""What a municipality does with its register: takes files and links in, names them, takes them out again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import IO

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.evidence.content import TITLE_LIMIT, WHY_LIMIT
from webapp.evidence.events import EVIDENCE_ADDED, EVIDENCE_REMOVED, EVIDENCE_RENAMED, EVIDENCE_WITHDRAWN
from webapp.evidence.files import file_store, scanner
from webapp.evidence.files.file_kinds import known_kind, refused
from webapp.evidence.files.file_store import Received
from webapp.evidence.models.evidence import CLEAN, FILE, LINK, UNNEEDED, WAITING, Evidence
from webapp.evidence.queries.evidence_archive import ENDING
from webapp.evidence.queries.evidence_register import is_used, own_evidence, room, same_there
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.fields import length
from webapp.ground.fields.fingerprints import fingerprint
from webapp.ground.refusals import InvalidError, NotAllowedError, NotReadyError
from webapp.ground.roles import WRITERS
from webapp.ground.store.database import db, deed
from webapp.ground.store.files import throw_kept
from webapp.ground.who import Municipality
from webapp.people.queries.own_municipality import OwnMunicipality, own_municipality

_SCANS = {scanner.UNNEEDED: UNNEEDED, scanner.CLEAN: CLEAN, scanner.UNSEEN: WAITING}


@dataclass(frozen=True, slots=True)
class Taken:
    """What a municipality has in its register now, and whether it was there already."""

    id: int
    title: str
    before: bool
    waits: bool


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

    Nobody waits while it comes in and is looked through. Refused, and nothing of it kept, where it is not of
    a kind that is taken, is harmful, or there is no room.
    """
    context.let_go()
    with file_store.received(stream) as one:
        kind = known_kind(one.path)
        scan = scanner.look_through(one.path)
        if scan == scanner.HARMFUL:
            raise refused(
                _("Filen innehåller skadlig kod och har inte sparats. Varna den som den kommer från.")
            )
        named = title or PurePath(file_name.replace("\\", "/")).stem[:TITLE_LIMIT] or kind.upper()
        return _take_file(place, one, kind, _SCANS[scan], named)


@deed
def _take_file(place: OwnMunicipality, one: Received, kind: str, scan: str, title: str) -> Taken:
    _hold(place)
    if same := same_there(place.id, one.digest):
        if same.place and file_store.file_at(same.place) is None:
            file_store.keep(one, same.place)  # it had got lost
        return Taken(same.id, same.title, before=True, waits=same.scan == WAITING)
    if one.size > room(place.id).left:
        raise refused(
            _(
                "Filen får inte plats: kommunens underlag får ta %(most)s MB. "
                "Ta bort något som inte används, eller lägg in en länk.",
                most=context.evidence_quota(),
            )
        )
    row = Evidence(kind=FILE, title=title, ending=kind, size=one.size, digest=one.digest, scan=scan)
    row.place = file_store.keep(one)
    try:
        return _added(place, row)
    except BaseException:
        file_store.throw(row.place)
        raise


@deed
def take_link(place: OwnMunicipality, url: str, title: str) -> Taken:
    """Take a link into the register, once; nobody here ever fetches what it leads to."""
    _hold(place)
    digest = fingerprint(url)
    if same := same_there(place.id, digest):
        return Taken(same.id, same.title, before=True, waits=False)
    return _added(place, Evidence(kind=LINK, title=title or url[:TITLE_LIMIT], url=url, digest=digest))


def _added(place: OwnMunicipality, row: Evidence) -> Taken:
    row.municipality_id, row.added_by_id, row.added_at = place.id, place.person_id, clock.now()
    db.session.add(row)
    db.session.flush()
    note(EVIDENCE_ADDED, place.person_id, after=_as_data(row))
    return Taken(row.id, row.title, before=False, waits=row.scan == WAITING)


@deed
def rename(place: OwnMunicipality, evidence_id: int, title: str) -> None:
    """Give evidence another title, wherever it is used."""
    row = _held(place, evidence_id)
    if not title or length(title) > TITLE_LIMIT:
        fault = _("Skriv vad underlaget ska heta, med högst 200 tecken.")
        raise InvalidError({f"title-{row.id}": fault})
    if title != row.title:
        before = _as_data(row)
        row.title = title
        note(EVIDENCE_RENAMED, place.person_id, before=before, after=_as_data(row))


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
    told = row.title, row.place
    note(EVIDENCE_REMOVED, place.person_id, before=_as_data(row))
    db.session.delete(row)
    return told


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
    note(EVIDENCE_WITHDRAWN, place.person_id, before=_as_data(row), why=why)
    return row.title, file


def _hold(place: OwnMunicipality) -> None:
    """Let one at a time change a municipality's register, and ask again whether this person may."""
    held = select(Municipality.id).where(Municipality.id == place.id).with_for_update()
    db.session.execute(held)
    check_keeps(own_municipality(place.person_id, place.id))


def _held(place: OwnMunicipality, evidence_id: int) -> Evidence:
    _hold(place)
    return own_evidence(place.id, evidence_id)


def _as_data(row: Evidence) -> dict[str, object]:
    return {"municipality": row.municipality_id, "evidence": row.id, "title": row.title}
