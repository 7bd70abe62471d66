"""What an own assessment is called, when it closes and who answers; the archive; and taking an empty one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import delete, or_, select

from webapp.assessment.deeds.starts import faults_in
from webapp.assessment.events import (
    ASSESSMENT_ARCHIVED,
    ASSESSMENT_CHANGED,
    ASSESSMENT_REMOVED,
    ASSESSMENT_TAKEN_OUT,
)
from webapp.assessment.models.assessments import Answer, Answerer, Assessment
from webapp.assessment.models.teamwork import Certificate, Comment, Proposal, Task
from webapp.assessment.queries.own_assessment import OwnAssessment, own_assessment
from webapp.assessment.queries.own_years import answerers_of
from webapp.evidence.models.evidence import EvidenceUse
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, NotAllowedError, NotReadyError, NotThereError
from webapp.ground.roles import COORDINATOR
from webapp.ground.store.database import db, deed


@dataclass(frozen=True, slots=True)
class Particulars:
    """What an own assessment is called, its last moment, who is to answer, and whether beside last time."""

    name: str
    closes_at: datetime | None
    people: frozenset[int]
    beside_last: bool = True


def check_is_own(subject: OwnAssessment) -> None:
    """Refuse everybody but the coordinator of an own assessment; in a round the office decides."""
    if not subject.own or subject.edition.descriptions:
        raise NotThereError
    if subject.role != COORDINATOR:
        raise NotAllowedError(
            _("Bara samordnaren kan ändra uppgifterna om en egen värdering."), _("Be samordnaren.")
        )


@deed
def change(subject: OwnAssessment, wanted: Particulars) -> None:
    """Give an own assessment another name, another last day, or others who answer."""
    row = _held(subject)
    before = particulars_of(row)
    closes = wanted.closes_at if wanted.closes_at != before.closes_at else None
    name = wanted.name
    faults = faults_in(row.municipality_id, name, closes, wanted.people - before.people, this=row.id)
    if not name:
        faults["name"] = _("Skriv vad värderingen ska heta.")
    if faults:
        raise InvalidError(faults)
    if wanted == before:
        return
    row.name, row.closes_at, row.beside_last = name, wanted.closes_at, wanted.beside_last
    if wanted.people != before.people:
        db.session.execute(delete(Answerer).where(Answerer.assessment_id == row.id))
        db.session.add_all(Answerer(assessment_id=row.id, person_id=one) for one in sorted(wanted.people))
    note(
        ASSESSMENT_CHANGED,
        subject.person_id,
        assessment_id=row.id,
        before=_as_data(before, wanted),
        after=_as_data(wanted, before),
    )


def particulars_of(row: Assessment) -> Particulars:
    """Tell what is kept."""
    return Particulars(
        row.name, row.closes_at, frozenset(one.id for one in answerers_of(row.id)), row.beside_last
    )


def _as_data(one: Particulars, other: Particulars) -> dict[str, object]:
    """Tell of the particulars what an event keeps; whether beside last time only where that is changed."""
    beside = {} if one.beside_last == other.beside_last else {"beside": one.beside_last}
    return {
        "name": one.name,
        "closes": one.closes_at.isoformat() if one.closes_at else None,
        "people": sorted(one.people),
        **beside,
    }


@deed
def archive(subject: OwnAssessment) -> None:
    """Put an own assessment away: it can be read, and nothing of it is lost."""
    row = _held(subject)
    if row.archived_at is None:
        row.archived_at = clock.now()
        note(ASSESSMENT_ARCHIVED, subject.person_id, assessment_id=row.id)


@deed
def take_out(subject: OwnAssessment) -> None:
    """Take an own assessment out of the archive again."""
    row = _held(subject)
    if row.archived_at is not None:
        row.archived_at = None
        note(ASSESSMENT_TAKEN_OUT, subject.person_id, assessment_id=row.id)


@deed
def remove(subject: OwnAssessment) -> None:
    """Take an own assessment away in which nobody has done anything. Its row stays for its events."""
    row = _held(subject)
    if row.submitted_at is not None or not nothing_in(row.id):
        raise NotReadyError(
            _("Någon har redan svarat, skrivit eller fått en del. Då går värderingen inte att ta bort."),
            _("Arkivera den i stället. Då ligger den kvar att läsa, men inte på första sidan."),
        )
    row.removed_at = clock.now()
    note(ASSESSMENT_REMOVED, subject.person_id, assessment_id=row.id)


def nothing_in(assessment_id: int) -> bool:
    """Tell whether nobody has answered, written, certified or been handed anything in an assessment."""
    kinds: tuple[type[Answer | Task | Proposal | Comment | Certificate | EvidenceUse], ...]
    kinds = (Answer, Task, Proposal, Comment, Certificate, EvidenceUse)
    there = (select(one.id).where(one.assessment_id == assessment_id).exists() for one in kinds)
    return not db.session.scalar(select(or_(*there)))


def _held(subject: OwnAssessment) -> Assessment:
    """Lock an own assessment for whoever coordinates it; one that was removed meanwhile is not there."""
    found = own_assessment(subject.person_id, subject.id, lock="update")
    check_is_own(found)
    return db.session.get_one(Assessment, found.id, populate_existing=True)
