"""The evidence that stood beside last time's answer, to be used again beside this time's."""

from __future__ import annotations

from collections.abc import Collection

from questionnaires.edition import Description, Question
from webapp.assessment.deeds.earlier_answers import recalled
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.evidence.queries.beside_answers import Beside, beside_answers


def used_last_time(
    subject: OwnAssessment, asked: Question | Description, here: Collection[int]
) -> list[Beside]:
    """List what stood at the questions behind this one and is still there, but for what is `here` already."""
    last = recalled(subject, [asked]).get(asked.id)
    if last is None:
        return []
    found = beside_answers(last.assessment_id, [one.id for one in last.before])
    every = {one.id: one for several in found.values() for one in several}
    return [one for one in every.values() if one.there and one.id not in here]
