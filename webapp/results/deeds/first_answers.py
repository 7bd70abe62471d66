"""The answers of a first rose taken along to a municipality's own assessment."""

from __future__ import annotations

from collections.abc import Mapping

from questionnaires.edition import Edition
from webapp.assessment.content import Said
from webapp.assessment.deeds.answers import Sent, save_answers
from webapp.assessment.queries.answers import kept_answers
from webapp.assessment.queries.own_assessment import OwnAssessment


def take_along(subject: OwnAssessment, chosen: Mapping[str, str], tried: Edition, key: str) -> int:
    """Save the levels as answers to questions that nobody has begun; tell how many that were.

    What is answered stays as it is. Raises as save_answers does.
    """
    kept = kept_answers(subject.id)
    sent = [
        Sent(question_id, Said({tried.questions[question_id].kind.parts[0].id: level}), 0, f"{key}{place}")
        for place, (question_id, level) in enumerate(chosen.items())
        if question_id not in kept and question_id in subject.edition.questions
    ]
    return sum(1 for outcome in save_answers(subject, sent) if not outcome.refused) if sent else 0
