"""How near the marks were: the two evaluators to each other, and the municipality to what was agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import func, select

from questionnaires.compass import Compass, count
from questionnaires.edition import Edition
from questionnaires.judgement.agreement import Agreement, agreements
from questionnaires.judgement.departures import Departures, departures
from webapp.assessment.queries.answers import kept_answers
from webapp.assessment.queries.progress import marks_of
from webapp.evaluation.models.evaluations import Evaluation, EvaluatorMark
from webapp.evaluation.queries.marks import kept_marks
from webapp.ground import context
from webapp.ground.refusals import NotReadyError
from webapp.ground.roles import AGREED, TRACK_A, TRACK_B
from webapp.ground.store.database import db


@dataclass(frozen=True, slots=True)
class Nearness:
    """Comparisons of marks, by area number and "" for all, and how many questions are not agreed on.

    `departed` is what A and B changed of the municipality's own; `last` when each last changed a mark.
    """

    edition: Edition
    pair: dict[str, Agreement]
    departed: dict[str, Departures]
    own: dict[str, Agreement]
    unsettled: int
    last: dict[str, datetime]


def nearness(evaluation: Evaluation) -> Nearness:
    """Tell how near A and B were, and self and agreed; refused until both evaluators are done."""
    if evaluation.revealed_at is None:
        raise NotReadyError(
            _("Båda utvärderarna är inte klara än."),
            _("Vänta tills båda har sagt att de är klara. Då visas siffrorna."),
        )
    edition = context.edition(evaluation.assessment.edition, evaluation.assessment.areas)
    own = count(edition, marks_of(edition, kept_answers(evaluation.assessment_id)))
    first, second, agreed = (_counted(edition, evaluation.id, track) for track in (TRACK_A, TRACK_B, AGREED))
    return Nearness(
        edition,
        agreements(first, second),
        departures(own, first, second),
        agreements(own, agreed),
        sum(question not in agreed.marks for question in edition.questions),
        _last_changed(evaluation.id),
    )


def _last_changed(evaluation_id: int) -> dict[str, datetime]:
    """Give when each evaluator last changed a mark of the own track."""
    track, when = EvaluatorMark.track, func.max(EvaluatorMark.saved_at)
    blind = EvaluatorMark.evaluation_id == evaluation_id, track.in_((TRACK_A, TRACK_B))
    rows = db.session.execute(select(track, when).where(*blind).group_by(track))
    return {whose: moment for whose, moment in rows}  # noqa: C416 -- a row is no pair to mypy


def _counted(edition: Edition, evaluation_id: int, track: str) -> Compass:
    kept = kept_marks(edition, evaluation_id, track)
    return count(edition, {q: one.mark for q, one in kept.items() if one.mark is not None})
