"""Fixing a result for ever: edition, digest, both sets of marks and every figure, written once."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Select, select

from questionnaires.compass import Compass, count
from questionnaires.compass_data import compass_as_data
from questionnaires.difference import Adjustment, adjustments
from webapp.assessment.queries.answers import kept_answers
from webapp.assessment.queries.progress import marks_of
from webapp.evaluation.deeds.fixed_sums import write_sums
from webapp.evaluation.models.evaluations import Evaluation, EvaluatorMark, PublishedResult
from webapp.evaluation.queries.acceptances import acceptances
from webapp.evaluation.queries.marks import kept_marks, mark_as_data
from webapp.evaluation.queries.results import compasses_of
from webapp.evaluation.queries.seats.own_seat import evaluation_to_publish
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import NotReadyError
from webapp.ground.roles import AGREED, TRACK_A, TRACK_B
from webapp.ground.store.database import db, deed
from webapp.review.events import RESULT_PUBLISHED
from webapp.review.queries import stage_overview
from webapp.rounds.models.rounds import Entrant, Round
from webapp.rounds.open_questions import made_public


@deed
def publish(person_id: int, evaluation_id: int) -> PublishedResult:
    """Fix the result of an evaluation, once; a second time finds the first.

    Raises NotReadyError while a question has no agreed mark.
    """
    evaluation = evaluation_to_publish(person_id, evaluation_id)
    db.session.execute(select(Evaluation.id).where(Evaluation.id == evaluation_id).with_for_update())
    fixed = db.session.scalars(_fixed(evaluation_id)).first()
    if fixed is not None:
        return fixed
    left = missing(evaluation)
    if left and not anything_marked(evaluation):
        raise NotReadyError(
            _("Ingen har bedömt något än."),
            _("Vänta tills utvärderarna har bedömt och enats om allt. Fastställ sedan."),
        )
    if left:
        raise NotReadyError(
            _("%(left)s frågor saknar enad bedömning.", left=left),
            _("Utvärderarna enas om dem i samsynen. Fastställ sedan."),
        )
    stage_overview.check_ready(evaluation)
    return _fix(person_id, evaluation)


def _fix(person_id: int, evaluation: Evaluation) -> PublishedResult:
    assessment = evaluation.assessment
    own, agreed = both_compasses(evaluation)
    edition = own.edition
    evaluation.published_at = clock.now()
    row = PublishedResult(
        evaluation_id=evaluation.id,
        municipality_id=assessment.municipality_id,
        edition=edition.id,
        digest=edition.digest,
        marks={"own": _kept(own), "agreed": _kept(agreed), "acceptances": acceptances(evaluation.id)},
        figures={"own": compass_as_data(own), "agreed": compass_as_data(agreed)},
        published_at=evaluation.published_at,
        published_by_id=person_id,
    )
    db.session.add(row)
    note(
        RESULT_PUBLISHED,
        person_id,
        assessment_id=assessment.id,
        round_id=assessment.round_id,
        after={"edition": edition.id, "digest": edition.digest, "total": row.figures["agreed"]["total"]},
    )
    db.session.flush()
    write_sums([row])
    if assessment.round_id is not None:
        list(made_public(assessment.round_id))
    return row


def _fixed(evaluation_id: int) -> Select[PublishedResult]:
    return select(PublishedResult).where(PublishedResult.evaluation_id == evaluation_id)


def result_of(evaluation_id: int) -> PublishedResult | None:
    """Give the fixed result of an evaluation, if there is one."""
    return db.session.scalars(_fixed(evaluation_id)).first()


def unannounced_entrant(evaluation: Evaluation) -> int:
    """Give the nominee of a round that is not announced, whose result the jury's pages show; 0 elsewhere."""
    assessment = evaluation.assessment
    query = (
        select(Entrant.id)
        .join(Round, Round.id == Entrant.round_id)
        .where(
            Entrant.round_id == assessment.round_id,
            Entrant.municipality_id == assessment.municipality_id,
            Entrant.nominated_at.is_not(None),
            Round.announced_at.is_(None),
        )
    )
    return db.session.scalar(query) or 0


def missing(evaluation: Evaluation) -> int:
    """Count the questions that have no agreed mark yet."""
    query = select(EvaluatorMark.id).where(
        EvaluatorMark.evaluation_id == evaluation.id, EvaluatorMark.track == AGREED
    )
    questions = context.edition(evaluation.assessment.edition, evaluation.assessment.areas).questions
    return len(questions) - len(list(db.session.scalars(query)))


def anything_marked(evaluation: Evaluation) -> bool:
    """Tell whether an evaluator has marked anything that counts."""
    query = select(EvaluatorMark.id).where(
        EvaluatorMark.evaluation_id == evaluation.id, EvaluatorMark.track.in_((TRACK_A, TRACK_B))
    )
    return db.session.scalar(query.limit(1)) is not None


def both_compasses(evaluation: Evaluation) -> tuple[Compass, Compass]:
    """Count the municipality's own answers and the agreed marks."""
    edition = context.edition(evaluation.assessment.edition, evaluation.assessment.areas)
    answers = kept_answers(evaluation.assessment_id)
    own = count(edition, marks_of(edition, answers))
    agreed = kept_marks(edition, evaluation.id, AGREED)
    return own, count(edition, {q: kept.mark for q, kept in agreed.items() if kept.mark is not None})


def _kept(compass: Compass) -> dict[str, Any]:
    questions = compass.edition.questions
    return {q: mark_as_data(questions[q], mark) for q, mark in compass.marks.items()}


def adjustments_of(result: PublishedResult) -> dict[str, Adjustment]:
    """Set own and agreed points side by side, by area number, "" for the total."""
    return adjustments(*compasses_of(result))
