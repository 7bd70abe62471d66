"""One municipality is given more time, or its hand-in back; both with a reason that it can read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.assessment.deeds import hand_in
from webapp.assessment.events import ASSESSMENT_EXTENDED, ASSESSMENT_REOPENED
from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError, final
from webapp.ground.store.database import db, deed
from webapp.rounds.deeds.rounds import locked
from webapp.rounds.models.rounds import Entrant, Round, Withdrawal
from webapp.rounds.queries.entrants import entrant_of

WHY_LIMIT = 2000


@dataclass(frozen=True, slots=True)
class Leave:
    """What the office gives one municipality, until when, and why."""

    entrant_id: int
    assessment_id: int
    why: str
    closes: datetime | None = None


@dataclass(frozen=True, slots=True)
class EntrantPage:
    """One participant as the office sees it."""

    entrant: Entrant
    forms: list[Assessment]
    evaluated: set[int]
    chosen: set[int]
    left: bool


def entrant_page(award_round: Round, entrant_id: int) -> EntrantPage:
    """Gather one participant with its questionnaires."""
    entrant = entrant_of(award_round, entrant_id)
    query = select(Assessment).where(
        Assessment.round_id == award_round.id, Assessment.municipality_id == entrant.municipality_id
    )
    forms = list(db.session.scalars(query.order_by(Assessment.id)))
    evaluated = select(Evaluation.assessment_id).where(
        Evaluation.assessment_id.in_([row.id for row in forms])
    )
    left = db.session.scalar(select(Withdrawal.id).where(Withdrawal.entrant_id == entrant.id)) is not None
    chosen = {row.id for row in forms if _nominated_for(entrant, row)}
    return EntrantPage(entrant, forms, set(db.session.scalars(evaluated)), chosen, left)


def _nominated_for(entrant: Entrant, row: Assessment) -> bool:
    """Tell whether a municipality is nominated for what it handed in here."""
    chosen, sent = entrant.nominated_at, row.submitted_at
    theirs = context.edition(row.edition).bank == "kvalitetskommun"
    return theirs and chosen is not None and sent is not None and sent <= chosen


def _form(award_round: Round, leave: Leave) -> tuple[Entrant, Assessment]:
    """Fetch a questionnaire of the round, and let nobody hand it in meanwhile."""
    entrant = entrant_of(award_round, leave.entrant_id)
    query = select(Assessment).where(
        Assessment.id == leave.assessment_id,
        Assessment.round_id == award_round.id,
        Assessment.municipality_id == entrant.municipality_id,
    )
    row = db.session.scalars(query.with_for_update().execution_options(populate_existing=True)).first()
    if row is None:
        raise NotThereError
    return entrant, row


def why_faults(why: str) -> dict[str, str]:
    """Say what is wrong with a reason, by its field."""
    if not why:
        return {"why": _("Skriv ett skäl. Kommunen kan läsa det.")}
    return {"why": _("Skälet är för långt. Skriv högst 2 000 tecken.")} if len(why) > WHY_LIMIT else {}


@deed
def extend(person_id: int, award_round: Round, leave: Leave) -> Assessment:
    """Give one municipality more time for a questionnaire."""
    current = locked(award_round.id)
    _entrant, row = _form(current, leave)
    check_not_announced(current)
    if row.submitted_at is not None:
        raise NotReadyError(_("Den är redan inlämnad."), _("Öppna den igen om kommunen behöver ändra."))
    faults = why_faults(leave.why.strip())
    closes = leave.closes
    if closes is None:
        raise InvalidError({**faults, "closes": _("Skriv till när kommunen ska ha tid.")})
    if closes <= clock.now():
        faults["closes"] = _("Den tiden har redan gått. Välj en senare.")
    elif row.closes_at is not None and closes <= row.closes_at:
        faults["closes"] = _("Kommunen har redan tid till dess. Välj en senare.")
    if faults:
        raise InvalidError(faults)
    give_time(person_id, row, closes, leave.why.strip())
    return row


def give_time(person_id: int, row: Assessment, closes: datetime, why: str) -> None:
    """Write down that a questionnaire closes later, inside the deed that decides it."""
    before, row.closes_at = row.closes_at, closes
    note(
        ASSESSMENT_EXTENDED,
        person_id,
        round_id=row.round_id,
        assessment_id=row.id,
        before={"closes": before.isoformat() if before else None},
        after={"closes": closes.isoformat()},
        why=why,
    )


@deed
def reopen(person_id: int, award_round: Round, leave: Leave) -> Assessment:
    """Give a municipality its hand-in back; the receipt it had stands in the event."""
    current = locked(award_round.id)
    entrant, row = _form(current, leave)
    check_not_announced(current)
    _check_untouched(entrant, row)
    faults = why_faults(leave.why.strip())
    ends = leave.closes or row.closes_at
    if ends is not None and ends <= clock.now():
        faults["closes"] = _("Tiden har gått ut. Skriv till när kommunen ska ha tid.")
    if faults:
        raise InvalidError(faults)
    before = {
        "receipt": row.receipt_number,
        "sha256": row.receipt_hash,
        "signed": [row.signed_name, row.signed_title],
        "at": row.submitted_at.isoformat() if row.submitted_at else None,
    }
    hand_in.give_back(row)
    row.closes_at = ends
    note(
        ASSESSMENT_REOPENED,
        person_id,
        round_id=current.id,
        assessment_id=row.id,
        before=before,
        after={"closes": ends.isoformat() if ends else None},
        why=leave.why.strip(),
    )
    return row


def check_not_announced(award_round: Round) -> None:
    """Refuse where the results are public."""
    if award_round.announced_at is not None:
        raise final(_("Resultaten är offentliga, och inget i omgången ändras mer."))


def _check_untouched(entrant: Entrant, row: Assessment) -> None:
    """Refuse where somebody already builds on what was handed in."""
    if row.submitted_at is None:
        raise NotReadyError(
            _("Den är inte inlämnad."),
            _("Den behöver inte öppnas. Ge kommunen mer tid om tiden inte räcker."),
        )
    if db.session.scalar(select(Evaluation.id).where(Evaluation.assessment_id == row.id)) is not None:
        raise NotReadyError(
            _("Kommunen har fått utvärderare, och det som de läser öppnas inte igen."),
            _("Be kommunen skriva till utvärderarna i samtalet vid frågan."),
        )
    if _nominated_for(entrant, row):
        raise NotReadyError(
            _("Kommunen är nominerad för det den lämnade in, och det öppnas inte igen."),
            _("Är något i den fel, säg det till juryn."),
        )
