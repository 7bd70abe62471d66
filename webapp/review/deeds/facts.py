"""Stating short facts: the municipality until its evaluation is sent on, the pair until it is fixed."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from flask_babel import gettext as _
from sqlalchemy import select

from questionnaires.municipalities.council import fault_of
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import (
    ClosedError,
    InvalidError,
    NotAllowedError,
    NotThereError,
    StaleError,
    final,
)
from webapp.ground.roles import WRITERS
from webapp.ground.store.database import db, deed
from webapp.review.events import FACT_STATED
from webapp.review.models.facts import ShortFact
from webapp.review.models.reviews import Review, RightOfReply
from webapp.review.queries.facts import COUNCIL, COVER, SHORT, Stated, facts_of

LIMITS = {"value": 200, "year": 20, "source": 200}


class StaleFactsError(StaleError):
    """A newer fact has been stated since the sender looked; `kept` is what stands there now, by kind."""

    def __init__(self, kept: dict[str, Stated]) -> None:
        super().__init__(
            _("En nyare uppgift har sparats sedan du öppnade sidan."),
            _("Det du skrev står kvar i fälten. Ändra så att det blir rätt och spara igen."),
        )
        self.kept = kept


def check_states(subject: OwnAssessment) -> None:
    """Refuse those of the municipality who only read; the nomination has no report."""
    if subject.edition.descriptions:
        raise NotThereError
    if subject.role not in WRITERS:
        raise NotAllowedError(_("Du kan läsa men inte ändra kortfakta."), _("Be samordnaren."))


def sent_on(assessment_id: int) -> bool:
    """Tell whether the evaluation has gone to its third reader or to the municipality, or is fixed."""
    query = (
        select(Evaluation.id)
        .outerjoin(Review, Review.evaluation_id == Evaluation.id)
        .outerjoin(RightOfReply, RightOfReply.evaluation_id == Evaluation.id)
        .where(Evaluation.assessment_id == assessment_id)
        .where(Review.id.is_not(None) | RightOfReply.id.is_not(None) | Evaluation.published_at.is_not(None))
    )
    return db.session.scalar(query.limit(1)) is not None


@deed
def state_own(subject: OwnAssessment, said: Mapping[str, Stated]) -> None:
    """Keep what the municipality states about itself.

    Raises ClosedError once the evaluation is sent on: then it is replied to as the rest of the draft is.
    """
    _hold(subject.id)
    if sent_on(subject.id):
        raise ClosedError(
            _("Utvärderingen är skickad vidare, och kortfakta ändras av utvärderarna."),
            _("Skriv till dem i svaret på utkastet om något är fel."),
        )
    _keep_all(subject.person_id, subject.id, None, said, SHORT)


@deed
def state_for_report(seat: OwnSeat, said: Mapping[str, Stated]) -> None:
    """Keep what the pair states, and what stands on the cover, until the result is fixed."""
    _hold(seat.assessment.id)
    db.session.refresh(seat.evaluation)
    if seat.evaluation.published_at is not None:
        raise final(_("Resultatet är fastställt, och rapportens kortfakta ändras inte mer."))
    _keep_all(seat.person_id, seat.assessment.id, seat.evaluation.id, said, (*SHORT, *COVER))


def _hold(assessment_id: int) -> None:
    """Let those who state something about an assessment come one after the other."""
    db.session.execute(select(Assessment.id).where(Assessment.id == assessment_id).with_for_update())


def _keep_all(
    person_id: int,
    assessment_id: int,
    evaluation_id: int | None,
    said: Mapping[str, Stated],
    known: Collection[str],
) -> None:
    """Keep all or nothing: what is faulty or passed by somebody else stops the rest."""
    kept = facts_of(assessment_id)
    new = {kind: one for kind, one in said.items() if kind in known and one.said != kept[kind].said}
    _check(new)
    stale = {kind: kept[kind] for kind, one in new.items() if one.version != kept[kind].version}
    if stale:
        raise StaleFactsError(stale)
    for kind, one in new.items():
        _keep(person_id, assessment_id, kind, one)
        note(
            FACT_STATED,
            person_id,
            assessment_id=assessment_id,
            evaluation_id=evaluation_id,
            before=_told(kind, kept[kind]),
            after=_told(kind, one),
            version=one.version + 1,
        )


def _check(said: Mapping[str, Stated]) -> None:
    faults = {}
    for kind, one in said.items():
        for name, limit in LIMITS.items():
            if len(getattr(one, name)) > limit:
                faults[f"{kind}:{name}"] = _("Skriv högst %(limit)s tecken.", limit=limit)
        if kind not in SHORT:
            continue
        if (
            kind == COUNCIL
            and one.value
            and len(one.value) <= LIMITS["value"]
            and (fault := fault_of(one.value))
        ):
            faults[f"{kind}:value"] = fault
        if one.value and not one.year:
            faults[f"{kind}:year"] = _("Skriv vilket år uppgiften gäller.")
        if one.value and not one.source:
            faults[f"{kind}:source"] = _("Skriv varifrån uppgiften kommer.")
        if not one.value and (one.year or one.source):
            faults[f"{kind}:value"] = _("Skriv själva uppgiften, eller töm år och källa.")
    if faults:
        raise InvalidError(faults)


def _keep(person_id: int, assessment_id: int, kind: str, said: Stated) -> None:
    query = select(ShortFact).filter_by(assessment_id=assessment_id, kind=kind)
    row = db.session.scalars(query).first() or ShortFact(assessment_id=assessment_id, kind=kind)
    row.value, row.year, row.source = said.said
    row.version, row.saved_at, row.saved_by_id = said.version + 1, clock.now(), person_id
    db.session.add(row)
    db.session.flush()


def _told(kind: str, said: Stated) -> dict[str, str]:
    return {"kind": kind, "value": said.value, "year": said.year, "source": said.source}
