"""How strict evaluators are, from all fixed evaluations of award rounds: one's own to see, and nobody else's.

What two marked blind never changes once the result is fixed, so each evaluation is compared once a process.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection

from sqlalchemy import bindparam, select

from questionnaires.edition import Edition
from questionnaires.judgement.evaluators.severity import MOVED, Compared, Severities, compared, severities
from questionnaires.marks import Mark
from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation, EvaluatorMark, Seat
from webapp.evaluation.queries.marks import mark_from_data
from webapp.ground import context
from webapp.ground.roles import TRACK_A, TRACK_B
from webapp.ground.store.database import db

Apart = Callable[[Collection[int], Collection[int]], float | None]
"""How many points of a total two pairs differ by in strictness; None where it is not known."""
_Marks = defaultdict[tuple[int, str], dict[str, Mark]]
_LEVELS = 4
_BOTH = (TRACK_A, TRACK_B)
_SEATS = (
    select(Evaluation.id, Assessment.edition, Assessment.areas, Seat.track, Seat.person_id)
    .join(Assessment, Assessment.id == Evaluation.assessment_id)
    .join(Seat, Seat.evaluation_id == Evaluation.id)
    .where(
        Evaluation.published_at.is_not(None),
        Assessment.round_id.is_not(None),
        Seat.track.in_(_BOTH),
    )
    .order_by(Evaluation.id, Seat.track)
)
_MARKS = select(
    EvaluatorMark.evaluation_id, EvaluatorMark.track, EvaluatorMark.question_id, EvaluatorMark.mark
).where(
    EvaluatorMark.evaluation_id.in_(bindparam("evaluations", expanding=True)), EvaluatorMark.track.in_(_BOTH)
)


def all_severities() -> Severities:
    """Tell how strict everybody is who has marked beside somebody in a fixed evaluation of a round."""
    return severities([one for one in _compared().values() if one is not None])


def severity(edition: Edition) -> Apart:
    """Give what tells by how many points of an edition's total two pairs differ in strictness.

    No point is corrected by it; it says how unsure the order of two totals is. Two pairs are known when all
    of them have sat in three fixed evaluations and hang together; else None, and the usual figure holds.
    """
    known = all_severities()
    most = sum((area.max_points or 0) for area in edition.areas)
    points = most * MOVED / _LEVELS

    def apart(first: Collection[int], second: Collection[int]) -> float | None:
        levels = known.apart(first, second)
        return None if levels is None else levels * points

    return apart


def _compared() -> dict[int, Compared | None]:
    """Give every fixed evaluation's comparison, by its id; only new ones are read."""
    seated: defaultdict[int, dict[str, int]] = defaultdict(dict)
    of: dict[int, tuple[str, str]] = {}
    for evaluation, edition, areas, track, who in db.session.execute(_SEATS):
        seated[evaluation][track] = who
        of[evaluation] = (edition, areas)
    pairs = {one: (who[TRACK_A], who[TRACK_B]) for one, who in seated.items() if len(who) == len(_BOTH)}
    kept: dict[tuple[int, tuple[int, int]], Compared | None] = context.kept("severity")
    missing = [one for one, pair in pairs.items() if (one, pair) not in kept]
    marks = _marks(missing, of) if missing else _Marks(dict)
    for one in missing:
        asked = context.edition(*of[one])
        kept[one, pairs[one]] = compared(pairs[one], asked, marks[one, TRACK_A], marks[one, TRACK_B])
    return {one: kept[one, pair] for one, pair in pairs.items()}


def _marks(evaluations: list[int], of: dict[int, tuple[str, str]]) -> dict[tuple[int, str], dict[str, Mark]]:
    found: _Marks = defaultdict(dict)
    for evaluation, track, question, data in db.session.execute(_MARKS, {"evaluations": evaluations}):
        asked = context.edition(*of[evaluation]).questions.get(question)
        if asked is not None:
            found[evaluation, track][question] = mark_from_data(asked, data)
    return found
