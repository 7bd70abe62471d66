"""How near the marks were: the two evaluators to each other, and the municipality to what was agreed."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _

from questionnaires.compass import Compass, count
from questionnaires.edition import Edition
from questionnaires.judgement.agreement import Agreement, agreements
from webapp.assessment.queries.answers import kept_answers
from webapp.assessment.queries.progress import marks_of
from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.queries.marks import kept_marks
from webapp.ground import context
from webapp.ground.refusals import NotReadyError
from webapp.ground.roles import AGREED, TRACK_A, TRACK_B


@dataclass(frozen=True, slots=True)
class Nearness:
    """Two comparisons of marks, by area number and "" for all, and how many questions are not agreed on."""

    edition: Edition
    pair: dict[str, Agreement]
    own: dict[str, Agreement]
    unsettled: int


def nearness(evaluation: Evaluation) -> Nearness:
    """Tell how near A and B were, and self and agreed; refused until both evaluators are done."""
    if evaluation.revealed_at is None:
        raise NotReadyError(
            _("Båda utvärderarna är inte klara än."),
            _("Vänta tills båda har sagt att de är klara. Då visas siffrorna."),
        )
    edition = context.edition(evaluation.assessment.edition, evaluation.assessment.areas)
    own = count(edition, marks_of(edition, kept_answers(evaluation.assessment_id)))
    agreed = _counted(edition, evaluation.id, AGREED)
    return Nearness(
        edition,
        agreements(_counted(edition, evaluation.id, TRACK_A), _counted(edition, evaluation.id, TRACK_B)),
        agreements(own, agreed),
        sum(question not in agreed.marks for question in edition.questions),
    )


def _counted(edition: Edition, evaluation_id: int, track: str) -> Compass:
    kept = kept_marks(edition, evaluation_id, track)
    return count(edition, {q: one.mark for q, one in kept.items() if one.mark is not None})
