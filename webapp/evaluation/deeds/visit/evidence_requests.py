"""What the pair asks the municipality for by a last day: asked, come or withdrawn.

What comes lies in the source register. It may come after its day: that is said, and it counts all the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.evaluation.deeds.visit.sources import DOCUMENT, WEB, SourceWords, add, hold
from webapp.evaluation.events import REQUEST_ANSWERED, REQUEST_MADE, REQUEST_WITHDRAWN
from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.models.visits import EvaluationSource, EvidenceRequest
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.evidence.models.evidence import Evidence
from webapp.evidence.queries.evidence_register import own_evidence
from webapp.evidence.word_limits import TITLE_LIMIT
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.events.models import Event
from webapp.ground.fields import length
from webapp.ground.refusals import InvalidError, NotAllowedError, NotReadyError, NotThereError, final
from webapp.ground.roles import WRITERS
from webapp.ground.store.database import db, deed
from webapp.ground.words.languages import dated

TEXT_LIMIT, ANSWER_LIMIT, WHY_LIMIT = 1_000, 8_000, 1_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: in words, for which question ("" for the whole), and by when."""

    text: str
    question_id: str
    last_on: date | None


@deed
def ask(seat: OwnSeat, wanted: Wanted, key: str = "") -> None:
    """Ask the municipality for a document or an answer, once however often the form is sent."""
    hold(seat)
    _check(seat, wanted)
    before = select(Event.id).where(Event.person_id == seat.person_id, Event.request_key == key)
    if key and db.session.scalar(before) is not None:
        return
    row = EvidenceRequest(
        evaluation_id=seat.evaluation.id,
        question_id=wanted.question_id,
        text=wanted.text,
        last_on=wanted.last_on,
        asked_at=clock.now(),
        asked_by_id=seat.person_id,
    )
    db.session.add(row)
    db.session.flush()
    note(REQUEST_MADE, seat.person_id, **_about(seat, row), after=_said(row), request_key=key or None)


def _check(seat: OwnSeat, wanted: Wanted) -> None:
    faults = {}
    if not wanted.text or length(wanted.text) > TEXT_LIMIT:
        faults["text"] = _("Skriv vad ni behöver, med högst 1 000 tecken.")
    if wanted.question_id and wanted.question_id not in seat.edition.questions:
        faults["question"] = _("Välj en fråga i listan, eller hela utvärderingen.")
    if wanted.last_on is None:
        faults["last_on"] = _("Skriv senast när ni behöver det.")
    elif wanted.last_on < clock.in_sweden(clock.now()).date():
        faults["last_on"] = _("Välj en dag som inte har varit.")
    if faults:
        raise InvalidError(faults)


@deed
def withdraw(seat: OwnSeat, request_id: int, why: str) -> None:
    """Say that it is not needed any more; a second time changes nothing. What has come stays."""
    hold(seat)
    row = _held(seat.evaluation.id, request_id)
    if row.withdrawn_at is not None:
        return
    if row.came_at is not None:
        raise NotReadyError(
            _("Det har redan kommit, så det går inte att ta tillbaka."), _("Det finns i källregistret.")
        )
    if length(why) > WHY_LIMIT:
        raise InvalidError({"why": _("Skriv högst 1 000 tecken.")})
    row.withdrawn_at, row.withdrawn_by_id, row.why = clock.now(), seat.person_id, why
    note(REQUEST_WITHDRAWN, seat.person_id, **_about(seat, row), after=_said(row), why=why)


def check_answers(subject: OwnAssessment) -> None:
    """Refuse those of the municipality who only read."""
    if subject.role not in WRITERS:
        raise NotAllowedError(
            _("Du kan läsa vad utvärderarna ber om men inte lämna det."),
            _("Samordnaren kan ge dig en annan roll."),
        )


