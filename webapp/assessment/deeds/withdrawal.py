"""Withdrawing what was handed in, so that it can be mended and handed in again before the deadline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.assessment.deeds import hand_in
from webapp.assessment.events import ASSESSMENT_REOPENED, ASSESSMENT_WITHDRAWN
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.open_questions import has_begun
from webapp.assessment.queries.own_assessment import OwnAssessment, in_archive, own_assessment
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.events.models import Event
from webapp.ground.refusals import ClosedError, InvalidError, NotAllowedError, NotReadyError, Refusal
from webapp.ground.roles import COORDINATOR
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person
from webapp.people.queries.provisional import check_settled
from webapp.rounds.models.rounds import Entrant, Round
from webapp.rounds.recipe import NOMINATION
from webapp.rounds.recipe_files import recipe_of

WHY_LIMIT = 1_000


@deed
def withdraw(subject: OwnAssessment, why: str) -> OwnAssessment:
    """Take back what was handed in, with a reason; the receipt stands in the events for ever.

    Raises NotAllowedError, ClosedError after the deadline, NotReadyError when others have begun to read.
    """
    subject = own_assessment(subject.person_id, subject.id, lock="update")
    check_takes_back(subject)
    refusal = _hindered(subject, lock=True)
    if refusal:
        raise refusal
    if not why or len(why) > WHY_LIMIT:
        raise InvalidError({"reason": _("Skriv varför ni tar tillbaka inlämningen, med högst 1 000 tecken.")})
    row = db.session.get_one(Assessment, subject.id, populate_existing=True)
    note(
        ASSESSMENT_WITHDRAWN,
        subject.person_id,
        assessment_id=subject.id,
        round_id=subject.round_id,
        before={
            "receipt": row.receipt_number,
            "sha256": row.receipt_hash,
            "signed": [row.signed_name, row.signed_title],
        },
        why=why,
    )
    hand_in.give_back(row)
    db.session.flush()
    return own_assessment(subject.person_id, subject.id)


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A hand-in that is no more: its receipt, who took it back or opened it again, when and why."""

    number: str
    by_office: bool
    who: str
    at: datetime
    why: str


def withdrawn(subject: OwnAssessment) -> Withdrawn | None:
    """Tell of the latest hand-in that was taken back or opened again; None where nothing has been."""
    given_back = Event.what.in_((ASSESSMENT_WITHDRAWN.what, ASSESSMENT_REOPENED.what))
    query = (
        select(Event.what, Event.before, Event.at, Event.why, Person.name)
        .join(Person, Person.id == Event.person_id)
        .where(Event.assessment_id == subject.id, given_back)
        .order_by(Event.id.desc())
    )
    row = db.session.execute(query).first()
    if row is None:
        return None
    number = str((row.before or {}).get("receipt", ""))
    return Withdrawn(number, row.what == ASSESSMENT_REOPENED.what, row.name, row.at, row.why)


def may_withdraw(subject: OwnAssessment) -> bool:
    """Tell whether this person may take the hand-in back now."""
    return _hindered(subject) is None


def check_takes_back(subject: OwnAssessment) -> None:
    """Refuse everybody but the coordinator."""
    if subject.role != COORDINATOR:
        raise _not_theirs()
    check_settled(subject.provisional_until)


def _not_theirs() -> NotAllowedError:
    return NotAllowedError(_("Bara samordnaren kan ta tillbaka inlämningen."), _("Be samordnaren."))


def _hindered(subject: OwnAssessment, *, lock: bool = False) -> Refusal | None:
    """Say what stands in the way of a withdrawal."""
    if subject.role != COORDINATOR:
        return _not_theirs()
    if subject.submitted_at is None:
        return NotReadyError(_("Svaren är inte inlämnade."), _("De går att ändra som vanligt."))
    if subject.archived:
        return in_archive()
    if subject.closes_at and clock.now() > subject.closes_at + context.grace():
        return ClosedError(_("Tiden för att svara har gått ut."), subject.more_time)
    if _begun(subject, lock=lock):
        way = _("Kontakta kansliet.") if subject.round_id else _("Säg till era utvärderare vad som är fel.")
        return NotReadyError(_("Andra har börjat läsa svaren. De går inte att ta tillbaka."), way)
    return None


def _begun(subject: OwnAssessment, *, lock: bool) -> bool:
    """Tell whether an evaluator may read the answers already, or a choice has been made by them."""
    return any(has_begun(subject, lock)) or _chosen(subject)


def _chosen(subject: OwnAssessment) -> bool:
    """Tell whether a nomination was chosen by these answers, or the jury chooses by them now.

    What the nominated write is their own until the round goes on, for nobody chose them by it.
    """
    query = (
        select(Entrant.nominated_at, Round.recipe, Round.step)
        .join(Round, Round.id == Entrant.round_id)
        .where(
            Entrant.round_id == subject.round_id,
            Entrant.municipality_id == subject.municipality_id,
            Entrant.nominated_at.is_not(None),
            Round.nomination_edition == subject.edition.id,
        )
    )
    found = db.session.execute(query).first()
    if found is None or subject.submitted_at is None:
        return False
    recipe = recipe_of(found.recipe)
    after_choice = recipe is not None and recipe.only_nominees(NOMINATION)
    judged = after_choice and recipe is not None and recipe.past_answers(NOMINATION, found.step)
    return bool(judged or subject.submitted_at <= found.nominated_at)
