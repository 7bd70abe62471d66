"""Handing in: a named sign-off, a receipt with a fingerprint of everything answered, and then read-only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import func, select

from questionnaires.edition import Question
from webapp.assessment.deeds.teamwork import certificates
from webapp.assessment.events import ASSESSMENT_SUBMITTED
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries.answers import kept_answers
from webapp.assessment.queries.own_assessment import OwnAssessment, in_archive, own_assessment
from webapp.assessment.queries.progress import Standing, standing
from webapp.evidence.queries.beside_answers import proved_beside
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.events.models import Event
from webapp.ground.fields.fingerprints import fingerprint
from webapp.ground.refusals import ClosedError, InvalidError, NotAllowedError, NotThereError
from webapp.ground.roles import COORDINATOR
from webapp.ground.store.database import db, deed
from webapp.people.queries.provisional import check_settled

NAME_LIMIT = 120
ANSWERS, ANSWERS_AND_EVIDENCE = 1, 2
"""The rules by which a fingerprint is taken: until 2026 of the answers alone; a receipt keeps its rule."""


@dataclass(frozen=True, slots=True)
class Checklist:
    """What is not done yet; nothing on it stops a hand-in, but all of it should be seen before."""

    standing: Standing
    unanswered: list[Question]
    begun: list[Question]
    without_text: list[Question]
    empty_descriptions: list[str]


def checklist(subject: OwnAssessment) -> Checklist:
    """List what is missing before hand-in."""
    now = standing(subject)
    scores = now.compass.questions.values()
    spoken = {
        question_id for question_id, kept in now.answers.items() if kept.said.text or kept.said.evidence
    }
    is_compass = not subject.edition.descriptions
    return Checklist(
        now,
        [s.question for s in scores if s.state == "unanswered"],
        [s.question for s in scores if s.state == "begun"],
        [s.question for s in scores if is_compass and s.state == "answered" and s.question.id not in spoken],
        [str(d.heading) for d, kept in now.descriptions() if not kept.said.text],
    )


def everything_answered(assessment_id: int) -> dict[str, object]:
    """Put all answers in one fixed order: what the receipt's fingerprint is taken of."""
    answers = kept_answers(assessment_id)
    return {question_id: answers[question_id].said.as_data() for question_id in sorted(answers)}


@deed
def submit(person_id: int, assessment_id: int, name: str, title: str, *, confirmed: bool) -> OwnAssessment:
    """Hand in an assessment, once: a second hand-in finds the first and changes nothing.

    Where the municipality has a certifier, the certificate is the signature, and name and title are its.
    Raises NotAllowedError, ClosedError, NotReadyError, or InvalidError with the fields that are missing.
    """
    subject = own_assessment(person_id, assessment_id, lock="update")
    if subject.submitted_at:
        return subject
    check_hands_in(subject)
    if subject.archived:
        raise in_archive()
    if not subject.open:
        late = _("Tiden för att lämna in har gått ut.")
        raise ClosedError(subject.time_over if subject.archived_at else late, subject.more_time)
    certified = certificates.signature_of(subject)
    name, title = certified or (name, title)
    _check_signature(name, title, confirmed=confirmed)
    at = clock.now()
    row = db.session.get_one(Assessment, assessment_id)
    row.submitted_at, row.submitted_by_id = at, person_id
    row.signed_name, row.signed_title = name, title
    row.receipt_number = _receipt_number(assessment_id, at)
    row.receipt_hash = receipt_hash(row, ANSWERS_AND_EVIDENCE)
    note(
        ASSESSMENT_SUBMITTED,
        person_id,
        assessment_id=assessment_id,
        round_id=subject.round_id,
        after={
            "receipt": row.receipt_number,
            "sha256": row.receipt_hash,
            "signed": [name, title],
            "rule": ANSWERS_AND_EVIDENCE,
        },
    )
    db.session.flush()
    return own_assessment(person_id, assessment_id)


def check_hands_in(subject: OwnAssessment) -> None:
    """Refuse everybody but the coordinator."""
    if subject.role != COORDINATOR:
        raise NotAllowedError(_("Bara samordnaren kan lämna in."), _("Be samordnaren lämna in."))
    check_settled(subject.provisional_until)


def give_back(row: Assessment) -> None:
    """Write down that nothing is handed in any more; whoever calls keeps the receipt in an event."""
    row.submitted_at = row.submitted_by_id = row.receipt_number = None
    row.signed_name = row.signed_title = row.receipt_hash = ""


def _receipt_number(assessment_id: int, at: datetime) -> str:
    """Make the number of a receipt; what is handed in again gets a number of its own."""
    earlier = select(func.count(Event.id)).where(
        Event.assessment_id == assessment_id, Event.what == ASSESSMENT_SUBMITTED.what
    )
    times = db.session.scalar(earlier) or 0
    number = f"KR-{clock.in_sweden(at):%Y}-{assessment_id:06d}"
    return f"{number}-{times + 1}" if times else number


def _check_signature(name: str, title: str, *, confirmed: bool) -> None:
    faults = {}
    if not name:
        faults["name"] = _("Skriv ditt namn.")
    if not title:
        faults["title"] = _("Skriv din befattning, till exempel kommundirektör.")
    if len(name) > NAME_LIMIT:
        faults["name"] = _("Namnet är för långt. Skriv högst 120 tecken.")
    if len(title) > NAME_LIMIT:
        faults["title"] = _("Befattningen är för lång. Skriv högst 120 tecken.")
    if not confirmed:
        faults["confirmed"] = _("Kryssa i rutan för att bekräfta att du lämnar in svaren.")
    if faults:
        raise InvalidError(faults)


def receipt_hash(assessment: Assessment, rule: int) -> str:
    """Take the SHA-256 of everything answered, with whose it is, of which edition and who signed.

    By the second rule also of the evidence beside the answers: what is in it and where to read, not its
    title, which can be mended later.
    """
    return fingerprint(
        {
            "receipt": assessment.receipt_number,
            "edition": assessment.edition,
            **({"areas": assessment.areas} if assessment.areas else {}),
            "digest": context.edition(assessment.edition).digest,
            "municipality": assessment.municipality_id,
            "signed": [assessment.signed_name, assessment.signed_title],
            "answers": everything_answered(assessment.id),
            **({"rule": rule, "evidence": proved_beside(assessment.id)} if rule != ANSWERS else {}),
        }
    )


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the municipality keeps as proof of its hand-in (kvitto)."""

    number: str
    sha256: str
    at: datetime
    signed_name: str
    signed_title: str
    intact: bool
    rule: int = ANSWERS


def receipt(subject: OwnAssessment) -> Receipt:
    """Give the receipt, and whether what was handed in still has its fingerprint, by the rule of that day."""
    row = db.session.get_one(Assessment, subject.id)
    if row.submitted_at is None or row.receipt_number is None:
        raise NotThereError
    rule = _rule_of(row)
    return Receipt(
        *(row.receipt_number, row.receipt_hash, row.submitted_at, row.signed_name, row.signed_title),
        intact=receipt_hash(row, rule) == row.receipt_hash,
        rule=rule,
    )


def _rule_of(row: Assessment) -> int:
    """Tell by which rule a receipt was made, as what happened then says; nothing of it is the first."""
    handed_in = select(Event.after).where(
        Event.assessment_id == row.id, Event.what == ASSESSMENT_SUBMITTED.what
    )
    latest = db.session.scalar(handed_in.order_by(Event.id.desc()).limit(1)) or {}
    return int(latest.get("rule", ANSWERS))
