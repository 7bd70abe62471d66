"""Which agreed marks somebody has looked into, and which were accepted without a check."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import bindparam, select, union

from questionnaires.judgement.checks.unchecked import CHECKED, Trace, Unchecked, state_of, unchecked
from webapp.evaluation.models.evaluations import EvaluatorMark, PublishedResult
from webapp.evaluation.models.visits import PlanTick, SourceLink
from webapp.ground.roles import AGREED
from webapp.ground.store.database import db

_MARK = EvaluatorMark
_TRACES = select(
    _MARK.question_id, _MARK.track, _MARK.way, _MARK.differs, (_MARK.motivation != "").label("motivated")
).where(_MARK.evaluation_id == bindparam("evaluation"))
_SEEN = union(
    *(
        select(one.question_id).where(one.evaluation_id == bindparam("evaluation"))
        for one in (PlanTick, SourceLink)
    )
)


_FIXED = select(PublishedResult).where(PublishedResult.evaluation_id == bindparam("evaluation"))


def acceptances(evaluation_id: int) -> dict[str, str]:
    """Tell the state of every agreed mark by its question's id: checked, accepted or accepted in bulk."""
    about = {"evaluation": evaluation_id}
    traces: defaultdict[str, list[Trace]] = defaultdict(list)
    agreed = []
    for question_id, track, way, departs, motivated in db.session.execute(_TRACES, about):
        traces[question_id].append(Trace(way, departs, motivated))
        agreed += [question_id] if track == AGREED else []
    seen = set(db.session.scalars(_SEEN, about))
    return {one: state_of(traces[one], seen=one in seen) for one in agreed}


def unchecked_of(evaluation_id: int) -> Unchecked | None:
    """Count what was accepted without a check, as it was fixed or stands now; None where nothing is kept."""
    fixed = db.session.scalars(_FIXED, {"evaluation": evaluation_id}).first()
    found = acceptances(evaluation_id) if fixed is None else fixed_acceptances(fixed)
    return unchecked(found) if found else None


def fixed_acceptances(result: PublishedResult) -> dict[str, str]:
    """Give what was fixed with a result; nothing of those that are older than the question."""
    found: dict[str, str] = result.marks.get("acceptances", {})
    return found


def looked_at(result: PublishedResult, ids: Sequence[str]) -> list[bool]:
    """Tell of each question whether somebody looked at it; all of them where it was not kept."""
    kept = fixed_acceptances(result)
    return [kept.get(one, CHECKED) == CHECKED for one in ids]
