"""Which handed-in nominations have nearly one step throughout: the office may ask before the jury reads."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, func, select

from questionnaires.compass import count
from questionnaires.judgement.consistency import consistency
from webapp.assessment.models.assessments import Answer, Assessment
from webapp.assessment.queries.answers import kept_in
from webapp.assessment.queries.progress import marks_of
from webapp.award.queries.office_answers import read_from
from webapp.ground import context
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round

MOST_KNOWN = 2_000
"""So many nominations are known at a time."""


def same_step(award_round: Round, hidden: frozenset[int], among: Collection[int]) -> frozenset[int]:
    """Name those of some municipalities whose answers call for another look: of those that are shown.

    No answer is told. None is named that is hidden from the reader, and none once the office reads itself.
    """
    if not award_round.nomination_edition or not read_from(award_round):
        return frozenset()
    query = select(Assessment.id, Assessment.municipality_id).where(
        Assessment.round_id == award_round.id,
        Assessment.edition == award_round.nomination_edition,
        Assessment.submitted_at.is_not(None),
        Assessment.municipality_id.in_(set(among) - hidden),
    )
    of = {row.id: row.municipality_id for row in db.session.execute(query)}
    edition = context.edition(award_round.nomination_edition)
    known = context.kept("consistency")
    keys = {row.assessment_id: (edition.digest, *row) for row in db.session.execute(_state(of))}
    if len(known) > MOST_KNOWN:
        known.clear()
    missing = [one for one, key in keys.items() if key not in known]
    for assessment_id, answers in kept_in(missing).items():
        seen = consistency(count(edition, marks_of(edition, answers)))
        known[keys[assessment_id]] = bool(seen and seen.calls)
    return frozenset(of[one] for one, key in keys.items() if known.get(key))


def _state(assessments: Collection[int]) -> Select[Any]:
    """Ask how the answers stand: what they say is counted once a process, until one of them is another."""
    row: list[Any] = [Answer.assessment_id, func.count(), func.sum(Answer.version), func.max(Answer.saved_at)]
    return select(*row).where(Answer.assessment_id.in_(assessments)).group_by(Answer.assessment_id)
