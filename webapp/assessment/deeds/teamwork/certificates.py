"""A certifier's word (intyg) on the answers before a hand-in: asked for, given, or sent back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from webapp.assessment.events import CERTIFICATE_ASKED, CERTIFICATE_SENT_BACK, CERTIFICATE_SIGNED
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.models.teamwork import Certificate
from webapp.assessment.queries.answers import kept_answers
from webapp.assessment.queries.own_assessment import OwnAssessment, in_archive, own_assessment
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.fields.fingerprints import fingerprint
from webapp.ground.refusals import ClosedError, InvalidError, NotAllowedError, NotReadyError, StaleError
from webapp.ground.roles import CERTIFIER, COORDINATOR
from webapp.ground.store.database import db, deed
from webapp.ground.who import Membership, Person
from webapp.people.queries.provisional import check_settled

TITLE_LIMIT = 120
WHY_LIMIT = 1_000


class StaleAnswersError(StaleError):
    """The answers are not those that the certifier has read."""


@dataclass(frozen=True, slots=True)
class Certifying:
    """Who certifies in the municipality, and how far it has come for the answers as they are now."""

    certifiers: list[str]
    latest: Certificate | None
    answers_hash: str

    @property
    def needed(self) -> bool:
        """Tell whether the municipality has somebody who certifies."""
        return bool(self.certifiers)

    @property
    def waiting(self) -> bool:
        """Tell whether somebody has asked, and nobody has answered yet."""
        return self.latest is not None and self.latest.said_at is None

    @property
    def signed(self) -> bool:
        """Tell whether these very answers are certified."""
        latest = self.latest
        return latest is not None and latest.signed and latest.answers_hash == self.answers_hash

    @property
    def outdated(self) -> bool:
        """Tell whether answers have been changed since they were certified."""
        return self.latest is not None and self.latest.signed and not self.signed

    @property
    def sent_back(self) -> bool:
        """Tell whether the certifier has sent the answers back."""
        return self.latest is not None and self.latest.said_at is not None and not self.latest.signed


def certifying(subject: OwnAssessment) -> Certifying:
    """Tell how far the certificate has come."""
    people = (
        select(Person.name)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.municipality_id == subject.municipality_id,
            Membership.role == CERTIFIER,
            Person.active,
        )
        .order_by(Person.name)
    )
    latest = (
        select(Certificate)
        .where(Certificate.assessment_id == subject.id)
        .options(joinedload(Certificate.said_by), joinedload(Certificate.asked_by))
        .order_by(Certificate.id.desc())
        .limit(1)
    )
    names = list(db.session.scalars(people))
    return Certifying(names, db.session.scalars(latest).first(), hash_of_answers(subject.id) if names else "")


def asked_in(assessments: Iterable[int]) -> set[int]:
    """Tell in which assessments somebody has asked for a certificate, and waits for it."""
    waits = select(Certificate.assessment_id).where(
        Certificate.assessment_id.in_(assessments), Certificate.said_at.is_(None)
    )
    return set(db.session.scalars(waits))


def hash_of_answers(assessment_id: int) -> str:
    """Take the fingerprint of all answers as they are now."""
    answers = kept_answers(assessment_id)
    return fingerprint({question_id: kept.said.as_data() for question_id, kept in answers.items()})


def check_asks(subject: OwnAssessment) -> None:
    """Refuse everybody but the coordinator to ask for a certificate."""
    if subject.role != COORDINATOR:
        raise NotAllowedError(_("Bara samordnaren ber om intyg."), _("Be samordnaren göra det."))
    check_settled(subject.provisional_until)


def check_certifies(subject: OwnAssessment) -> None:
    """Refuse everybody but a certifier to sign, or to send back."""
    if subject.role != CERTIFIER:
        raise NotAllowedError(_("Bara intygsgivaren kan intyga svaren."), _("Be intygsgivaren läsa dem."))
    check_settled(subject.provisional_until)


@deed
def ask(subject: OwnAssessment) -> None:
    """Say that the answers are ready to be certified; asking twice is asking once."""
    subject = own_assessment(subject.person_id, subject.id, lock="update")
    check_asks(subject)
    _check_open(subject)
    now = certifying(subject)
    if not now.needed:
        raise NotReadyError(
            _("Ingen i kommunen har rollen intygsgivare."), _("Lämna in med namn och befattning i stället.")
        )
    if now.waiting or now.signed:
        return
    db.session.add(Certificate(assessment_id=subject.id, asked_by_id=subject.person_id, asked_at=clock.now()))
    note(CERTIFICATE_ASKED, subject.person_id, assessment_id=subject.id)


@dataclass(frozen=True, slots=True)
class Word:
    """What a certifier says: signs, or sends back with a reason; about the answers that were read."""

    sign: bool
    seen: str
    title: str = ""
    why: str = ""
    confirmed: bool = False


@deed
def answer(subject: OwnAssessment, word: Word) -> None:
    """Certify the answers as they were read, or send them back with a reason.

    Raises NotAllowedError, ClosedError, NotReadyError, InvalidError, or StaleAnswersError.
    """
    subject = own_assessment(subject.person_id, subject.id, lock="update")
    check_certifies(subject)
    _check_open(subject)
    now = certifying(subject)
    if now.latest is None or not now.waiting:
        raise NotReadyError(_("Samordnaren har inte bett om intyg."), _("Läs gärna svaren under tiden."))
    _check(word)
    if word.seen != now.answers_hash:
        raise StaleAnswersError(
            _("Svaren har ändrats sedan du öppnade sidan."), _("Läs dem igen och intyga sedan.")
        )
    row = now.latest
    row.said_by_id, row.said_at, row.signed = subject.person_id, clock.now(), word.sign
    row.title, row.why = (word.title, "") if word.sign else ("", word.why)
    row.answers_hash = now.answers_hash
    note(
        CERTIFICATE_SIGNED if word.sign else CERTIFICATE_SENT_BACK,
        subject.person_id,
        assessment_id=subject.id,
        after={"title": row.title, "answers": row.answers_hash},
        why=row.why,
    )


def _check(word: Word) -> None:
    faults = {}
    if word.sign:
        if not word.title or len(word.title) > TITLE_LIMIT:
            faults["title"] = _("Skriv din befattning, med högst 120 tecken.")
        if not word.confirmed:
            faults["confirmed"] = _("Kryssa i rutan för att intyga svaren.")
    elif not word.why or len(word.why) > WHY_LIMIT:
        faults["reason"] = _("Skriv vad som behöver ändras, med högst 1 000 tecken.")
    if faults:
        raise InvalidError(faults)


def _check_open(subject: OwnAssessment) -> None:
    if subject.archived:
        raise in_archive()
    if not subject.open:
        raise ClosedError(
            _("Svaren är inlämnade, eller så har tiden gått ut."), _("Fråga samordnaren om något är fel.")
        )


def signature_of(subject: OwnAssessment) -> tuple[str, str] | None:
    """Give name and title of whoever has certified the answers, or nothing where nobody needs to.

    Raises NotReadyError while a certificate that is needed is missing.
    """
    now = certifying(subject)
    if not now.needed:
        return None
    if not now.signed or now.latest is None or now.latest.said_by is None:
        raise NotReadyError(
            _("Svaren ändrades efter intyget.") if now.outdated else _("Svaren är inte intygade än."),
            _("Be intygsgivaren läsa och intyga dem som de är nu."),
        )
    return now.latest.said_by.name, now.latest.title


def waiting_for(person_id: int) -> list[Assessment]:
    """List the assessments that wait for this certifier and are still open."""
    closes = Assessment.closes_at
    query = (
        select(Assessment)
        .join(Membership, Membership.municipality_id == Assessment.municipality_id)
        .join(Certificate, Certificate.assessment_id == Assessment.id)
        .where(
            Membership.person_id == person_id,
            Membership.role == CERTIFIER,
            Assessment.submitted_at.is_(None),
            Assessment.archived_at.is_(None),
            Certificate.said_at.is_(None),
            or_(closes.is_(None), closes >= clock.now() - context.grace()),
        )
        .options(joinedload(Assessment.municipality))
        .order_by(Assessment.id)
    )
    return list(db.session.scalars(query))