@deed
def answer(subject: OwnAssessment, request_id: int, text: str, evidence_id: int | None) -> None:
    """Give the pair what it asked for: an answer in words, evidence out of the register, or both.

    The same once more changes nothing; another answer afterwards is refused, and what came stays.
    """
    check_answers(subject)
    evaluation = _open_evaluation(subject)
    row = _held(evaluation.id, request_id)
    given = own_evidence(subject.municipality_id, evidence_id) if evidence_id else None
    if row.came_at is not None:
        if (row.answer, row.evidence_id) == (text, evidence_id):
            return
        raise NotReadyError(
            _("Någon har redan lämnat det här."), _("Har ni mer att visa: skriv i samtalet vid frågan.")
        )
    if row.withdrawn_at is not None:
        raise NotReadyError(_("Utvärderarna behöver det inte längre."), _("Ni behöver inte göra något."))
    _check_answer(text, given)
    source = _source_of(evaluation, row, given, subject.person_id)
    row.came_at, row.came_by_id, row.answer = clock.now(), subject.person_id, text
    row.evidence_id, row.source_id = evidence_id, source.id
    about = {
        "evaluation_id": evaluation.id,
        "assessment_id": subject.id,
        "question_id": row.question_id or None,
    }
    note(REQUEST_ANSWERED, subject.person_id, **about, after=_said(row))


def _check_answer(text: str, given: Evidence | None) -> None:
    if given is not None and given.withdrawn_at is not None:
        raise InvalidError({"evidence": _("Underlaget är återkallat. Välj ett annat.")})
    if not text and given is None:
        raise InvalidError({"text": _("Skriv ett svar, välj ett underlag eller lägg in en fil.")})
    if length(text) > ANSWER_LIMIT:
        raise InvalidError({"text": _("Svaret är för långt. Korta det till högst 8 000 tecken.")})


def _source_of(
    evaluation: Evaluation, row: EvidenceRequest, given: Evidence | None, person_id: int
) -> EvaluationSource:
    """Put what came in the source register: a file, a page, or the answer itself."""
    if given is None:
        words = SourceWords(DOCUMENT, _answer_title(row))
    else:
        words = SourceWords(DOCUMENT if given.is_file else WEB, given.title, given.url)
    words = replace(words, dated=clock.in_sweden(clock.now()).date())
    return add(evaluation.id, person_id, words, given.id if given else None)


def _answer_title(row: EvidenceRequest) -> str:
    """Name an answer in the register: after what was asked, or where that is long, after when."""
    named = _("Kommunens svar: %(text)s", text=row.text)
    if length(named) <= TITLE_LIMIT:
        return named
    return _("Kommunens svar på det ni begärde %(day)s", day=dated(clock.in_sweden(row.asked_at).date()))


def _open_evaluation(subject: OwnAssessment) -> Evaluation:
    query = select(Evaluation).where(Evaluation.assessment_id == subject.id)
    found = db.session.scalars(query.with_for_update(key_share=True, of=Evaluation)).first()
    if found is None:
        raise NotThereError
    if found.published_at is not None:
        raise final(_("Resultatet är fastställt. Utvärderarna tar inte emot mer."))
    return found


def _held(evaluation_id: int, request_id: int) -> EvidenceRequest:
    query = select(EvidenceRequest).where(
        EvidenceRequest.id == request_id, EvidenceRequest.evaluation_id == evaluation_id
    )
    held = query.with_for_update(of=EvidenceRequest).execution_options(populate_existing=True)
    found = db.session.scalars(held).first()
    if found is None:
        raise NotThereError
    return found


def _about(seat: OwnSeat, row: EvidenceRequest) -> dict[str, object]:
    return {
        "evaluation_id": seat.evaluation.id,
        "assessment_id": seat.assessment.id,
        "question_id": row.question_id or None,
    }


def _said(row: EvidenceRequest) -> dict[str, object]:
    return {"request": row.id, "text": row.text, "last": row.last_on.isoformat()}
