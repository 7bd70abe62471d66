"""Showing an own assessment to somebody outside the municipality, and taking that back."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from sqlalchemy import select

from webapp.assessment.deeds.particulars import check_is_own
from webapp.assessment.events import ASSESSMENT_SHARED, ASSESSMENT_UNSHARED
from webapp.assessment.queries.own_assessment import OwnAssessment, own_assessment
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.events.registry import EventType
from webapp.ground.fields.addresses import kept_email
from webapp.ground.mail.occasions import Occasion, To
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError
from webapp.ground.store.database import db, deed
from webapp.results.models.shares import Share
from webapp.results.queries.shares import shares_of, visits_of

SHARED = Occasion(
    "share",
    lazy_gettext("%(place)s visar sin egen värdering för dig"),
    lazy_gettext(
        "%(place)s har delat sin egen värdering med dig: %(what)s.\n\n"
        "Öppna länken och logga in med den här e-postadressen. "
        "Kommunen kan när som helst ta tillbaka delningen."
    ),
    "/delat/%(share)s",
    when=(ASSESSMENT_SHARED,),
    digest=False,
)


@deed
def share_with_evaluators(subject: OwnAssessment, visit_id: int) -> Share:
    """Show it, as preparation, to those who evaluate the municipality's assessment in a round; once."""
    subject = _handed_in(subject)
    visit = next((one for one in visits_of(subject.municipality_id) if one.id == visit_id), None)
    if visit is None:
        raise InvalidError({"visit": _("Välj ett av besöken i listan.")})
    there = next((one for one in shares_of(subject.id) if one.visit_id == visit_id), None)
    return there or _share(subject, Share(visit_id=visit_id, email=""), str(visit.name))


@deed
def share_with(subject: OwnAssessment, address: str) -> Share:
    """Show it to whoever signs in with an address, and write to them; once, and nothing tells who has one."""
    subject = _handed_in(subject)
    email = kept_email(address)
    if not email:
        wrong = _("E-postadressen går inte att läsa. Den ser ut som namn@kommun.se.")
        raise InvalidError({"email": wrong})
    there = next((one for one in shares_of(subject.id) if one.email == email), None)
    if there is not None:
        return there
    made = _share(subject, Share(visit_id=None, email=email), email)
    said = {"place": subject.municipality, "what": subject.name, "share": made.id}
    SHARED.write([To(email, said=said, once=str(made.id), municipality_id=subject.municipality_id)])
    return made


@deed
def revoke(subject: OwnAssessment, share_id: int) -> None:
    """Take back what is shown, at once; doing it twice changes nothing."""
    subject = own_assessment(subject.person_id, subject.id, lock="update")
    check_is_own(subject)
    query = select(Share).where(Share.id == share_id, Share.assessment_id == subject.id)
    found = db.session.scalars(query.with_for_update()).first()
    if found is None:
        raise NotThereError
    if found.revoked_at is None:
        found.revoked_at = clock.now()
        to = found.visit.name if found.visit else found.email
        _note(ASSESSMENT_UNSHARED, subject, found, to)


def _handed_in(subject: OwnAssessment) -> OwnAssessment:
    """Lock an own assessment, so that two who share at once come one after the other."""
    subject = own_assessment(subject.person_id, subject.id, lock="update")
    check_is_own(subject)
    if subject.submitted_at is None:
        raise NotReadyError(
            _("Svaren är inte inlämnade än."), _("Lämna in dem först, så att det ni delar inte ändras.")
        )
    return subject


def _share(subject: OwnAssessment, row: Share, to: str) -> Share:
    row.assessment_id, row.shared_at, row.shared_by_id = subject.id, clock.now(), subject.person_id
    db.session.add(row)
    db.session.flush()
    _note(ASSESSMENT_SHARED, subject, row, to)
    return row


def _note(event: EventType, subject: OwnAssessment, row: Share, to: str) -> None:
    note(event, subject.person_id, assessment_id=subject.id, after={"share": row.id, "to": to})
